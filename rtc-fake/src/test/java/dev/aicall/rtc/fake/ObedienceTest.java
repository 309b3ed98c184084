package dev.aicall.rtc.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.AgentSubtitle;
import dev.aicall.domain.protocol.AgentMessage.PushToTalkChanged;
import dev.aicall.domain.protocol.AgentMessage.RtcTokenResponse;
import dev.aicall.domain.protocol.AgentMessage.VisionCustomCaptureChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceIdChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceInterruptChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintCleared;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintUsingChanged;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.Envelope;
import dev.aicall.domain.protocol.RejectedMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObedienceTest {
  private final CallerWorld world = new CallerWorld();

  static Stream<Arguments> acknowledged() {
    return Stream.of(
        Arguments.of(
            new ClientMessage.EnableVoiceInterrupt(false), new VoiceInterruptChanged(false)),
        Arguments.of(new ClientMessage.SwitchVoiceId("voice-b"), new VoiceIdChanged("voice-b")),
        Arguments.of(new ClientMessage.RequestRtcToken("user-1"), new RtcTokenResponse("token-2")),
        Arguments.of(new ClientMessage.EnablePushToTalk(true), new PushToTalkChanged(true)),
        Arguments.of(new ClientMessage.UseVoiceprint(true), new VoiceprintUsingChanged(true)),
        Arguments.of(new ClientMessage.ClearVoiceprint(), new VoiceprintCleared()),
        Arguments.of(
            new ClientMessage.StartVisionCustomCapture("look", true, 5, 2, 100, "{}", false),
            new VisionCustomCaptureChanged(true)),
        Arguments.of(
            new ClientMessage.StopVisionCustomCapture(), new VisionCustomCaptureChanged(false)),
        Arguments.of(new ClientMessage.QueryAgentState(), new AgentStateChanged(1)));
  }

  @ParameterizedTest
  @MethodSource("acknowledged")
  void acknowledges(ClientMessage asked, AgentMessage told) {
    world.join();

    world.send(asked);
    world.advance(0);

    assertThat(world.messages).containsExactly(told);
    assertThat(world.agent().messages()).containsExactly(asked);
  }

  @ParameterizedTest
  @MethodSource("acknowledged")
  void obeysWithoutAWordIfToldSo(ClientMessage asked, AgentMessage untold) {
    world.agent().acknowledges(false);
    world.join();

    world.send(asked);
    world.advance(0);

    assertThat(world.messages).doesNotContain(untold).isEmpty();
  }

  static Stream<ClientMessage> silentlyTaken() {
    return Stream.of(
        new ClientMessage.SendCustomMessageToServer("{\"order\":17}"),
        new ClientMessage.UpdateLlmSystemPrompt("Be brief."),
        new ClientMessage.UpdateVcrConfig(Map.of()),
        new ClientMessage.UpdateBailianAppParams(Map.of("city", "Oslo")),
        new ClientMessage.UpdateAsrMaxSilence(600),
        new ClientMessage.UpdateTtsSpeechRate(1.25));
  }

  @ParameterizedTest
  @MethodSource("silentlyTaken")
  void takesWithoutAnswer(ClientMessage message) {
    world.join();

    world.send(message);
    world.advance(0);

    assertThat(world.messages).isEmpty();
    assertThat(world.agent().messages()).containsExactly(message);
  }

  @Test
  void stopsAtOnce() {
    world.agent().greets("One two three");
    world.join().forget();

    world.send(new ClientMessage.StopAgent());
    world.advance(5_000);

    assertThat(world.events).containsExactly("offline agent-1");
    assertThat(world.messages).isEmpty();
  }

  @Test
  void gracefulStopFinishesTheSentence() {
    world.agent().greets("One two three");
    world.joinWith("{\"GracefulShutdown\":true}").forget();

    world.send(new ClientMessage.StopAgent());
    world.advance(5_000);

    assertThat(world.messages).contains(new AgentSubtitle("three", true, 0));
    assertThat(world.events).containsExactly("offline agent-1");
  }

  @Test
  void gracefulStopTakesTenSecondsAtMost() {
    world.agent().greets("word ".repeat(100));
    world.joinWith("{\"GracefulShutdown\":true}").forget();

    world.send(new ClientMessage.StopAgent());
    world.advance(9_999);
    assertThat(world.events).isEmpty();
    world.advance(1);

    assertThat(world.events).containsExactly("offline agent-1");
  }

  @Test
  void tokenRequestMayStayUnanswered() {
    world.agent().grantsToken(null);
    world.join();

    world.send(new ClientMessage.RequestRtcToken("user-1"));
    world.advance(0);

    assertThat(world.messages).isEmpty();
  }

  @Test
  void remembersEnvelopesAndNonsense() {
    world.join();

    world.send(new ClientMessage.QueryAgentState());
    world.session.send("nonsense".getBytes(StandardCharsets.UTF_8));
    world.advance(0);

    assertThat(world.agent().received()).hasSize(2);
    assertThat(world.agent().received().get(0).envelope())
        .isEqualTo(new Envelope(1, "user-1", "agent-1"));
    assertThat(world.agent().received().get(1).message()).isInstanceOf(RejectedMessage.class);
  }
}
