package dev.aicall.cli.audio;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a WAV file (RIFF, 16-bit PCM, plain or extensible) as a stream: memory does not grow with
 * the file. A file that was cut short ends where it ends, and a data size of 0 or 2^32 − 1, as
 * programs write that stream, means up to the end.
 *
 * <p>Source: Multimedia Programming Interface and Data Specifications 1.0 (Microsoft, IBM, 1991)
 * and WAVEFORMATEXTENSIBLE of the Windows SDK.
 */
public final class WavInput {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int FORMAT_BYTES = 16;
  private static final int EXTENSIBLE_BYTES = 40;

  /** Where the format's number stands in the GUID of an extensible header. */
  private static final int SUB_FORMAT_OFFSET = 24;

  private static final long UNKNOWN_SIZE = 0xFFFF_FFFFL;

  private WavInput() {}

  /**
   * Opens a file and reads up to its sound.
   *
   * @param file the file
   * @return its samples
   * @throws WavFormatException if it is something else than 16-bit PCM; the message says what
   * @throws IOException if it cannot be read
   */
  public static PcmInput open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
    try {
      return read(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  static PcmInput read(InputStream in) throws IOException {
    requireRiff(in);
    PcmFormat format = null;
    while (true) {
      byte[] head = in.readNBytes(8);
      if (head.length < 8) {
        throw new WavFormatException(
            format == null ? "no 'fmt ' chunk: not a WAV file" : "no 'data' chunk: no sound in it");
      }
      String id = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
      long size = Integer.toUnsignedLong(littleEndian(head).getInt(4));
      if (id.equals("data")) {
        return data(in, format, size);
      }
      if (id.equals("fmt ")) {
        format = format(in, size);
      } else {
        skip(in, size + (size & 1));
      }
    }
  }

  private static void requireRiff(InputStream in) throws IOException {
    byte[] head = in.readNBytes(12);
    String riff = text(head, 0);
    if (riff.equals("RF64") || riff.equals("RIFX") || riff.equals("BW64")) {
      throw new WavFormatException(riff + " is not supported, only RIFF");
    }
    if (!riff.equals("RIFF") || !text(head, 8).equals("WAVE")) {
      throw new WavFormatException("not a WAV file: it does not begin with RIFF and WAVE");
    }
  }

  private static PcmFormat format(InputStream in, long size) throws IOException {
    if (size < FORMAT_BYTES) {
      throw new WavFormatException("'fmt ' chunk: at least 16 bytes, got " + size);
    }
    int read = (int) Math.min(size, EXTENSIBLE_BYTES);
    byte[] bytes = in.readNBytes(read);
    if (bytes.length < read) {
      throw new WavFormatException("cut short inside its header");
    }
    skip(in, size - read + (size & 1));
    ByteBuffer fields = littleEndian(bytes);
    int tag = Short.toUnsignedInt(fields.getShort(0));
    if (tag == EXTENSIBLE && read == EXTENSIBLE_BYTES) {
      tag = Short.toUnsignedInt(fields.getShort(SUB_FORMAT_OFFSET));
    }
    int bits = Short.toUnsignedInt(fields.getShort(14));
    if (tag != PCM || bits != 16) {
      throw new WavFormatException("16-bit PCM wanted, got " + name(tag, bits));
    }
    int channels = Short.toUnsignedInt(fields.getShort(2));
    int frameBytes = Short.toUnsignedInt(fields.getShort(12));
    if (frameBytes != 2 * channels) {
      throw new WavFormatException(
          "bytes a frame: " + 2 * channels + " for " + channels + " channels, got " + frameBytes);
    }
    try {
      return new PcmFormat(fields.getInt(4), channels);
    } catch (IllegalArgumentException e) {
      throw new WavFormatException(String.valueOf(e.getMessage()));
    }
  }

  private static String name(int tag, int bits) {
    return switch (tag) {
      case PCM -> bits + "-bit PCM";
      case FLOAT -> bits + "-bit floating point";
      case A_LAW -> "A-law";
      case MU_LAW -> "mu-law";
      default -> "format number " + tag;
    };
  }

  private static PcmInput data(InputStream in, @Nullable PcmFormat format, long size)
      throws WavFormatException {
    if (format == null) {
      throw new WavFormatException("'data' comes before 'fmt ': not a valid WAV file");
    }
    boolean toTheEnd = size == 0 || size == UNKNOWN_SIZE;
    return new RawPcmInput(in, format, toTheEnd ? Long.MAX_VALUE : size);
  }

  private static void skip(InputStream in, long bytes) throws IOException {
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw new WavFormatException("cut short before its sound");
    }
  }

  private static String text(byte[] bytes, int offset) {
    return bytes.length < offset + 4
        ? ""
        : new String(bytes, offset, 4, StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
