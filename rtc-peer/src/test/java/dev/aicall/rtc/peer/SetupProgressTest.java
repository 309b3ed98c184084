package dev.aicall.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.testkit.RecordingSessionListener;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetupProgressTest {
  private final RecordingSessionListener heard = new RecordingSessionListener();
  private final SetupProgress progress = new SetupProgress(new SessionEvents(heard));

  private List<SetupStage> told() {
    return heard.events("onSetupStage").stream()
        .map(event -> (SetupStage) event.args().get(0))
        .toList();
  }

  @Test
  void whatALaterStageNeedsIsToldBeforeIt() {
    progress.reached(SetupStage.JOIN_ANSWERED);
    progress.reached(SetupStage.ICE_CONNECTED);
    progress.reached(SetupStage.ANSWER_APPLIED);
    assertThat(told())
        .containsExactly(
            SetupStage.LOCAL_DESCRIPTION,
            SetupStage.JOIN_ANSWERED,
            SetupStage.ANSWER_APPLIED,
            SetupStage.ICE_CONNECTED);
  }

  @Test
  void aConnectionThatIsUpHasReachedThemAll() {
    progress.reached(SetupStage.JOIN_ANSWERED);
    progress.complete();
    progress.complete();
    assertThat(told()).isEqualTo(RtcSessionListener.SETUP_STAGES);
  }
}
