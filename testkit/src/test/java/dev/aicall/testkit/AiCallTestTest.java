package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.rtc.fake.FakeAgent;
import dev.aicall.rtc.fake.FakeRtc;
import dev.aicall.rtc.fake.FakeRtcSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests as a user would write them. */
@ExtendWith(AiCallExtension.class)
class AiCallTestTest {
  private static final ARTCAICallConfig CONFIG =
      ARTCAICallConfig.builder()
          .agentId("agent-id")
          .agentType(ARTCAICallAgentType.VoiceAgent)
          .region("cn-shanghai")
          .userId("user-1")
          .userJoinToken("token-1")
          .build();

  private static final List<FakeRtc> FAKES = new ArrayList<>();

  @BeforeEach
  void remember(FakeRtc fake) {
    FAKES.add(fake);
  }

  @AfterAll
  static void enginesWereClosed() {
    assertThat(FAKES)
        .hasSize(2)
        .allSatisfy(
            fake -> assertThat(fake.sessions()).isNotEmpty().allMatch(FakeRtcSession::isOver));
  }

  @AiCallTest
  void agentGreets(FakeAgent agent, ARTCAICallEngineInterface engine, RecordingDelegate delegate) {
    agent.greets("Hello");

    engine.call(CONFIG);
    delegate.await("onVoiceAgentSubtitleNotify");

    assertThat(delegate.texts())
        .containsSubsequence(
            "onRTCEngineCreated()",
            "onAgentStarted()",
            "onCallBegin()",
            "onAgentDataChannelAvailable()",
            "onAgentStateChanged(Speaking)",
            "onVoiceAgentSubtitleNotify(Hello, true, 0)");
  }

  @AiCallTest
  void agentAnswersText(
      FakeAgent agent,
      FakeRtc fake,
      ARTCAICallEngineInterface engine,
      RecordingDelegate delegate,
      VirtualTime time) {
    agent.whenUserSays("weather").replies("It is sunny");
    engine.call(CONFIG);
    delegate.await("onAgentDataChannelAvailable");

    engine.sendTextToAgent(
        ARTCAICallSendTextToAgentRequest.builder().text("How is the weather").build());
    time.advance(Duration.ofSeconds(5));

    assertThat(agent.messages())
        .containsExactly(new ClientMessage.SendTextToAgent("How is the weather"));
    assertThat(delegate.events("onVoiceAgentSubtitleNotify"))
        .extracting(event -> event.args().get(0))
        .containsExactly("It ", "is ", "sunny");
    assertThat(fake.sessions()).hasSize(1);
  }
}
