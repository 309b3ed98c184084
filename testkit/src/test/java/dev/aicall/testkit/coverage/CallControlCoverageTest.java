package dev.aicall.testkit.coverage;

import static dev.aicall.testkit.coverage.TestCall.AGENT;
import static dev.aicall.testkit.coverage.TestCall.USER;
import static dev.aicall.testkit.coverage.TestCall.config;
import static dev.aicall.testkit.coverage.TestCall.runningAgent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.error.CallException;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.StartRequest;
import dev.aicall.rtc.fake.Direction;
import dev.aicall.rtc.fake.RtcCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Begin and end of calls: api.md §1.2. */
@ExtendWith(CoverageExtension.class)
class CallControlCoverageTest {
  private static final String CALL_WITH_COMPLETION =
      "call(String, String, ARTCAICallAgentInfo, CallCompletion)";
  private static final String CALL_WITH_FUTURE = "call(String, String, ARTCAICallAgentInfo)";
  private static final String CALL_WITH_CONFIG = "call(ARTCAICallConfig)";

  @Test
  @Covers.Effect(CALL_WITH_CONFIG)
  @Covers.Confirmation(CALL_WITH_CONFIG)
  @Covers.Callback({
    "onRTCEngineCreated",
    "onConnectionStatusChange",
    "onAgentStarted",
    "onUserOnLine",
    "onAgentAudioAvailable",
    "onCallBegin",
    "onAgentDataChannelAvailable"
  })
  void callWithConfigHasTheAgentStarted(TestCall call) {
    assertThat(call.engine().call(config(ARTCAICallAgentType.VoiceAgent).build())).isTrue();
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.Connecting);
    call.passMillis(200);

    RtcCommand.Join join = join(call);
    assertThat(join.request().userId()).isEqualTo(USER);
    assertThat(join.request().token()).isEqualTo("token-1");
    assertThat(join.request().agentStart())
        .satisfies(
            start -> {
              assertThat(start.agentId()).isEqualTo("agent");
              assertThat(start.region()).isEqualTo("cn-shanghai");
              assertThat(start.action()).isEqualTo("GenerateAIAgentCall");
              assertThat(start.params())
                  .isEqualTo(
                      StartRequest.of(config(ARTCAICallAgentType.VoiceAgent).build()).params());
            });
    assertThat(call.heard().told())
        .containsExactly(
            "onRTCEngineCreated()",
            "onConnectionStatusChange(Connected, 9)",
            "onAgentStarted()",
            "onUserOnLine(agent-1)",
            "onAgentAudioAvailable(true)",
            "onCallBegin()",
            "onAgentDataChannelAvailable()");
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.Connected);
    assertThat(call.engine().getAgentInfo())
        .satisfies(
            info -> {
              assertThat(info.getUid()).isEqualTo(AGENT);
              assertThat(info.getInstanceId()).isEqualTo("instance-1");
              assertThat(info.getChannelId()).isEqualTo("channel-1");
              assertThat(info.getRequestId()).isEqualTo("request-1");
            });
  }

  private static RtcCommand.Join join(TestCall call) {
    return call.fake().commands().stream()
        .filter(RtcCommand.Join.class::isInstance)
        .map(RtcCommand.Join.class::cast)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  @Covers.Refusal(CALL_WITH_CONFIG)
  void callWithConfigIsRefusedWithoutIdsAndDuringACall(TestCall call) {
    ARTCAICallAgentType type = ARTCAICallAgentType.VoiceAgent;
    assertThat(call.engine().call(config(type).agentId("").build())).isFalse();
    assertThat(call.engine().call(config(type).region("").build())).isFalse();
    assertThat(call.engine().call(config(type).userId("").build())).isFalse();
    assertThat(call.engine().call(config(type).userJoinToken("").build())).isFalse();
    call.settle();
    assertThat(call.heard().told()).isEmpty();
    assertThat(call.fake().sessions()).isEmpty();

    call.begin();
    assertThat(call.engine().call(config(type).build())).isFalse();
    call.settle();
    assertThat(call.heard().told()).isEmpty();
    assertThat(call.fake().sessions()).hasSize(1);
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.Connected);
  }

  @Test
  @Covers.Effect(CALL_WITH_COMPLETION)
  @Covers.Confirmation(CALL_WITH_COMPLETION)
  void callOfARunningAgentJoinsOnly(TestCall call) {
    List<CallError> ends = new ArrayList<>();
    call.engine().call(USER, "token-1", runningAgent(), ends::add);
    call.passMillis(200);

    assertThat(ends).containsExactly((CallError) null);
    assertThat(join(call).request().agentStart()).isNull();
    assertThat(call.heard().told("onAgentStarted", "onCallBegin", "onErrorOccurs"))
        .containsExactly("onCallBegin()");
    assertThat(call.engine().getAgentInfo()).isEqualTo(runningAgent());
  }

  @Test
  @Covers.Code({ARTCAICallErrorCode.InvalidAction, ARTCAICallErrorCode.InvalidParames})
  void callOfARunningAgentTellsWhyItWasRefused(TestCall call) {
    List<ARTCAICallErrorCode> codes = new ArrayList<>();
    call.engine().call("", "token-1", runningAgent(), e -> codes.add(e.getErrorCode()));
    call.engine().call(USER, "", runningAgent(), e -> codes.add(e.getErrorCode()));
    call.begin();
    call.engine().call(USER, "token-1", runningAgent(), e -> codes.add(e.getErrorCode()));
    call.settle();

    assertThat(codes)
        .containsExactly(
            ARTCAICallErrorCode.InvalidParames,
            ARTCAICallErrorCode.InvalidParames,
            ARTCAICallErrorCode.InvalidAction);
    assertThat(call.heard().told()).isEmpty();
    assertThat(call.fake().sessions()).hasSize(1);
    assertThat(call.engine().isOnCall()).isTrue();
  }

  @Test
  @Covers.Effect(CALL_WITH_FUTURE)
  @Covers.Confirmation(CALL_WITH_FUTURE)
  @Covers.Refusal(CALL_WITH_FUTURE)
  void futureOfACallCompletesWhenJoined(TestCall call) {
    CompletableFuture<Void> joined = call.engine().call(USER, "token-1", runningAgent());
    call.settle();
    assertThat(joined).isNotDone();
    call.passMillis(50);
    assertThat(joined).isCompleted();
    call.passMillis(100);
    assertThat(call.heard().told("onCallBegin")).hasSize(1);

    CompletableFuture<Void> second = call.engine().call(USER, "token-1", runningAgent());
    call.settle();
    assertThat(second)
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            CallException.class,
            e -> assertThat(e.error().getErrorCode()).isEqualTo(ARTCAICallErrorCode.InvalidAction));
  }

  @Test
  @Covers.Effect("handup(boolean)")
  @Covers.Confirmation("handup(boolean)")
  @Covers.Callback("onCallEnd")
  void handupStopsTheAgentAndLeavesSoonAfter(TestCall call) {
    call.begin();
    call.engine().handup(true);
    call.passMillis(99);
    assertThat(call.messages()).containsExactly(new ClientMessage.StopAgent());
    assertThat(call.commands()).isEmpty();
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.Over);
    assertThat(call.engine().isOnCall()).isFalse();
    assertThat(call.heard().told()).isEmpty();

    call.passMillis(1);
    assertThat(call.commands()).containsExactly("leave()");
    assertThat(call.heard().told()).containsExactly("onCallEnd()");
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.None);

    call.engine().handup(true);
    call.passMillis(1_000);
    assertThat(call.heard().told()).containsExactly("onCallEnd()");
  }

  @Test
  @Covers.Effect("handup(boolean)")
  @Covers.Confirmation("handup(boolean)")
  void handupWithoutStoppingLeavesAtOnce(TestCall call) {
    call.engine().handup(false);
    call.settle();
    assertThat(call.heard().told()).isEmpty();

    call.begin();
    call.engine().handup(false);
    call.settle();
    assertThat(call.messages()).isEmpty();
    assertThat(call.commands()).containsExactly("leave()");
    assertThat(call.heard().told()).containsExactly("onCallEnd()");
  }

  @Test
  @Covers.Effect("handup(boolean)")
  void endOfTheOldCallComesBeforeAllOfTheNew(TestCall call) {
    call.begin();
    call.engine().handup(false);
    assertThat(call.engine().call(config(ARTCAICallAgentType.VoiceAgent).build())).isTrue();
    call.passMillis(200);

    assertThat(call.heard().told())
        .startsWith("onCallEnd()", "onConnectionStatusChange(Connected, 9)")
        .containsOnlyOnce("onCallEnd()", "onCallBegin()", "onAgentStarted()");
    assertThat(call.engine().isOnCall()).isTrue();
  }

  @Test
  @Covers.Effect("handup(boolean, boolean)")
  @Covers.Confirmation("handup(boolean, boolean)")
  void handupWithDestroyReleasesTheEngine(TestCall call) {
    call.begin();
    call.engine().handup(false, false);
    call.settle();
    assertThat(call.heard().told()).containsExactly("onCallEnd()");
    assertThat(call.engine().getRTCInstance()).isSameAs(call.fake());

    call.begin();
    call.engine().handup(false, true);
    call.settle();
    assertThat(call.commands()).containsExactly("leave()");
    assertThat(call.heard().told()).containsExactly("onCallEnd()");
    assertThat(call.engine().getRTCInstance()).isNull();
  }

  @Test
  @Covers.Effect("handup(boolean, boolean)")
  void handupWithDestroyLeavesTheMessageTimeToReachTheAgent(TestCall call) {
    call.fake().network().delay(Direction.TO_AGENT, Duration.ofMillis(50));
    call.begin();
    call.engine().handup(true, true);
    call.passMillis(100);
    assertThat(call.messages()).containsExactly(new ClientMessage.StopAgent());
    assertThat(call.commands()).containsExactly("leave()");
    assertThat(call.heard().told()).containsExactly("onCallEnd()");
  }

  @Test
  @Covers.Effect("destroy")
  @Covers.Confirmation("destroy")
  void destroyLeavesAndForgets(TestCall call) {
    call.begin();
    call.engine().destroy();
    call.engine().destroy();
    call.settle();

    assertThat(call.messages()).isEmpty();
    assertThat(call.commands()).containsExactly("leave()");
    assertThat(call.heard().told()).containsExactly("onCallEnd()");
    assertThat(call.engine().getUserId()).isNull();
    assertThat(call.engine().getAgentInfo()).isNull();
    assertThat(call.engine().call(config(ARTCAICallAgentType.VoiceAgent).build())).isFalse();
    List<ARTCAICallErrorCode> codes = new ArrayList<>();
    call.engine().call(USER, "token-1", runningAgent(), e -> codes.add(e.getErrorCode()));
    call.settle();
    assertThat(codes).containsExactly(ARTCAICallErrorCode.InvalidAction);
  }

  @Test
  @Covers.Effect("close")
  @Covers.Confirmation("close")
  void closeIsDestroy(TestCall call) {
    call.begin();
    call.engine().close();
    call.settle();
    assertThat(call.commands()).containsExactly("leave()");
    assertThat(call.heard().told()).containsExactly("onCallEnd()");
    assertThat(call.engine().getRTCInstance()).isNull();
  }

  @Test
  @Covers.Effect("createRTCEngine")
  @Covers.Confirmation("createRTCEngine")
  @Covers.Callback("onRTCEngineCreated")
  void rtcEngineIsMadeEarlyAndOnce(TestCall call) {
    call.engine().createRTCEngine();
    call.engine().createRTCEngine();
    call.settle();
    assertThat(call.heard().told()).containsExactly("onRTCEngineCreated()");
    assertThat(call.engine().getRTCInstance()).isSameAs(call.fake());

    call.begin();
    assertThat(call.engine().getRTCInstance()).isSameAs(call.fake());
    assertThat(call.heard().told("onRTCEngineCreated")).isEmpty();
  }

  @Test
  @Covers.Effect("stopAgent")
  @Covers.Confirmation("stopAgent")
  @Covers.Code(ARTCAICallErrorCode.AgentLeaveChannel)
  @Covers.Callback({
    "onErrorOccurs(ARTCAICallErrorCode)",
    "onErrorOccurs(ARTCAICallErrorCode, CallError)"
  })
  void stoppedAgentLeavesWhichEndsTheCall(TestCall call) {
    call.begin();
    assertThat(call.engine().stopAgent()).isTrue();
    call.settle();

    assertThat(call.messages()).containsExactly(new ClientMessage.StopAgent());
    assertThat(call.heard().told())
        .containsExactly("onErrorOccurs(AgentLeaveChannel)", "onCallEnd()");
    assertThat(call.heard().arguments(CallbackLog.ERROR_WITH_DETAILS))
        .singleElement()
        .satisfies(
            arguments ->
                assertThat((CallError) arguments.get(1))
                    .extracting(CallError::getErrorCode)
                    .isEqualTo(ARTCAICallErrorCode.AgentLeaveChannel));
  }

  @Test
  @Covers.Effect("requestRTCToken")
  @Covers.Confirmation("requestRTCToken")
  @Covers.Callback("onNewRTCToken")
  void freshTokenIsPassedOnToTheStack(TestCall call) {
    call.agent().grantsToken("token-of-the-agent");
    call.begin();
    assertThat(call.engine().requestRTCToken()).isTrue();
    call.settle();

    assertThat(call.messages()).containsExactly(new ClientMessage.RequestRtcToken(USER));
    assertThat(call.fake().commands()).contains(new RtcCommand.RefreshToken("token-of-the-agent"));
    assertThat(call.heard().told()).containsExactly("onNewRTCToken(token-of-the-agent)");
  }

  @Test
  @Covers.Effect("updateToken")
  void ownTokenIsPassedToTheStackDuringACallOnly(TestCall call) {
    call.engine().updateToken("too-early");
    call.begin();
    call.engine().updateToken("token-9");
    call.settle();

    assertThat(call.fake().commands())
        .filteredOn(RtcCommand.RefreshToken.class::isInstance)
        .containsExactly(new RtcCommand.RefreshToken("token-9"));
    assertThat(call.heard().told()).isEmpty();
  }
}
