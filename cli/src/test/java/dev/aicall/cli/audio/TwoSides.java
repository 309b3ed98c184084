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

/** Caller and agent that sound as they are told, heard by a clock. */
final class TwoSides {
  static final short SPEECH = 3_000;
  static final short NOISE = 60;

  private static final int RATE_HZ = 16_000;

  private final VirtualTime time;
  private final SoundClock clock;
  private final PcmQueue microphone = new PcmQueue(RATE_HZ, 1, 10_000);
  private final PcmSource tapped;
  private final List<Long> measured = new ArrayList<>();

  TwoSides(VirtualTime time, SoundClock clock) {
    this.time = time;
    this.clock = clock;
    tapped = clock.beside(microphone);
    clock.onAnswer(delay -> measured.add(delay.toMillis()));
  }

  /** What the clock told so far, in ms. */
  List<Long> measured() {
    time.runReady();
    return measured;
  }

  /** Lets both sides sound for some time, 10 ms at a time. */
  void pass(int millis, short said, short heard) {
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
