package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.yaml.BadFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WavFileTest {
  /** A file of the plainest form, with one chunk of no meaning before the samples. */
  static byte[] wav(int coding, int channels, int rate, int bits, short... samples) {
    ByteBuffer file = ByteBuffer.allocate(56 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(48 + 2 * samples.length).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(16).putShort((short) coding).putShort((short) channels);
    file.putInt(rate).putInt(rate * channels * bits / 8);
    file.putShort((short) (channels * bits / 8)).putShort((short) bits);
    // An odd length is followed by one byte of filling.
    file.put(ascii("LIST")).putInt(3).put(ascii("abc\0"));
    file.put(ascii("data")).putInt(2 * samples.length);
    for (short sample : samples) {
      file.putShort(sample);
    }
    return file.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void readsSamplesRateAndChannels() {
    WavFile file =
        WavFile.parse("x.wav", wav(1, 2, 44_100, 16, (short) 1, (short) -2, (short) 3, (short) 4));

    assertThat(file.samples()).containsExactly(1, -2, 3, 4);
    assertThat(file.sampleRateHz()).isEqualTo(44_100);
    assertThat(file.channels()).isEqualTo(2);
  }

  @Test
  void takesWhatIsThereOfAFileThatWasCutOff() {
    byte[] whole = wav(1, 1, 8_000, 16, (short) 1, (short) 2, (short) 3);

    WavFile file = WavFile.parse("x.wav", Arrays.copyOf(whole, whole.length - 1));

    assertThat(file.samples()).containsExactly(1, 2);
  }

  @Test
  void saysWhatItCannotRead() {
    assertProblem(ascii("RIFX"), "is no WAV file: RIFF and WAVE are not at its start");
    assertProblem(wav(3, 1, 8_000, 32), "must hold 16-bit PCM (coding 1), got coding 3 with 32");
    assertProblem(wav(1, 1, 8_000, 8), "must hold 16-bit PCM (coding 1), got coding 1 with 8 bits");
    assertProblem(wav(1, 3, 8_000, 16), "must have 1 or 2 channels, got 3");
    assertProblem(wav(1, 1, 7_999, 16), "must have 8000 to 48000 samples a second, got 7999");
    assertProblem(wav(1, 1, 96_000, 16), "must have 8000 to 48000 samples a second, got 96000");
    assertProblem(wav(1, 1, 8_000, 16), "has no samples");
    assertProblem(Arrays.copyOf(wav(1, 1, 8_000, 16), 36), "has no samples");
    assertProblem(Arrays.copyOf(wav(1, 1, 8_000, 16), 30), "is cut off in its format");
    assertProblem(Arrays.copyOf(wav(1, 1, 8_000, 16), 12), "has no format");
  }

  private static void assertProblem(byte[] bytes, String problem) {
    assertThatThrownBy(() -> WavFile.parse("x.wav", bytes))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith("x.wav " + problem)
        .hasMessageEndingWith("Convert it: ffmpeg -i IN -ar 16000 -ac 1 -c:a pcm_s16le OUT.wav");
  }
}
