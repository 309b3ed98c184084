package dev.aicall.rtc.peer;

import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.RtcSessionListener;
import java.util.List;

/**
 * Tells the stages of the first connection, each once and in their order: what a later stage cannot
 * be without was reached, too, whichever thread of the stack says so first. On the session's queue
 * only.
 */
final class SetupProgress {
  private static final List<SetupStage> STAGES = RtcSessionListener.SETUP_STAGES;

  private final SessionEvents events;
  private int reached;

  SetupProgress(SessionEvents events) {
    this.events = events;
  }

  void reached(SetupStage stage) {
    int end = STAGES.indexOf(stage) + 1;
    for (; reached < end; reached++) {
      SetupStage next = STAGES.get(reached);
      events.tell(l -> l.onSetupStage(next));
    }
  }

  /** The connection is up. */
  void complete() {
    reached(STAGES.get(STAGES.size() - 1));
  }
}
