package dev.aicall.domain.timing;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.LatencyStat;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.Reconnect;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.api.timing.TurnTimings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one call: stages of its set-up, turns, lost links, end. Moments are readings of one
 * ticker in nanoseconds; one that is earlier than the call counts as its start. After the end
 * nothing is noted any more. Written by the call loop, safe to read from any thread.
 */
public final class CallLedger {
  private final Instant startedAt;
  private final long startNanos;
  private final TurnLedger turns = new TurnLedger();
  private final List<StageTiming> setup = new ArrayList<>();
  private final Deque<Reconnect> reconnects = new ArrayDeque<>();
  private long lostAt = Moment.UNKNOWN;
  private @Nullable Duration length;
  private @Nullable ARTCAICallErrorCode error;

  /**
   * Opens the ledger of a call that begins.
   *
   * @param startedAt time of day
   * @param startNanos the same moment by the ticker
   */
  public CallLedger(Instant startedAt, long startNanos) {
    this.startedAt = startedAt;
    this.startNanos = startNanos;
  }

  private long since(long nanos) {
    return Math.max(0, nanos - startNanos);
  }

  /**
   * A stage of the set-up was reached.
   *
   * @param stage which one
   * @param nanos when
   * @return what was noted; null if it was reached before, or the call is over
   */
  public synchronized @Nullable StageTiming stage(SetupStage stage, long nanos) {
    if (length != null || setup.stream().anyMatch(reached -> reached.stage() == stage)) {
      return null;
    }
    Duration before = setup.isEmpty() ? Duration.ZERO : setup.get(setup.size() - 1).at();
    Duration at = Moment.max(before, Moment.duration(since(nanos)));
    StageTiming timing = new StageTiming(stage, at, at.minus(before));
    setup.add(timing);
    return timing;
  }

  /**
   * The link was lost.
   *
   * @param nanos when
   */
  public synchronized void linkLost(long nanos) {
    if (length == null && lostAt == Moment.UNKNOWN) {
      lostAt = since(nanos);
    }
  }

  /**
   * The link is back.
   *
   * @param nanos since when
   */
  public synchronized void linkRestored(long nanos) {
    endLoss(since(nanos), true);
  }

  private void endLoss(long at, boolean restored) {
    if (lostAt != Moment.UNKNOWN && length == null) {
      Moment.addBounded(
          reconnects,
          new Reconnect(Moment.duration(lostAt), Moment.duration(at - lostAt), restored));
      lostAt = Moment.UNKNOWN;
    }
  }

  /**
   * The user began or ceased to speak, as noticed at this side.
   *
   * @param speaks which of both; letting go of push-to-talk is ceasing
   * @param nanos when
   */
  public synchronized void user(boolean speaks, long nanos) {
    turns.user(speaks, since(nanos));
  }

  /**
   * A sentence of the user is final.
   *
   * @param sentenceId its number
   * @param nanos when
   */
  public synchronized void question(int sentenceId, long nanos) {
    turns.question(sentenceId, since(nanos));
  }

  /**
   * The user wrote to the agent.
   *
   * @param nanos when it went out
   */
  public synchronized void typed(long nanos) {
    turns.typed(since(nanos));
  }

  /**
   * The agent told what it does.
   *
   * @param state what
   * @param nanos when
   */
  public synchronized void agentState(ARTCAICallAgentState state, long nanos) {
    turns.agentState(state, since(nanos));
  }

  /**
   * A subtitle of the agent arrived.
   *
   * @param sentenceId the user's sentence it answers
   * @param nanos when
   */
  public void agentSubtitle(int sentenceId, long nanos) {
    // Most pieces tell nothing new; the only writer may look without the lock.
    if (!turns.hasText(sentenceId)) {
      firstSubtitle(sentenceId, since(nanos));
    }
  }

  private synchronized void firstSubtitle(int sentenceId, long at) {
    turns.subtitle(sentenceId, at);
  }

  /**
   * The agent became audible or silent at this side.
   *
   * @param audible which of both
   * @param nanos since when
   */
  public synchronized void agentSound(boolean audible, long nanos) {
    turns.sound(audible, since(nanos));
  }

  /**
   * This side told the agent to stop talking.
   *
   * @param nanos when
   */
  public synchronized void interruptRequested(long nanos) {
    turns.interruptRequested(since(nanos));
  }

  /**
   * The agent told that its speech was cut.
   *
   * @param reason by what
   * @param nanos when
   */
  public synchronized void interrupted(ARTCAICallSpeakingInterruptedReason reason, long nanos) {
    turns.interrupted(reason, since(nanos));
  }

  /**
   * The agent reported where its own time went.
   *
   * @param stat its figures
   */
  public synchronized void agentReport(LatencyStat stat) {
    turns.agentReport(stat);
  }

  /**
   * The call is over. Has an effect once.
   *
   * @param code what ended it; null for a hang-up
   * @param nanos when
   */
  public synchronized void end(@Nullable ARTCAICallErrorCode code, long nanos) {
    if (length == null) {
      long at = since(nanos);
      endLoss(at, false);
      turns.end(at);
      error = code;
      length = Moment.duration(at);
    }
  }

  /**
   * Hands over the turns that are over, each once. For the one who writes, after each entry.
   *
   * @return the oldest; null if there is none
   */
  public @Nullable TurnTimings takeFinished() {
    // Without the lock: nobody else reads or writes what is handed over.
    return turns.takeFinished();
  }

  /**
   * Returns the ledger as it stands.
   *
   * @return a snapshot
   */
  public synchronized CallTimings snapshot() {
    return new CallTimings(startedAt, setup, turns.all(), List.copyOf(reconnects), length, error);
  }
}
