package dev.aicall.domain.share;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding by the rules of JavaScript's decodeURIComponent (ECMA-262, Decode). */
final class PercentEncoding {
  private static final int ESCAPE_LENGTH = 3;
  private static final int HEX = 16;

  private PercentEncoding() {}

  /** Replaces each run of escapes by the chars whose UTF-8 it is; all other chars stay. */
  static String decode(String text) throws ShareLinkFault {
    int escape = text.indexOf('%');
    if (escape < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    int at = 0;
    while (escape >= 0) {
      decoded.append(text, at, escape);
      at = escape;
      while (at < text.length() && text.charAt(at) == '%') {
        at += ESCAPE_LENGTH;
      }
      decoded.append(decodeRun(text, escape, at));
      escape = text.indexOf('%', at);
    }
    return decoded.append(text, at, text.length()).toString();
  }

  private static CharSequence decodeRun(String text, int from, int to) throws ShareLinkFault {
    ByteBuffer bytes = ByteBuffer.allocate((to - from) / ESCAPE_LENGTH);
    for (int at = from; at < to; at += ESCAPE_LENGTH) {
      int high = hexDigit(text, at + 1);
      int low = hexDigit(text, at + 2);
      if (high < 0 || low < 0) {
        throw fault(at, "a percent sign without two hex digits");
      }
      bytes.put((byte) (high * HEX + low));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
    } catch (CharacterCodingException e) {
      throw fault(from, "percent-encoded bytes that are not UTF-8");
    }
  }

  // Not Character.digit: that takes the digits of other scripts, too.
  private static int hexDigit(String text, int at) {
    char c = at < text.length() ? text.charAt(at) : 0;
    return c < 0x80 ? Character.digit(c, HEX) : -1;
  }

  private static ShareLinkFault fault(int position, String detail) {
    return new ShareLinkFault(RejectedShareLink.BAD_PERCENT_ENCODING, position, detail);
  }
}
