package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.domain.protocol.ClientMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is answered: api.md §1.8. */
@ExtendWith(CoverageExtension.class)
class VoiceprintCoverageTest {
  @Test
  @Covers.Effect("useVoiceprint")
  @Covers.Confirmation("useVoiceprint")
  @Covers.Callback("onVoiceprint")
  @Covers.Value("isUsingVoicePrint")
  void voiceprintIsSwitched(TestCall call) {
    call.begin();
    assertThat(call.engine().isUsingVoicePrint()).isFalse();
    assertThat(call.engine().useVoiceprint(true)).isTrue();
    assertThat(call.engine().isUsingVoicePrint()).as("not before the agent says so").isFalse();
    call.settle();
    assertThat(call.messages()).containsExactly(new ClientMessage.UseVoiceprint(true));
    assertThat(call.heard().told()).containsExactly("onVoiceprint(true)");
    assertThat(call.engine().isUsingVoicePrint()).isTrue();

    assertThat(call.engine().useVoiceprint(false)).isTrue();
    call.settle();
    assertThat(call.heard().told()).containsExactly("onVoiceprint(true)", "onVoiceprint(false)");
    assertThat(call.engine().isUsingVoicePrint()).isFalse();
  }

  @Test
  @Covers.Effect("clearVoiceprint")
  @Covers.Confirmation("clearVoiceprint")
  @Covers.Callback("onVoiceprintCleared")
  void voiceprintIsCleared(TestCall call) {
    call.begin();
    assertThat(call.engine().clearVoiceprint()).isTrue();
    call.settle();
    assertThat(call.messages()).containsExactly(new ClientMessage.ClearVoiceprint());
    assertThat(call.heard().told()).containsExactly("onVoiceprintCleared()");
  }

  @Test
  @Covers.Callback("onUserSubtitleNotify(String, boolean, int, ARTCAICallVoiceprintResult)")
  void resultIsToldWithWhatWasSaidAndStrangersAreNotAnswered(TestCall call) {
    call.agent().otherwise().replies("Sunny");
    call.begin();
    call.agent().userSays("psst", ARTCAICallVoiceprintResult.UndetectedSpeaker);
    call.passMillis(2_000);
    assertThat(
            call.heard()
                .arguments(
                    "onUserSubtitleNotify(String, boolean, int, ARTCAICallVoiceprintResult)"))
        .containsExactly(List.of("psst", true, 1, ARTCAICallVoiceprintResult.UndetectedSpeaker));
    assertThat(call.heard().told("onVoiceAgentSubtitleNotify", "onAgentStateChanged")).isEmpty();
  }
}
