package dev.aicall.testkit.coverage;

import static dev.aicall.testkit.coverage.TestCall.config;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.rtc.fake.FakeRtcSession;
import dev.aicall.rtc.fake.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine does when something goes wrong below it: wire.md §5, open question Q25. */
@ExtendWith(CoverageExtension.class)
class FaultsCoverageTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  // The link.

  @Test
  @Covers.Fault(Fault.LINK_LOST)
  @Covers.Code(ARTCAICallErrorCode.ConnectionFailed)
  @Covers.Callback("onConnectionStatusChange")
  void linkThatStaysLostEndsTheCallAtTheDeadline(TestCall call) {
    call.begin();
    call.strike(Fault.LINK_LOST);
    call.passMillis(29_999);
    assertThat(call.heard().told()).containsExactly("onConnectionStatusChange(Reconnecting, 2)");
    assertThat(call.engine().isOnCall()).isTrue();

    call.pass(LONG);
    assertThat(call.heard().told())
        .containsExactly(
            "onConnectionStatusChange(Reconnecting, 2)",
            "onConnectionStatusChange(Failed, 2)",
            "onErrorOccurs(ConnectionFailed)",
            "onCallEnd()");
    assertOver(call);
  }

  @Test
  @Covers.Fault(Fault.LINK_FLAPS)
  void linkThatComesBackChangesNothing(TestCall call) {
    call.begin();
    call.strike(Fault.LINK_FLAPS);
    call.pass(LONG);
    assertThat(call.heard().told())
        .containsExactly(
            "onConnectionStatusChange(Reconnecting, 2)",
            "onConnectionStatusChange(Connected, 3)",
            "onAgentStateChanged(Listening)");
    assertThat(call.messages()).containsExactly(new ClientMessage.QueryAgentState());
    assertOn(call);
  }

  @Test
  @Covers.Fault(Fault.LINK_FAILED)
  void linkThatFailsForGoodEndsTheCallAtOnce(TestCall call) {
    call.begin();
    call.strike(Fault.LINK_FAILED);
    call.pass(LONG);
    assertThat(call.heard().told())
        .containsExactly(
            "onConnectionStatusChange(Failed, 8)",
            "onErrorOccurs(ConnectionFailed)",
            "onCallEnd()");
    assertOver(call);
  }

  // Ends that others decide.

  @ParameterizedTest
  @CsvSource({
    "KICKED_OUT, KickedBySystem",
    "CHANNEL_TERMINATED, KickedByChannelTerminated",
    "USER_REPLACED, KickedByUserReplace",
    "AGENT_GONE, AgentLeaveChannel"
  })
  @Covers.Fault({Fault.KICKED_OUT, Fault.CHANNEL_TERMINATED, Fault.USER_REPLACED, Fault.AGENT_GONE})
  @Covers.Code({
    ARTCAICallErrorCode.KickedBySystem,
    ARTCAICallErrorCode.KickedByChannelTerminated,
    ARTCAICallErrorCode.KickedByUserReplace,
    ARTCAICallErrorCode.AgentLeaveChannel
  })
  void terminalErrorEndsTheCallOnce(Fault fault, ARTCAICallErrorCode code, TestCall call) {
    call.begin();
    call.strike(fault);
    call.engine().handup(true);
    call.pass(LONG);
    assertThat(call.heard().told()).containsExactly("onErrorOccurs(" + code + ")", "onCallEnd()");
    assertThat(call.commands()).containsExactly("leave()");
    assertOver(call);
    call.begin();
    assertOn(call);
  }

  @Test
  @Covers.Fault(Fault.BREAKDOWN)
  @Covers.Code(ARTCAICallErrorCode.InternalError)
  void breakdownOfTheStackEndsTheCall(TestCall call) {
    call.begin();
    call.strike(Fault.BREAKDOWN);
    call.pass(LONG);
    assertThat(call.heard().told()).containsExactly("onErrorOccurs(InternalError)", "onCallEnd()");
    assertOver(call);
  }

  @Test
  @Covers.Fault(Fault.PARTICIPANT_OFFLINE)
  void othersComeAndGo(TestCall call) {
    call.begin();
    call.strike(Fault.PARTICIPANT_OFFLINE);
    assertThat(call.heard().told()).containsExactly("onUserOnLine(participant-1)");
    assertOn(call);
  }

  // The token.

  @Test
  @Covers.Fault(Fault.TOKEN_WILL_EXPIRE)
  @Covers.Callback("onAuthInfoWillExpire")
  void tokenIsRenewedInTime(TestCall call) {
    call.begin();
    call.strike(Fault.TOKEN_WILL_EXPIRE);
    call.pass(LONG);
    assertThat(call.heard().told())
        .containsExactly("onAuthInfoWillExpire()", "onNewRTCToken(token-2)");
    assertThat(call.messages()).containsExactly(new ClientMessage.RequestRtcToken(TestCall.USER));
    assertThat(call.commands()).containsExactly("refreshToken(***)");
    assertOn(call);
  }

  @Test
  @Covers.Fault(Fault.TOKEN_REFUSED)
  @Covers.Code(ARTCAICallErrorCode.TokenExpired)
  @Covers.Callback("onAuthInfoExpired")
  void tokenThatIsRefusedExpires(TestCall call) {
    call.begin();
    call.strike(Fault.TOKEN_REFUSED);
    call.pass(LONG);
    assertThat(call.heard().told())
        .containsExactly(
            "onAuthInfoWillExpire()",
            "onNewRTCToken(token-2)",
            "onAuthInfoExpired()",
            "onErrorOccurs(TokenExpired)",
            "onCallEnd()");
    assertOver(call);
  }

  @Test
  @Covers.Fault(Fault.TOKEN_EXPIRED)
  @Covers.Callback("onAuthInfoExpired")
  void tokenThatHasExpiredEndsTheCall(TestCall call) {
    call.begin();
    call.strike(Fault.TOKEN_EXPIRED);
    call.pass(LONG);
    assertThat(call.heard().told())
        .containsExactly("onAuthInfoExpired()", "onErrorOccurs(TokenExpired)", "onCallEnd()");
    assertOver(call);
  }

  // Listeners and devices.

  @ParameterizedTest
  @CsvSource({"LISTENER_SLOW", "LISTENER_THROWS"})
  @Covers.Fault({Fault.LISTENER_SLOW, Fault.LISTENER_THROWS})
  void adapterInTroubleWithItsListenerDelaysButLosesNothing(Fault fault, TestCall call) {
    call.begin();
    call.strike(fault);
    call.agent().say("one two three");
    call.pass(LONG);
    call.engine().handup(false);
    call.pass(LONG);
    assertThat(call.heard().told())
        .containsExactly(
            "onAgentStateChanged(Speaking)",
            "onVoiceAgentSubtitleNotify(one , false, 0)",
            "onVoiceAgentSubtitleNotify(two , false, 0)",
            "onVoiceAgentSubtitleNotify(three, true, 0)",
            "onAgentStateChanged(Listening)",
            "onCallEnd()");
    assertOver(call);
  }

  @ParameterizedTest
  @CsvSource({
    "DEVICE_FAILED, LocalDeviceException",
    "PUBLISH_FAILED, PublishFailed",
    "SUBSCRIBE_FAILED, SubscribeFailed"
  })
  @Covers.Fault({Fault.DEVICE_FAILED, Fault.PUBLISH_FAILED, Fault.SUBSCRIBE_FAILED})
  @Covers.Code({
    ARTCAICallErrorCode.LocalDeviceException,
    ARTCAICallErrorCode.PublishFailed,
    ARTCAICallErrorCode.SubscribeFailed
  })
  void failureOfMediaIsToldAndTheCallGoesOn(Fault fault, ARTCAICallErrorCode code, TestCall call) {
    call.begin();
    call.strike(fault);
    call.pass(LONG);
    assertThat(call.heard().told()).containsExactly("onErrorOccurs(" + code + ")");
    assertThat(call.commands()).isEmpty();
    assertOn(call);
  }

  @Test
  @Covers.Fault(Fault.DEVICES_HANG)
  void hangingDevicesDelayNoCall(TestCall call) {
    call.strike(Fault.DEVICES_HANG);
    CompletableFuture<?> microphones = call.engine().getAudioDevices().microphones();
    CompletableFuture<?> cameras = call.engine().getVideoDevices().cameras();
    call.begin();
    assertOn(call);
    call.pass(DeviceRegistration.TIMEOUT);
    assertThat(List.of(microphones, cameras))
        .allSatisfy(
            question ->
                assertThat(question)
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(TimeoutException.class));
    assertOn(call);
  }

  // Joins and starts.

  @ParameterizedTest
  @CsvSource({
    "JOIN_TOKEN_EXPIRED, TokenExpired, 50",
    "JOIN_TOKEN_INVALID, BeginCallFailed, 50",
    "JOIN_AGENT_NOT_FOUND, AgentNotFound, 50",
    "JOIN_SUBSCRIPTION_REQUIRED, AgentSubscriptionRequired, 50",
    "JOIN_REFUSED, BeginCallFailed, 50",
    "JOIN_UNAVAILABLE, BeginCallFailed, 50",
    "JOIN_NETWORK, BeginCallFailed, 50",
    "JOIN_TIMEOUT, BeginCallFailed, 50",
    "JOIN_DEVICE, BeginCallFailed, 50",
    "JOIN_INTERNAL, BeginCallFailed, 50",
    "JOIN_UNKNOWN, BeginCallFailed, 50",
    "JOIN_IGNORED, BeginCallFailed, 15000"
  })
  @Covers.Fault({
    Fault.JOIN_TOKEN_EXPIRED,
    Fault.JOIN_TOKEN_INVALID,
    Fault.JOIN_AGENT_NOT_FOUND,
    Fault.JOIN_SUBSCRIPTION_REQUIRED,
    Fault.JOIN_REFUSED,
    Fault.JOIN_UNAVAILABLE,
    Fault.JOIN_NETWORK,
    Fault.JOIN_TIMEOUT,
    Fault.JOIN_DEVICE,
    Fault.JOIN_INTERNAL,
    Fault.JOIN_UNKNOWN,
    Fault.JOIN_IGNORED
  })
  @Covers.Code({
    ARTCAICallErrorCode.BeginCallFailed,
    ARTCAICallErrorCode.TokenExpired,
    ARTCAICallErrorCode.AgentNotFound,
    ARTCAICallErrorCode.AgentSubscriptionRequired
  })
  void joinThatFailsIsToldOnceAndLeavesNothingBehind(
      Fault fault, ARTCAICallErrorCode code, long afterMillis, TestCall call) {
    call.strike(fault);
    call.engine().createRTCEngine();
    call.settle();
    call.forget();
    assertThat(call.engine().call(config(ARTCAICallAgentType.VoiceAgent).build())).isTrue();
    call.passMillis(afterMillis - 1);
    assertThat(call.heard().told()).isEmpty();
    call.pass(LONG);
    assertThat(call.heard().told()).containsExactly("onErrorOccurs(" + code + ")");
    assertOver(call);

    call.forget();
    List<ARTCAICallErrorCode> codes = new ArrayList<>();
    call.engine()
        .call(
            TestCall.USER,
            "token-1",
            TestCall.runningAgent(),
            error -> codes.add(error.getErrorCode()));
    call.pass(LONG);
    assertThat(codes).containsExactly(code);
    assertThat(call.heard().told()).isEmpty();

    call.fake().network().acceptJoins();
    call.begin();
    assertOn(call);
  }

  @ParameterizedTest
  @CsvSource({
    "START_SUBSCRIPTION_REQUIRED, AgentSubscriptionRequired",
    "START_NOT_FOUND, AgentNotFound",
    "START_FAILED, BeginCallFailed",
    "START_NOT_PASSED_ON, BeginCallFailed",
    "START_BAD_JSON, BeginCallFailed",
    "START_OTHER_ACTION, BeginCallFailed",
    "START_IGNORED, BeginCallFailed"
  })
  @Covers.Fault({
    Fault.START_SUBSCRIPTION_REQUIRED,
    Fault.START_NOT_FOUND,
    Fault.START_FAILED,
    Fault.START_NOT_PASSED_ON,
    Fault.START_BAD_JSON,
    Fault.START_OTHER_ACTION,
    Fault.START_IGNORED
  })
  @Covers.Code({
    ARTCAICallErrorCode.BeginCallFailed,
    ARTCAICallErrorCode.AgentNotFound,
    ARTCAICallErrorCode.AgentSubscriptionRequired
  })
  void agentThatIsNotStartedIsToldOnce(Fault fault, ARTCAICallErrorCode code, TestCall call) {
    call.engine().createRTCEngine();
    call.strike(fault);
    call.forget();
    assertThat(call.engine().call(config(ARTCAICallAgentType.VoiceAgent).build())).isTrue();
    call.pass(LONG);
    assertThat(call.heard().told())
        .containsExactly("onConnectionStatusChange(Connected, 9)", "onErrorOccurs(" + code + ")");
    assertThat(call.commands()).endsWith("leave()").containsOnlyOnce("leave()");
    assertOver(call);
  }

  private static void assertOn(TestCall call) {
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.Connected);
    assertThat(call.engine().isOnCall()).isTrue();
    assertThat(call.engine().interruptSpeaking()).isTrue();
  }

  private static void assertOver(TestCall call) {
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.None);
    assertThat(call.engine().isOnCall()).isFalse();
    assertThat(call.engine().interruptSpeaking()).isFalse();
    assertThat(call.fake().sessions()).isNotEmpty().allMatch(FakeRtcSession::isOver);
    assertThat(call.time().pendingTimers()).isZero();
  }
}
