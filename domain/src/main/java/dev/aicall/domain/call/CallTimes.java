package dev.aicall.domain.call;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.api.timing.TurnTimings;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.timing.CallLedger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of the current call, or of the last one, and who is told of it. On the loop, in the
 * order of the decisions, so what belongs to one call never gets into the ledger of the next.
 */
final class CallTimes {
  private static final Logger log = LoggerFactory.getLogger(CallTimes.class);

  private final CallLoop loop;
  private final TimeSource time;
  private volatile @Nullable CallLedger ledger; // written by the loop, read by getters

  CallTimes(CallLoop loop, TimeSource time) {
    this.loop = loop;
    this.time = time;
  }

  /** The call that was decided at this moment begins. */
  void begin(long nanos) {
    ledger = new CallLedger(time.now(), nanos);
  }

  /** Null before the first call. */
  @Nullable CallLedger ledger() {
    return ledger;
  }

  @Nullable CallTimings snapshot() {
    CallLedger current = ledger;
    return current == null ? null : current.snapshot();
  }

  void stage(SetupStage stage, long nanos) {
    CallLedger current = ledger;
    StageTiming reached = current == null ? null : current.stage(stage, nanos);
    if (reached != null) {
      loop.callBack((Effect.Tell) delegate -> delegate.onSetupStage(reached));
    }
  }

  /** After anything that may have ended a turn. */
  void tellTurns() {
    CallLedger current = ledger;
    TurnTimings turn = current == null ? null : current.takeFinished();
    while (current != null && turn != null) {
      TurnTimings over = turn;
      loop.callBack((Effect.Tell) delegate -> delegate.onTurnTimings(over));
      turn = current.takeFinished();
    }
  }

  /** Nothing that comes after this moment counts. */
  void end(@Nullable ARTCAICallErrorCode code, long nanos) {
    CallLedger current = ledger;
    if (current != null) {
      current.end(code, nanos);
      tellTurns();
    }
  }

  /** The last word on a call that has ended. */
  void tell() {
    CallTimings timings = snapshot();
    if (timings != null) {
      log.info("call {}", timings.summary());
      loop.callBack((Effect.Tell) delegate -> delegate.onCallTimings(timings));
    }
  }
}
