package dev.aicall.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"8000, 1, 1", "44100, 2, 88201", "48000, 1, 48000", "96000, 6, 6006", "11025, 1, 0"})
  void whatIsWrittenIsRead(int rate, int channels, int count) throws IOException {
    PcmFormat format = new PcmFormat(rate, channels);
    short[] samples = noise(count / channels * channels);
    Path file = folder.resolve("a.wav");

    try (WavOutput out = new WavOutput(file, format)) {
      out.write(samples, samples.length);
    }

    try (PcmInput in = WavInput.open(file)) {
      assertThat(in.format()).isEqualTo(format);
      assertThat(readAll(in)).isEqualTo(samples);
    }
    assertThat(Files.size(file)).isEqualTo(WavOutput.HEADER_BYTES + 2L * samples.length);
  }

  @Test
  void aFileThatIsStillBeingWrittenCanBeReadUpToTheLastSecond() throws IOException {
    Path file = folder.resolve("open.wav");
    short[] samples = noise(2_500);

    try (WavOutput out = new WavOutput(file, new PcmFormat(1_000, 1))) {
      out.write(samples, samples.length);

      try (PcmInput in = WavInput.open(file)) {
        assertThat(readAll(in)).isEqualTo(Arrays.copyOf(samples, 2_000));
      }
    }
  }

  @Test
  void extraChunksAreSkippedAndOddOnesPadded() throws IOException {
    byte[] wav =
        riff(
            chunk("LIST", new byte[] {1, 2, 3}),
            new byte[] {0},
            format(1, 1, 8_000, 16),
            chunk("data", new byte[] {1, 0, 2, 0}));

    assertThat(readAll(read(wav))).containsExactly((short) 1, (short) 2);
  }

  @Test
  void theExtensibleFormOfPcmIsRead() throws IOException {
    byte[] fields = Arrays.copyOf(formatFields(0xFFFE, 2, 16_000, 16), 40);
    littleEndian(fields).putShort(16, (short) 22).putShort(18, (short) 16).putShort(24, (short) 1);
    byte[] wav = riff(chunk("fmt ", fields), chunk("data", new byte[] {5, 0, 6, 0}));

    assertThat(read(wav).format()).isEqualTo(new PcmFormat(16_000, 2));
    assertThat(readAll(read(wav))).containsExactly((short) 5, (short) 6);
  }

  @Test
  void aFileCutShortEndsWhereItEnds() throws IOException {
    byte[] data = chunk("data", new byte[] {7, 0, 9});
    littleEndian(data).putInt(4, 1_000);

    short[] samples = readAll(read(riff(format(1, 1, 8_000, 16), data)));

    assertThat(samples).containsExactly((short) 7);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 8, 8-bit PCM",
    "1, 24, 24-bit PCM",
    "3, 32, 32-bit floating point",
    "6, 8, A-law",
    "7, 8, mu-law",
    "85, 0, format number 85"
  })
  void otherFormatsAreNamed(int tag, int bits, String name) {
    byte[] wav = riff(format(tag, 1, 8_000, bits), chunk("data", new byte[2]));

    assertThatThrownBy(() -> read(wav))
        .isInstanceOf(WavFormatException.class)
        .hasMessageContaining("got " + name);
  }

  @Test
  void filesThatAreNoWavAreRefused() {
    assertRefused("ID3....".getBytes(StandardCharsets.US_ASCII), "not a WAV file");
    assertRefused(new byte[0], "not a WAV file");
    assertRefused("RF64....WAVE".getBytes(StandardCharsets.US_ASCII), "RF64");
    assertRefused(riff(), "no 'fmt ' chunk");
    assertRefused(riff(format(1, 1, 8_000, 16)), "no 'data' chunk");
    assertRefused(riff(chunk("data", new byte[2])), "comes before");
    assertRefused(riff(chunk("fmt ", new byte[4])), "at least 16");
    assertRefused(riff(format(1, 1, 0, 16)), "sample rate");
    assertRefused(riff(format(1, 0, 8_000, 16)), "channels");
    byte[] cut = chunk("LIST", new byte[0]);
    littleEndian(cut).putInt(4, 99);
    assertRefused(riff(cut), "cut short");
  }

  private static void assertRefused(byte[] file, String why) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(WavFormatException.class)
        .hasMessageContaining(why);
  }

  private static PcmInput read(byte[] wav) throws IOException {
    return WavInput.read(new ByteArrayInputStream(wav));
  }

  static short[] readAll(PcmInput in) throws IOException {
    short[] all = new short[0];
    short[] buffer = new short[in.format().channels() * 333];
    for (int got = in.read(buffer, buffer.length); got >= 0; ) {
      all = Arrays.copyOf(all, all.length + got);
      System.arraycopy(buffer, 0, all, all.length - got, got);
      got = in.read(buffer, buffer.length);
    }
    return all;
  }

  static short[] noise(int count) {
    Random random = new Random(42);
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) random.nextInt(65_536);
    }
    return samples;
  }

  private static byte[] format(int tag, int channels, int rate, int bits) {
    return chunk("fmt ", formatFields(tag, channels, rate, bits));
  }

  private static byte[] formatFields(int tag, int channels, int rate, int bits) {
    int frame = channels * bits / 8;
    byte[] fields = new byte[16];
    littleEndian(fields)
        .putShort((short) tag)
        .putShort((short) channels)
        .putInt(rate)
        .putInt(rate * frame)
        .putShort((short) frame)
        .putShort((short) bits);
    return fields;
  }

  private static byte[] chunk(String id, byte[] body) {
    byte[] chunk = new byte[8 + body.length];
    littleEndian(chunk).put(id.getBytes(StandardCharsets.US_ASCII)).putInt(body.length).put(body);
    return chunk;
  }

  private static byte[] riff(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] bytes = new byte[12 + length];
    ByteBuffer file = littleEndian(bytes);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + length);
    file.put("WAVE".getBytes(StandardCharsets.US_ASCII));
    for (byte[] part : parts) {
      file.put(part);
    }
    return bytes;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
