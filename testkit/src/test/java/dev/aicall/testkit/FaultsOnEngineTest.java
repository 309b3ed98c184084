package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.fake.FakeRtc;
import dev.aicall.rtc.fake.FakeRtcSession;
import dev.aicall.rtc.fake.Fault;
import dev.aicall.rtc.fake.StartOutcome;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever goes wrong, a call of the engine ends once and leaves nothing, and the next one works.
 */
@ExtendWith(AiCallExtension.class)
class FaultsOnEngineTest {
  private static final ARTCAICallConfig CONFIG =
      ARTCAICallConfig.builder()
          .agentId("agent-id")
          .agentType(ARTCAICallAgentType.VoiceAgent)
          .region("cn-shanghai")
          .userId("user-1")
          .userJoinToken("token-1")
          .build();

  @ParameterizedTest
  @EnumSource
  void faultBeforeAndDuringACall(
      Fault fault,
      FakeRtc fake,
      ARTCAICallEngineInterface engine,
      RecordingDelegate delegate,
      VirtualTime time) {
    fake.agent().greets("Hello").otherwise().replies("Yes");
    fake.strike(fault);
    engine.call(CONFIG);
    time.advance(Duration.ofSeconds(2));
    fake.strike(fault);
    engine.sendTextToAgent(ARTCAICallSendTextToAgentRequest.builder().text("hello").build());
    time.advance(Duration.ofMinutes(2));

    engine.handup(true);
    time.advance(Duration.ofMinutes(1));

    assertThat(fake.sessions()).allMatch(FakeRtcSession::isOver);
    assertThat(delegate.events("onCallEnd").size())
        .as("ends of the call in %s", delegate.events())
        .isLessThanOrEqualTo(1);
    assertThat(delegate.has("onCallEnd") || delegate.has("onErrorOccurs")).isTrue();

    fake.network().heal();
    fake.agent().startEnds(StartOutcome.STARTED);
    delegate.clear();
    engine.call(CONFIG);
    delegate.await("onCallBegin");
    assertThat(engine.getCallState()).isEqualTo(ARTCAICallState.Connected);
  }
}
