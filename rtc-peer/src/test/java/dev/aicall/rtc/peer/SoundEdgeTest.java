package dev.aicall.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundEdgeTest {
  private final VirtualTime time = new VirtualTime();
  private final long startNanos = time.nanoTime();
  private final List<String> told = new ArrayList<>();
  private final SoundEdge edge =
      new SoundEdge(
          time,
          (audible, since) ->
              told.add(audible + " " + Duration.ofNanos(since - startNanos).toMillis()));

  @Test
  void soundIsToldAtOnceAndSilenceAfterTwoHundredMillisecondsWithItsBeginning() {
    hear(0, 5);
    hear(20_000, 10);
    hear(100, 19);
    assertThat(told).containsExactly("true 60");
    hear(100, 1);
    hear(0, 100);
    assertThat(told).containsExactly("true 60", "false 150");
  }

  @Test
  void aShortPauseIsNone() {
    hear(20_000, 1);
    hear(0, 19);
    hear(20_000, 1);
    hear(0, 19);
    assertThat(told).containsExactly("true 10");
  }

  @Test
  void aFewLoudSamplesInAQuietPieceAreNoSound() {
    short[] click = new short[160];
    click[80] = 1_500;
    edge.hear(click, 0, click.length);
    assertThat(told).isEmpty();
    edge.hear(click, 80, 1);
    assertThat(told).containsExactly("true 0");
  }

  @Test
  void nothingIsSilence() {
    hear(20_000, 1);
    for (int i = 0; i < 20; i++) {
      time.advance(Duration.ofMillis(10));
      edge.hear(new short[0], 0, 0);
    }
    assertThat(told).containsExactly("true 10", "false 10");
  }

  private void hear(int level, int pieces) {
    short[] piece = new short[160];
    Arrays.fill(piece, (short) level);
    for (int i = 0; i < pieces; i++) {
      time.advance(Duration.ofMillis(10));
      edge.hear(piece, 0, piece.length);
    }
  }
}
