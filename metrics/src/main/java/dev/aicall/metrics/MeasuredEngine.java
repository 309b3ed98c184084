package dev.aicall.metrics;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.api.timing.TurnTimings;

/** One engine whose calls are measured; its callbacks come one at a time. */
final class MeasuredEngine implements ARTCAICallEngineDelegate {
  private final AiCallMetrics metrics;
  private boolean up;

  MeasuredEngine(AiCallMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void onSetupStage(StageTiming stage) {
    metrics.stage(stage);
    if (stage.stage() == SetupStage.JOINED) {
      up = true;
      metrics.callIsUp();
    }
  }

  @Override
  public void onTurnTimings(TurnTimings turn) {
    metrics.turn(turn);
  }

  @Override
  public void onCallTimings(CallTimings timings) {
    if (up) {
      up = false;
      metrics.callIsDown();
    }
    metrics.call(timings);
  }
}
