package dev.aicall.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.api.media.PcmFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class WavRecorderTest {
  @TempDir private Path folder;

  @Test
  void soundIsWrittenWhereItsStampSays() throws IOException {
    Path file = folder.resolve("a.wav");
    try (WavRecorder recorder = new WavRecorder(file)) {
      recorder.onPcm(frame(1_000, Duration.ZERO));
      recorder.onPcm(frame(1_000, Duration.ofMillis(10)));
      recorder.onPcm(frame(2_000, Duration.ofSeconds(1)));
    }

    try (PcmInput in = WavInput.open(file)) {
      short[] samples = WavTest.readAll(in);
      assertThat(in.format()).isEqualTo(new PcmFormat(16_000, 1));
      assertThat(samples).hasSize(16_160);
      assertThat(samples[319]).isEqualTo((short) 1_000);
      assertThat(samples[320]).isZero();
      assertThat(samples[16_000]).isEqualTo((short) 2_000);
    }
  }

  @Test
  void aCallWithoutSoundGivesAValidEmptyFile() throws IOException {
    Path file = folder.resolve("empty.wav");
    new WavRecorder(file).close();

    try (PcmInput in = WavInput.open(file)) {
      assertThat(WavTest.readAll(in)).isEmpty();
    }
  }

  @Test
  void aFolderThatIsNotThereIsToldAtTheEnd() {
    WavRecorder recorder = new WavRecorder(folder.resolve("no/such/folder.wav"));
    recorder.onPcm(frame(1, Duration.ZERO));

    assertThatThrownBy(recorder::close).isInstanceOf(IOException.class);
  }

  @Test
  void levelsAreThoseOfAKnownTone() {
    Levels levels = new Levels();
    assertThat(levels.reading().peakDbfs()).isNull();
    short[] sine = new short[16_000];
    for (int i = 0; i < sine.length; i++) {
      sine[i] = (short) Math.round(16_384 * Math.sin(2 * Math.PI * 440 * i / 16_000));
    }

    levels.onPcm(new PcmFrame(sine, 0, sine.length, 16_000, 1, 0));

    assertThat(levels.reading().seconds()).isEqualTo(1);
    assertThat(levels.reading().peakDbfs()).isCloseTo(-6.02, within(0.01));
    assertThat(levels.reading().rmsDbfs()).isCloseTo(-9.03, within(0.01));
  }

  private static PcmFrame frame(int value, Duration at) {
    short[] samples = new short[160];
    Arrays.fill(samples, (short) value);
    return new PcmFrame(samples, 0, samples.length, 16_000, 1, at.toNanos());
  }
}
