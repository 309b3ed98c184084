package dev.aicall.cli.audio;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Measures the round trip of sound with an agent that gives back what it hears: from the first 20
 * ms of speech at the microphone to the first such 20 ms at the loudspeaker. Both ends see the same
 * sound through the same window, so the window cancels out. Speech that goes on after the echo has
 * begun starts nothing new until both sides were silent. Safe from any thread.
 */
public final class EchoClock implements SoundClock {
  /** Longer than a pause between two words; our choice. */
  private static final Duration SILENCE = Duration.ofMillis(500);

  private final TimeSource time;
  private final Loudness heard = new Loudness();
  private Consumer<Duration> listener = delay -> {};
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
    this.time = time;
  }

  @Override
  public synchronized void onAnswer(Consumer<Duration> newListener) {
    listener = newListener;
  }

  @Override
  public PcmSource beside(PcmSource microphone) {
    return new TappedSource(microphone, this::callerSounds);
  }

  /** A text has no echo. */
  @Override
  public void typed() {}

  @Override
  public void onPcm(PcmFrame frame) {
    boolean loud = false;
    for (int i = 0; i < frame.length(); i += frame.channels()) {
      loud |= heard.isLoud(frame.sample(i), frame.sampleRateHz());
    }
    if (loud) {
      echoSounds();
    }
  }

  private synchronized void callerSounds() {
    long now = time.nanoTime();
    if (!everLoud || now - loudNanos > SILENCE.toNanos()) {
      saidNanos = now;
      waiting = true;
    }
    everLoud = true;
    loudNanos = now;
  }

  private synchronized void echoSounds() {
    long now = time.nanoTime();
    everLoud = true;
    loudNanos = now;
    if (waiting) {
      waiting = false;
      Duration delay = Duration.ofNanos(now - saidNanos);
      Consumer<Duration> told = listener;
      // A media thread must not wait for whoever is told.
      TimeSource.Timer unused = time.schedule(Duration.ZERO, () -> told.accept(delay));
    }
  }
}
