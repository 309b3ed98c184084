package dev.aicall.cli.audio;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Measures at the caller, from the sound itself, how long an agent lets wait: hears the microphone
 * beside which it is put and, as a sink, the loudspeaker. Safe from any thread.
 */
public abstract class SoundClock implements PcmSink {
  private final TimeSource time;
  private final Loudness heard = new Loudness();
  private Consumer<Duration> listener = delay -> {};

  /**
   * Creates a clock.
   *
   * @param time the call's
   */
  SoundClock(TimeSource time) {
    this.time = time;
  }

  /**
   * Listens to a microphone.
   *
   * @param microphone any
   * @return the same, heard by this
   */
  public PcmSource beside(PcmSource microphone) {
    return new TappedSource(microphone, this::callerSounds);
  }

  /**
   * Tells who wants to know.
   *
   * @param newListener gets what was measured, on the timer thread, once an answer
   */
  public synchronized void onAnswer(Consumer<Duration> newListener) {
    listener = newListener;
  }

  /** The caller asked in writing. */
  public abstract void typed();

  @Override
  public void onPcm(PcmFrame frame) {
    boolean loud = false;
    for (int i = 0; i < frame.length(); i += frame.channels()) {
      loud |= heard.isLoud(frame.sample(i), frame.sampleRateHz());
    }
    if (loud) {
      agentSounds();
    }
  }

  /** 20 ms at the microphone were loud. */
  abstract void callerSounds();

  /** 20 ms at the loudspeaker were loud. */
  abstract void agentSounds();

  /** What it is now, in nanoseconds. */
  long now() {
    return time.nanoTime();
  }

  /** Tells what was measured; a media thread must not wait for a view that writes to a terminal. */
  synchronized void tell(long nanos) {
    Consumer<Duration> told = listener;
    TimeSource.Timer unused =
        time.schedule(Duration.ZERO, () -> told.accept(Duration.ofNanos(nanos)));
  }
}
