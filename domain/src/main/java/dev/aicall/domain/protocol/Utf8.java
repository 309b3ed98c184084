package dev.aicall.domain.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Makes sure that bytes are UTF-8 before Jackson sees them: its byte parser stops at some
 * ill-formed sequences and lets others through (overlong forms, encoded surrogates), where the
 * protocol wants U+FFFD for all.
 */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ANY_HIGH_BIT = 0x8080808080808080L;

  private Utf8() {}

  /**
   * Returns the bytes themselves if they are well-formed, else a copy with U+FFFD for what is not.
   */
  static byte[] wellFormed(byte[] bytes) {
    if (isWellFormed(bytes)) {
      return bytes;
    }
    return new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isWellFormed(byte[] bytes) {
    int at = 0;
    while (true) {
      while (at + Long.BYTES <= bytes.length && ((long) LONGS.get(bytes, at) & ANY_HIGH_BIT) == 0) {
        at += Long.BYTES;
      }
      while (at < bytes.length && bytes[at] >= 0) {
        at++;
      }
      if (at == bytes.length) {
        return true;
      }
      // Other text than ASCII comes in runs.
      while (at < bytes.length && bytes[at] < 0) {
        int length = isPlainThreeBytes(bytes, at) ? 3 : multiByteLength(bytes, at);
        if (length == 0) {
          return false;
        }
        at += length;
      }
    }
  }

  /**
   * Sees most Chinese, Japanese and Korean text at one look; what it misses gets the full check.
   */
  private static boolean isPlainThreeBytes(byte[] bytes, int at) {
    if (at + Integer.BYTES > bytes.length) {
      return false;
    }
    int next = (int) INTS.get(bytes, at);
    int lead = next & 0xFF;
    return (next & 0xC0C0F0) == 0x8080E0 && lead != 0xE0 && lead != 0xED;
  }

  /**
   * The length of the well-formed sequence of two to four bytes that begins here, or 0 (Unicode
   * table 3-7).
   */
  private static int multiByteLength(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > bytes.length) {
      return 0;
    }
    int second = bytes[at + 1] & 0xFF;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
