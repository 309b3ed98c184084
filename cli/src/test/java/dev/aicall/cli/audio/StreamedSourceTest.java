package dev.aicall.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.PcmSource;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class StreamedSourceTest {
  @Test
  void givesNothingBeforeItBeginsThenAllAndThenTheEnd() {
    short[] sound = WavTest.noise(16_000 * 3 + 7);
    StreamedSource source = new StreamedSource(input(sound));
    short[] chunk = new short[160];
    assertThat(source.read(chunk, 0, 160)).isZero();

    source.begin();

    short[] played = new short[sound.length];
    int position = 0;
    int got = source.read(chunk, 0, 160);
    while (got != PcmSource.END) {
      System.arraycopy(chunk, 0, played, position, got);
      position += got;
      Thread.onSpinWait();
      got = source.read(chunk, 0, 160);
    }
    assertThat(position).isEqualTo(sound.length);
    assertThat(played).isEqualTo(sound);
    assertThat(source.ended()).isDone();
  }

  @Test
  void aClosedSourceIsSilent() {
    StreamedSource source = new StreamedSource(input(new short[100_000]));
    source.begin();

    source.close();

    assertThat(source.ended()).isDone();
    short[] rest = new short[200_000];
    Arrays.fill(rest, (short) 1);
    assertThat(source.read(rest, 0, rest.length)).isLessThan(rest.length);
  }

  private static PcmInput input(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return new RawPcmInput(new ByteArrayInputStream(bytes.array()), new PcmFormat(16_000, 1));
  }
}
