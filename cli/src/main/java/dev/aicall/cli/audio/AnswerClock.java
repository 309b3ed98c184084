package dev.aicall.cli.audio;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Measures at the caller, from the sound itself, how long an agent lets wait: from the end of the
 * last speech at the microphone to the first sound of the answer at the loudspeaker. What was
 * measured is told on the timer thread, once an answer; speech of the agent that goes on while the
 * caller speaks is no answer. Safe from any thread.
 */
public final class AnswerClock implements SoundClock {
  /** The agent's voice was silent for so long before an answer: longer than a stop consonant. */
  private static final Duration SILENCE = Duration.ofMillis(200);

  /**
   * No answer comes sooner, since no turn ends sooner: least AsrMaxSilence, api.md §4.4. What
   * begins earlier is the agent that goes on after a comma.
   */
  private static final Duration SOONEST = Duration.ofMillis(200);

  private final Duration soonestSpoken;

  private final TimeSource time;
  private final Loudness heard = new Loudness();
  private Consumer<Duration> listener = delay -> {};
  private Duration soonest;
  private boolean asked;
  private boolean everHeard;
  private long saidNanos;
  private long heardNanos;

  /**
   * Creates a clock.
   *
   * @param time the call's
   */
  public AnswerClock(TimeSource time) {
    this(time, SOONEST);
  }

  /**
   * Creates a clock for callers that never speak into what the agent says.
   *
   * @param time the call's
   * @param soonest what comes earlier after what was spoken is no answer
   */
  public AnswerClock(TimeSource time, Duration soonest) {
    this.time = time;
    this.soonestSpoken = soonest;
    this.soonest = soonest;
  }

  @Override
  public synchronized void onAnswer(Consumer<Duration> newListener) {
    listener = newListener;
  }

  @Override
  public PcmSource beside(PcmSource microphone) {
    return new TappedSource(microphone, this::callerSpeaks);
  }

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

  @Override
  public synchronized void typed() {
    callerSpeaks();
    soonest = Duration.ZERO;
  }

  private synchronized void callerSpeaks() {
    saidNanos = time.nanoTime();
    asked = true;
    soonest = soonestSpoken;
  }

  private synchronized void agentSounds() {
    long now = time.nanoTime();
    boolean begins = !everHeard || now - heardNanos > SILENCE.toNanos();
    everHeard = true;
    heardNanos = now;
    Duration delay = Duration.ofNanos(now - saidNanos);
    if (begins && asked && delay.compareTo(soonest) >= 0) {
      asked = false;
      Consumer<Duration> told = listener;
      // A view may write to a terminal, for which a media thread must not wait.
      TimeSource.Timer unused = time.schedule(Duration.ZERO, () -> told.accept(delay));
    }
  }
}
