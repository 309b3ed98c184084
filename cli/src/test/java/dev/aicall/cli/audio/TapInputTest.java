package dev.aicall.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapInputTest {
  @Test
  void whatFitsIsLeftAlone() {
    PcmInput in = tone(new PcmFormat(44_100, 2), 100);

    assertThat(TapInput.fit(in)).isSameAs(in);
  }

  @ParameterizedTest
  @CsvSource({"96000, 48000", "192000, 48000", "6000, 8000", "4000, 8000", "50000, 48000"})
  void aRateOutsideIsChangedAndTheToneStays(int from, int to) throws IOException {
    PcmInput fitted = TapInput.fit(tone(new PcmFormat(from, 1), from));

    short[] samples = WavTest.readAll(fitted);

    assertThat(fitted.format()).isEqualTo(new PcmFormat(to, 1));
    assertThat(samples.length).isBetween(to - 10, to + 10);
    assertThat(crossings(samples)).isBetween(199, 201);
  }

  @Test
  void manyChannelsBecomeOne() throws IOException {
    PcmInput fitted = TapInput.fit(input(new PcmFormat(8_000, 3), (short) 1, (short) 2, (short) 6));

    assertThat(fitted.format()).isEqualTo(new PcmFormat(8_000, 1));
    assertThat(WavTest.readAll(fitted)).containsExactly((short) 3);
  }

  /** One second or so of 100 Hz: 200 crossings a second. */
  private static PcmInput tone(PcmFormat format, int frames) {
    short[] samples = new short[frames * format.channels()];
    for (int i = 0; i < samples.length; i++) {
      int frame = i / format.channels();
      double time = (double) frame / format.sampleRateHz();
      samples[i] = (short) (10_000 * Math.sin(2 * Math.PI * 100 * time + 0.1));
    }
    return input(format, samples);
  }

  private static PcmInput input(PcmFormat format, short... samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return new RawPcmInput(new ByteArrayInputStream(bytes.array()), format);
  }

  private static int crossings(short[] samples) {
    int count = 0;
    for (int i = 1; i < samples.length; i++) {
      if (samples[i - 1] < 0 != samples[i] < 0) {
        count++;
      }
    }
    return count;
  }
}
