package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.rtc.fake.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that the agent reports [1000]: wire.md §5. */
@ExtendWith(CoverageExtension.class)
class ErrorsCoverageTest {
  @ParameterizedTest
  @CsvSource({
    "4001, AvatarRoutesExhausted",
    "4004, AgentPullFailed",
    "4005, AgentASRFailed",
    "4006, AvatarServiceFailed"
  })
  @Covers.Code({
    ARTCAICallErrorCode.AvatarRoutesExhausted,
    ARTCAICallErrorCode.AgentPullFailed,
    ARTCAICallErrorCode.AgentASRFailed,
    ARTCAICallErrorCode.AvatarServiceFailed
  })
  @Covers.Callback("onErrorOccurs(ARTCAICallErrorCode, CallError)")
  void errorOfTheAgentIsToldAndTheCallGoesOn(int number, ARTCAICallErrorCode code, TestCall call) {
    call.begin();
    call.agent().send(new AgentMessage.AgentError(number, "details"));
    call.settle();

    assertThat(call.heard().arguments(CallbackLog.ERROR_WITH_DETAILS))
        .containsExactly(List.of(code, CallError.of(code, "details")));
    assertThat(call.heard().told()).containsExactly("onErrorOccurs(" + code + ")");
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.Connected);
    assertThat(call.engine().isOnCall()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4000, 4002, 4003, 4007, -1})
  void otherNumbersSayNothing(int number, TestCall call) {
    call.begin();
    call.agent().send(new AgentMessage.AgentError(number, "details"));
    call.settle();
    assertThat(call.heard().told()).isEmpty();
    assertThat(call.engine().isOnCall()).isTrue();
  }

  @Test
  @Covers.Code(ARTCAICallErrorCode.AgentLeaveChannel)
  void avatarThatLeavesEndsTheCallAsTheAgentDoes(TestCall call) {
    call.begin(ARTCAICallAgentType.AvatarAgent);
    call.channel().offline(TestCall.AGENT + "-avatar");
    call.settle();
    assertThat(call.heard().told())
        .containsExactly("onErrorOccurs(AgentLeaveChannel)", "onCallEnd()");
  }

  @Test
  @Covers.Code(ARTCAICallErrorCode.InternalError)
  void callIsNotEndedTwiceByTwoTerminalErrors(TestCall call) {
    call.begin();
    call.strike(Fault.BREAKDOWN);
    call.channel().bye(1);
    call.channel().agentGone();
    call.pass(Duration.ofMinutes(1));
    assertThat(call.heard().told()).containsExactly("onErrorOccurs(InternalError)", "onCallEnd()");
  }
}
