package dev.aicall.cli.audio;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;

/**
 * Measures the round trip of sound with an agent that gives back what it hears: from the first 20
 * ms of speech at the microphone to the first such 20 ms at the loudspeaker. Both ends see the same
 * sound through the same window, so the window cancels out. Speech that goes on after the echo has
 * begun starts nothing new until both sides were silent.
 */
public final class EchoClock extends SoundClock {
  /** Longer than a pause between two words; our choice. */
  private static final Duration SILENCE = Duration.ofMillis(500);

  private boolean waiting;
  private boolean everLoud;
  private long saidNanos;
  private long loudNanos;

  /**
   * Creates a clock.
   *
   * @param time the call's
   */
  public EchoClock(TimeSource time) {
    super(time);
  }

  /** A text has no echo. */
  @Override
  public void typed() {}

  @Override
  synchronized void callerSounds() {
    long now = now();
    if (!everLoud || now - loudNanos > SILENCE.toNanos()) {
      saidNanos = now;
      waiting = true;
    }
    everLoud = true;
    loudNanos = now;
  }

  @Override
  synchronized void agentSounds() {
    long now = now();
    everLoud = true;
    loudNanos = now;
    if (waiting) {
      waiting = false;
      tell(now - saidNanos);
    }
  }
}
