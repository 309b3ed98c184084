package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.PushToTalkConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.ClientMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Push-to-talk: api.md §1.5, wire.md §8. */
@ExtendWith(CoverageExtension.class)
class PushToTalkCoverageTest {
  @Test
  @Covers.Effect("enablePushToTalk")
  @Covers.Confirmation("enablePushToTalk")
  @Covers.Refusal("enablePushToTalk")
  @Covers.Callback("onPushToTalk")
  @Covers.Value("isPushToTalkEnable")
  void modeIsSwitchedOnceAndMutesTheMicrophone(TestCall call) {
    call.begin();
    assertThat(call.engine().isPushToTalkEnable()).isFalse();
    assertThat(call.engine().enablePushToTalk(false)).as("as it is").isFalse();
    assertThat(call.engine().enablePushToTalk(true)).isTrue();
    assertThat(call.engine().isPushToTalkEnable()).isTrue();
    assertThat(call.engine().enablePushToTalk(true)).as("as it is").isFalse();
    call.settle();
    assertThat(call.messages()).containsExactly(new ClientMessage.EnablePushToTalk(true));
    assertThat(call.commands()).containsExactly("muteMicrophone(true)");
    assertThat(call.heard().told()).containsExactly("onPushToTalk(true)");

    call.forget();
    assertThat(call.engine().muteMicrophone(true)).as("only remembered").isTrue();
    assertThat(call.engine().muteMicrophone(false)).isTrue();
    call.settle();
    assertThat(call.commands()).isEmpty();
    assertThat(call.engine().enablePushToTalk(false)).isTrue();
    call.settle();
    assertThat(call.commands()).containsExactly("muteMicrophone(false)");
    assertThat(call.heard().told()).containsExactly("onPushToTalk(false)");
  }

  @Test
  @Covers.Effect("enablePushToTalk")
  @Covers.Refusal("enablePushToTalk")
  void modeIsRememberedBeforeACallAndNotChangedWithoutALink(TestCall call) {
    assertThat(call.engine().enablePushToTalk(true)).isTrue();
    assertThat(call.engine().enablePushToTalk(true)).isFalse();
    call.settle();
    assertThat(call.heard().told()).isEmpty();
    call.engine()
        .call(
            TestCall.USER, "token-1", TestCall.runningAgent(), error -> assertThat(error).isNull());
    call.passMillis(200);
    assertThat(call.commands()).contains("muteMicrophone(true)");

    call.channel().loseLink();
    call.settle();
    call.forget();
    assertThat(call.engine().enablePushToTalk(false)).isFalse();
    call.settle();
    assertThat(call.sent()).isZero();
    assertThat(call.heard().told()).isEmpty();
    assertThat(call.engine().isPushToTalkEnable()).isTrue();

    call.channel().restoreLink();
    call.passMillis(1_000);
    assertThat(call.engine().enablePushToTalk(false)).isTrue();
    call.settle();
    assertThat(call.messages()).contains(new ClientMessage.EnablePushToTalk(false));
  }

  @Test
  @Covers.Callback("onPushToTalk")
  void agentSwitchesTheModeToo(TestCall call) {
    call.begin();
    call.agent().send(new AgentMessage.PushToTalkChanged(false));
    call.agent().send(new AgentMessage.PushToTalkChanged(true));
    call.settle();
    assertThat(call.heard().told()).containsExactly("onPushToTalk(true)");
    assertThat(call.commands()).containsExactly("muteMicrophone(true)");
    assertThat(call.sent()).isZero();
  }

  @Test
  @Covers.Effect({"startPushToTalk", "finishPushToTalk"})
  @Covers.Refusal({"startPushToTalk", "finishPushToTalk"})
  @Covers.Confirmation("finishPushToTalk")
  void whatWasSaidIsAnsweredAfterFinish(TestCall call) {
    call.agent().whenUserSays("weather").replies("Sunny");
    call.begin();
    assertThat(call.engine().startPushToTalk()).as("mode off").isFalse();
    assertThat(call.engine().enablePushToTalk(true)).isTrue();
    assertThat(call.engine().finishPushToTalk()).as("not talking").isFalse();
    call.settle();
    call.forget();

    assertThat(call.engine().startPushToTalk()).isTrue();
    assertThat(call.engine().startPushToTalk()).as("talking").isFalse();
    call.settle();
    assertThat(call.commands()).containsExactly("muteMicrophone(false)");
    call.agent().userSays("the weather");
    call.passMillis(3_000);
    assertThat(call.heard().told("onVoiceAgentSubtitleNotify")).isEmpty();

    assertThat(call.engine().finishPushToTalk()).isTrue();
    assertThat(call.engine().finishPushToTalk()).isFalse();
    call.passMillis(3_000);
    assertThat(call.commands()).containsExactly("muteMicrophone(false)", "muteMicrophone(true)");
    assertThat(call.messages())
        .containsExactly(new ClientMessage.StartPushToTalk(), new ClientMessage.FinishPushToTalk());
    assertThat(call.heard().told("onVoiceAgentSubtitleNotify"))
        .containsExactly("onVoiceAgentSubtitleNotify(Sunny, true, 1)");
  }

  @Test
  @Covers.Effect("cancelPushToTalk")
  @Covers.Refusal("cancelPushToTalk")
  void whatWasSaidIsThrownAway(TestCall call) {
    call.agent().otherwise().replies("Sunny");
    call.begin();
    assertThat(call.engine().cancelPushToTalk()).as("mode off").isFalse();
    assertThat(call.engine().enablePushToTalk(true)).isTrue();
    assertThat(call.engine().cancelPushToTalk()).as("not talking").isFalse();
    assertThat(call.engine().startPushToTalk()).isTrue();
    call.agent().userSays("the weather");
    call.passMillis(3_000);
    call.forget();

    assertThat(call.engine().cancelPushToTalk()).isTrue();
    call.passMillis(3_000);
    assertThat(call.messages()).containsExactly(new ClientMessage.CancelPushToTalk());
    assertThat(call.commands()).containsExactly("muteMicrophone(true)");
    assertThat(call.heard().told()).isEmpty();
  }

  @Test
  @Covers.Refusal({"startPushToTalk", "finishPushToTalk", "cancelPushToTalk"})
  void nobodyIsHeardAgainstTheirWishWithoutALink(TestCall call) {
    call.begin();
    assertThat(call.engine().enablePushToTalk(true)).isTrue();
    assertThat(call.engine().startPushToTalk()).isTrue();
    call.settle();
    call.channel().loseLink();
    call.settle();
    call.forget();

    assertThat(call.engine().finishPushToTalk()).isFalse();
    assertThat(call.engine().startPushToTalk()).isFalse();
    assertThat(call.engine().cancelPushToTalk()).isFalse();
    call.settle();
    assertThat(call.commands()).containsExactly("muteMicrophone(true)");
    assertThat(call.sent()).isZero();
  }

  @Test
  @Covers.Effect("setPushToTalkConfig")
  @Covers.Value("getPushToTalkConfig")
  void configSaysWhatReleaseCloses(TestCall call) {
    PushToTalkConfig closing =
        PushToTalkConfig.builder().closeMicrophoneOnRelease(true).pushVideoOnRelease(true).build();
    assertThat(call.engine().getPushToTalkConfig()).isEqualTo(PushToTalkConfig.builder().build());
    call.engine().setPushToTalkConfig(closing);
    assertThat(call.engine().getPushToTalkConfig()).isEqualTo(closing);
    call.begin(ARTCAICallAgentType.VisionAgent);

    assertThat(call.engine().enablePushToTalk(true)).isTrue();
    assertThat(call.engine().startPushToTalk()).isTrue();
    assertThat(call.engine().finishPushToTalk()).isTrue();
    call.settle();
    assertThat(call.commands())
        .startsWith("captureMicrophone(false)")
        .endsWith("captureMicrophone(false)")
        .contains("captureMicrophone(true)")
        .doesNotContain("publishCamera(false)");

    call.engine().setPushToTalkConfig(PushToTalkConfig.builder().build());
    assertThat(call.engine().getPushToTalkConfig()).as("ignored in a call").isEqualTo(closing);
  }
}
