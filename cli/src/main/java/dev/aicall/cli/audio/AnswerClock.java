package dev.aicall.cli.audio;

import dev.aicall.domain.port.TimeSource;
import java.time.Duration;

/**
 * Measures from the end of the last speech at the microphone to the first sound of the answer at
 * the loudspeaker. Speech of the agent that goes on while the caller speaks is no answer.
 */
public final class AnswerClock extends SoundClock {
  /** The agent's voice was silent for so long before an answer: longer than a stop consonant. */
  private static final Duration SILENCE = Duration.ofMillis(200);

  /**
   * No answer comes sooner, since no turn ends sooner: least AsrMaxSilence, api.md §4.4. What
   * begins earlier is the agent that goes on after a comma.
   */
  private static final Duration SOONEST = Duration.ofMillis(200);

  private final long soonestSpoken;
  private long soonest;
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
    super(time);
    this.soonestSpoken = soonest.toNanos();
  }

  @Override
  public synchronized void typed() {
    ask(0);
  }

  @Override
  synchronized void callerSounds() {
    ask(soonestSpoken);
  }

  private void ask(long soonestAnswer) {
    saidNanos = now();
    asked = true;
    soonest = soonestAnswer;
  }

  @Override
  synchronized void agentSounds() {
    long now = now();
    boolean begins = !everHeard || now - heardNanos > SILENCE.toNanos();
    everHeard = true;
    heardNanos = now;
    if (begins && asked && now - saidNanos >= soonest) {
      asked = false;
      tell(now - saidNanos);
    }
  }
}
