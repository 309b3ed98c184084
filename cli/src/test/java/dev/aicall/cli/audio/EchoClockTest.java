package dev.aicall.cli.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmQueue;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EchoClockTest {
  private static final int RATE_HZ = 16_000;
  private static final short LOUD = 3_000;
  private static final short NOISE = 60;

  private final VirtualTime time = new VirtualTime();
  private final EchoClock clock = new EchoClock(time);
  private final PcmQueue microphone = new PcmQueue(RATE_HZ, 1, 10_000);
  private final PcmSource tapped = clock.beside(microphone);
  private final List<Long> trips = new ArrayList<>();

  EchoClockTest() {
    clock.onAnswer(trip -> trips.add(trip.toMillis()));
  }

  @Test
  void countsFromOnsetToOnset() {
    pass(300, LOUD, NOISE);
    pass(300, NOISE, NOISE);
    pass(300, NOISE, LOUD);
    pass(1_000, NOISE, NOISE);
    pass(200, LOUD, NOISE);
    pass(500, LOUD, LOUD);
    pass(200, NOISE, LOUD);
    time.runReady();

    assertThat(trips).containsExactly(600L, 200L);
  }

  @Test
  void aSoundWithPausesIsOneSound() {
    pass(200, LOUD, NOISE);
    pass(300, NOISE, NOISE);
    pass(200, LOUD, LOUD);
    pass(300, NOISE, NOISE);
    pass(200, NOISE, LOUD);
    time.runReady();

    assertThat(trips).containsExactly(500L);
  }

  @Test
  void whatSoundsByItselfIsNoEcho() {
    pass(500, NOISE, LOUD);
    time.runReady();

    assertThat(trips).isEmpty();
  }

  private void pass(int millis, short said, short heard) {
    short[] ten = new short[RATE_HZ / 100];
    for (int at = 0; at < millis; at += 10) {
      Arrays.fill(ten, said);
      microphone.write(ten, 0, ten.length);
      assertThat(tapped.read(ten, 0, ten.length)).isEqualTo(ten.length);
      Arrays.fill(ten, heard);
      clock.onPcm(new PcmFrame(ten, 0, ten.length, RATE_HZ, 1, time.nanoTime()));
      time.advance(Duration.ofMillis(10));
    }
  }
}
