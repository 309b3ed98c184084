package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.yaml.BadFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The sound of a WAV file: RIFF with 16-bit PCM, 8 to 48 kHz, mono or stereo. */
final class WavFile {
  /** About five minutes of 48 kHz stereo; our choice. */
  private static final long LARGEST_BYTES = 64L << 20;

  private static final int LOWEST_RATE_HZ = 8_000;
  private static final int HIGHEST_RATE_HZ = 48_000;
  private static final int PCM = 1;

  /** WAVE_FORMAT_EXTENSIBLE: the real format is the first number of the sub-format's id. */
  private static final int EXTENSIBLE = 0xFFFE;

  private static final int SUB_FORMAT_AT = 24;
  private static final int BITS = 16;
  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FORMAT_BYTES = 16;

  private final short[] samples;
  private final int sampleRateHz;
  private final int channels;

  private WavFile(short[] samples, int sampleRateHz, int channels) {
    this.samples = samples;
    this.sampleRateHz = sampleRateHz;
    this.channels = channels;
  }

  /** Reads a file; a {@link BadFileException} says what is wrong with it. */
  static WavFile read(Path file) {
    String name = Objects.toString(file.getFileName(), "");
    try {
      long size = Files.size(file);
      if (size > LARGEST_BYTES) {
        throw bad(name, "is larger than " + LARGEST_BYTES + " bytes. Take a shorter piece");
      }
      return parse(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new BadFileException(
          name + " cannot be read (" + e.getClass().getSimpleName() + "). Check path and rights",
          e);
    }
  }

  static WavFile parse(String name, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < RIFF_HEADER
        || !id(bytes, 0).equals("RIFF")
        || !id(bytes, 8).equals("WAVE")) {
      throw bad(name, "is no WAV file: RIFF and WAVE are not at its start");
    }
    int format = -1;
    long at = RIFF_HEADER;
    while (at + CHUNK_HEADER <= bytes.length) {
      int content = (int) at + CHUNK_HEADER;
      long length = Integer.toUnsignedLong(buffer.getInt((int) at + 4));
      long there = Math.min(length, bytes.length - content);
      String id = id(bytes, (int) at);
      if (id.equals("fmt ")) {
        if (there < FORMAT_BYTES) {
          throw bad(name, "is cut off in its format");
        }
        format = content;
        check(name, buffer, format, (int) there);
      } else if (id.equals("data")) {
        if (format < 0) {
          throw bad(name, "has no format before its samples");
        }
        // Recorders that were stopped hard leave a length that was never true: take what is there.
        return sound(name, buffer, format, content, (int) there);
      }
      at = content + length + (length & 1);
    }
    throw bad(name, format < 0 ? "has no format" : "has no samples");
  }

  private static void check(String name, ByteBuffer buffer, int format, int length) {
    int coding = Short.toUnsignedInt(buffer.getShort(format));
    if (coding == EXTENSIBLE && length >= SUB_FORMAT_AT + 2) {
      coding = Short.toUnsignedInt(buffer.getShort(format + SUB_FORMAT_AT));
    }
    int channels = Short.toUnsignedInt(buffer.getShort(format + 2));
    long rate = Integer.toUnsignedLong(buffer.getInt(format + 4));
    int bits = Short.toUnsignedInt(buffer.getShort(format + 14));
    if (coding != PCM || bits != BITS) {
      throw bad(
          name,
          "must hold 16-bit PCM (coding 1), got coding " + coding + " with " + bits + " bits");
    }
    if (channels < 1 || channels > 2) {
      throw bad(name, "must have 1 or 2 channels, got " + channels);
    }
    if (rate < LOWEST_RATE_HZ || rate > HIGHEST_RATE_HZ) {
      throw bad(name, "must have 8000 to 48000 samples a second, got " + rate);
    }
  }

  private static WavFile sound(String name, ByteBuffer buffer, int format, int content, int bytes) {
    int channels = buffer.getShort(format + 2);
    int frames = bytes / (2 * channels);
    if (frames == 0) {
      throw bad(name, "has no samples");
    }
    short[] samples = new short[frames * channels];
    buffer.position(content);
    buffer.asShortBuffer().get(samples);
    return new WavFile(samples, buffer.getInt(format + 4), channels);
  }

  private static String id(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }

  private static BadFileException bad(String name, String problem) {
    return new BadFileException(
        name + " " + problem + ". Convert it: ffmpeg -i IN -ar 16000 -ac 1 -c:a pcm_s16le OUT.wav");
  }

  /** The samples, interleaved. Not to be changed. */
  short[] samples() {
    return samples;
  }

  int sampleRateHz() {
    return sampleRateHz;
  }

  int channels() {
    return channels;
  }
}
