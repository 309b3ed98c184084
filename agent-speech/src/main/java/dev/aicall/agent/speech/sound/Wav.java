package dev.aicall.agent.speech.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files with 16 bit samples. */
public final class Wav {
  private static final int HEADER_BYTES = 44;

  private Wav() {}

  /**
   * Some sound.
   *
   * @param rateHz samples a second
   * @param samples mono
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on at once, never compared.
  public record Sound(int rateHz, short[] samples) {}

  /**
   * Reads a file; of several channels the first. A length that is too large is taken as "to the
   * end", which is what services write that stream.
   *
   * @param file its bytes
   * @return the sound
   * @throws IllegalArgumentException if it is no such file
   */
  public static Sound read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < HEADER_BYTES
        || !tag(in).equals("RIFF")
        || in.getInt() == 0
        || !tag(in).equals("WAVE")) {
      throw new IllegalArgumentException("not a WAV file");
    }
    int channels = 0;
    int rate = 0;
    while (in.remaining() >= 8) {
      String name = tag(in);
      long declared = Integer.toUnsignedLong(in.getInt());
      int length = (int) Math.min(declared, in.remaining());
      int end = in.position() + length;
      if (name.equals("fmt ") && length >= 16) {
        int format = in.getShort();
        channels = in.getShort();
        rate = in.getInt();
        in.getInt();
        in.getShort();
        int bits = in.getShort();
        // 0xFFFE: the extensible form, which is used for plain samples, too.
        if ((format != 1 && format != (short) 0xFFFE) || bits != 16) {
          throw new IllegalArgumentException(
              "WAV: 16 bit samples expected, got format " + format + " with " + bits + " bits");
        }
      } else if (name.equals("data")) {
        return new Sound(requireRate(rate), firstChannel(in, length, channels));
      }
      in.position(Math.min(in.limit(), end + (length & 1)));
    }
    throw new IllegalArgumentException("WAV: no data");
  }

  private static int requireRate(int rate) {
    if (rate < 4000 || rate > 192_000) {
      throw new IllegalArgumentException("WAV: 4000 to 192000 samples a second, got " + rate);
    }
    return rate;
  }

  private static short[] firstChannel(ByteBuffer in, int bytes, int channels) {
    if (channels < 1 || channels > 8) {
      throw new IllegalArgumentException("WAV: 1 to 8 channels, got " + channels);
    }
    short[] samples = new short[bytes / 2 / channels];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = in.getShort(in.position() + i * 2 * channels);
    }
    return samples;
  }

  private static String tag(ByteBuffer in) {
    byte[] four = new byte[4];
    in.get(four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }

  /**
   * Writes a file.
   *
   * @param sound mono
   * @return its bytes
   */
  public static byte[] write(Sound sound) {
    int bytes = sound.samples().length * 2;
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(ascii("RIFF"))
            .putInt(HEADER_BYTES - 8 + bytes)
            .put(ascii("WAVEfmt "))
            .putInt(16)
            .putShort((short) 1)
            .putShort((short) 1)
            .putInt(sound.rateHz())
            .putInt(sound.rateHz() * 2)
            .putShort((short) 2)
            .putShort((short) 16)
            .put(ascii("data"))
            .putInt(bytes);
    for (short sample : sound.samples()) {
      out.putShort(sample);
    }
    return out.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
