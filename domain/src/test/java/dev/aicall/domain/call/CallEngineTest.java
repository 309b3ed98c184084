package dev.aicall.domain.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.EngineOptions;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcException;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.domain.port.ShareAgent;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.share.ShareCalls;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine's own rules, over a stack that only writes down; whole calls are tested on the fake.
 */
class CallEngineTest {
  private static final String STARTED =
      "{\"requestId\":\"r-1\",\"code\":\"200\",\"data\":\"{\\\"InstanceId\\\":\\\"i-1\\\","
          + "\\\"ChannelId\\\":\\\"c-1\\\",\\\"AIAgentUserId\\\":\\\"agent-7\\\"}\"}";

  private final VirtualTime time = new VirtualTime();
  private final SetClock clock = new SetClock(time);
  private final RecordingRtc rtc = new RecordingRtc();
  private final ShareAgent noShareAgent = (config, userId) -> new CompletableFuture<>();
  private final List<String> told = new ArrayList<>();
  private final CallEngine engine =
      new CallEngine(
          rtc, new ShareCalls(noShareAgent, clock), clock, EngineOptions.defaults(), time, time);

  CallEngineTest() {
    engine.setDelegate(new Told());
  }

  @Test
  void aCallWithStartGoesFromConnectingToEndWithEachCallbackOnce() {
    assertThat(engine.call(config(ARTCAICallAgentType.VoiceAgent))).isTrue();
    assertThat(engine.getCallState()).isEqualTo(ARTCAICallState.Connecting);
    time.runReady();
    assertThat(rtc.takeCommands()).containsExactly("captureMicrophone true", "join");

    rtc.far().onJoined();
    rtc.far().onDataChannelReady("agent-7");
    rtc.far().onData("agent-7", bytes("{\"type\":1001,\"data\":{\"state\":2}}"));
    rtc.far().onAgentResult(0, "GenerateAIAgentCall", STARTED);
    rtc.far().onFirstAudio("agent-7");
    rtc.far().onFirstAudio("agent-7");
    time.runReady();

    assertThat(told)
        .containsExactly(
            "rtcEngineCreated", "agentStarted", "dataChannel", "state Thinking", "begin");
    assertThat(engine.isOnCall()).isTrue();

    engine.handup(true);
    assertThat(engine.isOnCall()).isFalse();
    time.runReady();
    assertThat(rtc.takeCommands())
        .containsExactly(
            "send {\"type\":1100,\"seqId\":1,\"senderId\":\"u1\",\"receiverId\":\"agent-7\"}");
    time.advance(Duration.ofMillis(100));
    assertThat(rtc.takeCommands()).containsExactly("leave");
    rtc.far().onLeft(null);
    engine.handup(true);
    time.advance(Duration.ofSeconds(10));
    assertThat(told).endsWith("begin", "end");
    assertThat(engine.getCallState()).isEqualTo(ARTCAICallState.None);
  }

  @Test
  void enableAndStartPushToTalkInOneBreathBothAnswerTrue() {
    connect(ARTCAICallAgentType.VoiceAgent);

    assertThat(engine.enablePushToTalk(true)).isTrue();
    assertThat(engine.startPushToTalk()).isTrue();
    assertThat(engine.startPushToTalk()).isFalse();
    assertThat(engine.finishPushToTalk()).isTrue();
    time.runReady();

    assertThat(rtc.takeCommands().stream().map(c -> c.replaceAll(",.*", "")))
        .containsExactly(
            "muteMicrophone true",
            "send {\"type\":1105",
            "muteMicrophone false",
            "send {\"type\":1106",
            "muteMicrophone true",
            "send {\"type\":1107");
  }

  @Test
  void aModeChangeByTheAgentWhileTalkingLeavesTheMicrophoneAsTheLastDecisionSays() {
    connect(ARTCAICallAgentType.VoiceAgent);
    engine.enablePushToTalk(true);
    time.runReady();
    rtc.takeCommands();

    rtc.far().onData("agent-7", bytes("{\"type\":1007,\"data\":{\"enable\":false}}"));
    assertThat(engine.startPushToTalk()).isTrue();
    time.runReady();

    List<String> commands = rtc.takeCommands();
    assertThat(commands.get(commands.size() - 1)).isEqualTo("muteMicrophone false");
    assertThat(engine.isPushToTalkEnable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {3_600, -3_600})
  void aClockThatIsSetNeitherEndsACallNorMovesItsDeadlines(long seconds) {
    connect(ARTCAICallAgentType.VoiceAgent);
    clock.offset = Duration.ofSeconds(seconds);
    time.advance(Duration.ofMinutes(1));
    assertThat(engine.sendTextToAgent(text("hi"))).isTrue();

    rtc.far().onConnectionStatus(ARTCAICallConnectionStatus.Reconnecting, 2);
    time.advance(Duration.ofSeconds(10));
    clock.offset = Duration.ofSeconds(-seconds);
    time.advance(Duration.ofMillis(19_999));
    assertThat(told).doesNotContain("error ConnectionFailed");
    time.advance(Duration.ofMillis(1));
    assertThat(told).contains("error ConnectionFailed");
  }

  @Test
  void aLostLinkRefusesMessagesAndEndsTheCallOnceAtTheDeadline() {
    connect(ARTCAICallAgentType.VoiceAgent);
    rtc.far().onConnectionStatus(ARTCAICallConnectionStatus.Reconnecting, 2);
    time.runReady();
    assertThat(engine.sendTextToAgent(text("hi"))).isFalse();

    time.advance(Duration.ofMillis(29_999));
    assertThat(told).doesNotContain("error ConnectionFailed");
    time.advance(Duration.ofMillis(1));
    rtc.far().onLeft(null);
    time.advance(Duration.ofMinutes(5));

    assertThat(told)
        .endsWith("status Reconnecting 2", "status Failed 2", "error ConnectionFailed", "end");
    assertThat(told.stream().filter(t -> t.startsWith("error") || t.equals("end"))).hasSize(2);
  }

  @Test
  void aRestoredLinkAsksForTheAgentsState() {
    connect(ARTCAICallAgentType.VoiceAgent);
    rtc.far().onConnectionStatus(ARTCAICallConnectionStatus.Reconnecting, 2);
    rtc.far().onConnectionStatus(ARTCAICallConnectionStatus.Connected, 3);
    time.advance(Duration.ofMillis(499));
    assertThat(rtc.takeCommands()).isEmpty();
    time.advance(Duration.ofMillis(1));
    assertThat(rtc.takeCommands()).singleElement().asString().contains("\"type\":1119");
    time.advance(Duration.ofMinutes(5));
    assertThat(engine.getCallState()).isEqualTo(ARTCAICallState.Connected);
  }

  @Test
  void aRefusedJoinIsToldOnceAndTheEngineCanCallAgain() {
    engine.call(config(ARTCAICallAgentType.VoiceAgent));
    time.runReady();
    rtc.far().onJoinFailed(RtcError.of(RtcError.Reason.AGENT_NOT_FOUND, "no ag-1"));
    time.advance(Duration.ofMinutes(1));

    assertThat(told).containsExactly("rtcEngineCreated", "error AgentNotFound");
    assertThat(engine.getCallState()).isEqualTo(ARTCAICallState.None);
    assertThat(engine.call(config(ARTCAICallAgentType.VoiceAgent))).isTrue();
  }

  @Test
  void anAgentThatNeverStartsFailsTheCallAtTheJoinDeadline() {
    engine.call(config(ARTCAICallAgentType.VoiceAgent));
    time.runReady();
    rtc.far().onJoined();
    time.advance(Duration.ofSeconds(15));

    assertThat(told).containsExactly("rtcEngineCreated", "error BeginCallFailed");
    assertThat(rtc.takeCommands()).endsWith("leave");
  }

  @Test
  void aSecondCallWhileLeavingTellsTheFirstOnesEndFirst() {
    connect(ARTCAICallAgentType.VoiceAgent);
    RtcSessionListener first = rtc.far();
    engine.handup(false);
    engine.call("u1", "token", info(ARTCAICallAgentType.VoiceAgent), error -> told.add("joined"));
    time.runReady();
    rtc.far().onJoined();
    first.onData("agent-7", bytes("{\"type\":1001,\"data\":{\"state\":2}}"));
    first.onLeft(null);
    time.runReady();

    assertThat(told).endsWith("end", "joined");
    assertThat(told.stream().filter("end"::equals)).hasSize(1);
  }

  @Test
  void callWhileOneIsOnCompletesWithInvalidActionAndNothingElse() {
    connect(ARTCAICallAgentType.VoiceAgent);
    List<CallError> errors = new ArrayList<>();
    engine.call("u1", "token", info(ARTCAICallAgentType.VoiceAgent), errors::add);
    time.runReady();

    assertThat(errors)
        .singleElement()
        .extracting(CallError::getErrorCode)
        .isEqualTo(ARTCAICallErrorCode.InvalidAction);
    assertThat(engine.call(config(ARTCAICallAgentType.VoiceAgent))).isFalse();
    assertThat(rtc.takeCommands()).isEmpty();
  }

  @Test
  void hangingUpWhileJoiningCompletesTheJoinAndEndsTheCall() {
    List<CallError> errors = new ArrayList<>();
    engine.call("u1", "token", info(ARTCAICallAgentType.VoiceAgent), errors::add);
    engine.handup(false);
    time.runReady();
    rtc.far().onLeft(null);
    time.advance(Duration.ofMinutes(1));

    assertThat(errors).hasSize(1);
    assertThat(told).containsExactly("rtcEngineCreated", "end");
  }

  @Test
  void aSessionThatNeverSaysItLeftStillEndsTheCall() {
    connect(ARTCAICallAgentType.VoiceAgent);
    engine.handup(false);
    time.advance(Duration.ofSeconds(5));

    assertThat(told).endsWith("end");
    assertThat(engine.getCallState()).isEqualTo(ARTCAICallState.None);
  }

  @Test
  void destroyInACallEndsItOnceAndForgetsEverything() {
    connect(ARTCAICallAgentType.VoiceAgent);
    engine.destroy();
    engine.close();
    time.runReady();
    rtc.far().onLeft(null);
    time.advance(Duration.ofMinutes(1));

    assertThat(told.stream().filter("end"::equals)).hasSize(1);
    assertThat(rtc.takeCommands()).containsExactly("leave", "close");
    assertThat(engine.getUserId()).isNull();
    assertThat(engine.getAgentInfo()).isNull();
    assertThat(engine.getRTCInstance()).isNull();
    assertThat(engine.call(config(ARTCAICallAgentType.VoiceAgent))).isFalse();
  }

  @Test
  void theAgentsLeavingIsNoErrorOnceAHumanHasTakenOver() {
    connect(ARTCAICallAgentType.VoiceAgent);
    rtc.far()
        .onData(
            "agent-7",
            bytes("{\"type\":1012,\"data\":{\"takeoverUid\":\"human-1\",\"takeoverMode\":0}}"));
    rtc.far().onParticipantOnline("human-1");
    rtc.far().onData("agent-7", bytes("{\"type\":1013,\"data\":{\"takeoverUid\":\"human-1\"}}"));
    rtc.far().onParticipantOffline("agent-7");
    time.runReady();

    assertThat(rtc.takeCommands())
        .containsExactly("subscribeAudio human-1 false", "subscribeAudio human-1 false");
    assertThat(engine.getCallState()).isEqualTo(ARTCAICallState.Connected);

    rtc.far().onParticipantOffline("human-1");
    time.runReady();
    assertThat(told).contains("error AgentLeaveChannel");
  }

  @Test
  void anExpiringTokenIsAskedForOnceAsSoonAsTheAgentCanBeAsked() {
    engine.call("u1", "token", info(ARTCAICallAgentType.VoiceAgent), error -> {});
    time.runReady();
    rtc.far().onJoined();
    rtc.far().onTokenWillExpire();
    rtc.far().onTokenWillExpire();
    time.runReady();
    rtc.takeCommands();
    rtc.far().onDataChannelReady("agent-7");
    rtc.far().onTokenWillExpire();
    time.runReady();
    assertThat(rtc.takeCommands()).singleElement().asString().contains("\"type\":1104");

    rtc.far().onData("agent-7", bytes("{\"type\":1006,\"data\":{\"token\":\"fresh\"}}"));
    time.runReady();
    assertThat(rtc.takeCommands()).containsExactly("refreshToken fresh");
  }

  @Test
  void aStackThatCannotRunFailsTheCallWithTheReason() {
    rtc.refusal = new RtcException("libpulse0 is missing", new IllegalStateException());
    List<CallError> errors = new ArrayList<>();
    engine.call("u1", "token", info(ARTCAICallAgentType.VoiceAgent), errors::add);
    time.runReady();

    assertThat(errors).singleElement().asString().contains("libpulse0 is missing");
    assertThat(engine.getCallState()).isEqualTo(ARTCAICallState.None);
    rtc.refusal = null;
    assertThat(engine.call(config(ARTCAICallAgentType.VoiceAgent))).isTrue();
  }

  @Test
  void aThrowingDelegateLosesNothingButItsOwnCallback() {
    connect(ARTCAICallAgentType.VoiceAgent);
    List<String> heard = new ArrayList<>();
    engine.setDelegate(
        new ARTCAICallEngineDelegate() {
          @Override
          public void onVoiceIdChanged(String voiceId) {
            heard.add(voiceId);
            throw new IllegalStateException("application bug");
          }
        });
    rtc.far().onData("agent-7", bytes("{\"type\":1005,\"data\":{\"voiceId\":\"a\"}}"));
    rtc.far().onData("agent-7", bytes("{\"type\":1005,\"data\":{\"voiceId\":\"b\"}}"));
    time.runReady();

    assertThat(heard).containsExactly("a", "b");
    assertThat(engine.getRobotVoiceId()).isEqualTo("b");
  }

  @Test
  void muteWishesOfPushToTalkAndUserDoNotFight() {
    connect(ARTCAICallAgentType.VisionAgent);
    rtc.takeCommands();
    engine.enablePushToTalk(true);
    engine.muteMicrophone(true);
    engine.muteLocalCamera(true);
    engine.startPushToTalk();
    engine.muteLocalCamera(false);
    engine.finishPushToTalk();
    engine.enablePushToTalk(false);
    time.runReady();

    assertThat(rtc.takeCommands().stream().filter(c -> !c.startsWith("send")))
        .containsExactly(
            "publishCamera false",
            "muteMicrophone true",
            "captureCamera false",
            "setLocalView false",
            "muteMicrophone false",
            "captureCamera true",
            "publishCamera true",
            "publishCamera false",
            "muteMicrophone true",
            "publishCamera true",
            "muteMicrophone true");
  }

  @Test
  void anAgentThatIsStoppedHearsOfItEvenIfTheEngineIsDestroyedAtOnce() {
    connect(ARTCAICallAgentType.VoiceAgent);
    engine.handup(true, true);
    time.runReady();

    assertThat(engine.getRTCInstance()).isNull();
    assertThat(rtc.takeCommands())
        .containsExactly(
            "send {\"type\":1100,\"seqId\":1,\"senderId\":\"u1\",\"receiverId\":\"agent-7\"}");
    time.advance(Duration.ofMillis(100));
    assertThat(rtc.takeCommands()).containsExactly("leave", "close");
  }

  @Test
  void whatDoesNotFitIntoOneMessageIsRefused() {
    connect(ARTCAICallAgentType.VoiceAgent);

    assertThat(engine.sendTextToAgent(text("x".repeat(60_000)))).isTrue();
    assertThat(engine.sendTextToAgent(text("x".repeat(66_000)))).isFalse();
    assertThat(engine.sendCustomMessageToServer("\u0001".repeat(12_000))).isFalse();
    time.runReady();
    assertThat(rtc.takeCommands()).hasSize(1);
  }

  @Test
  void moreThanAMebibyteThatWaitsIsRefusedUntilItIsAway() {
    connect(ARTCAICallAgentType.VoiceAgent);
    String text = "x".repeat(50_000);

    // Nothing runs meanwhile, so all of it waits for the loop.
    int accepted = 0;
    while (engine.sendTextToAgent(text(text))) {
      accepted++;
    }
    assertThat(accepted).isEqualTo((1 << 20) / 50_256 + 1);

    time.runReady();
    assertThat(rtc.takeCommands()).hasSize(accepted);
    rtc.buffered = 1 << 20;
    assertThat(engine.sendTextToAgent(text("no"))).isFalse();
    rtc.buffered = (1 << 20) - 1;
    assertThat(engine.sendTextToAgent(text("yes"))).isTrue();
  }

  @Test
  void aDelegateThatBlocksDelaysCallbacksAndNothingElse() {
    List<Runnable> waiting = new ArrayList<>();
    CallEngine slow =
        new CallEngine(
            rtc,
            new ShareCalls(noShareAgent, time),
            time,
            EngineOptions.defaults(),
            time,
            waiting::add);
    slow.setDelegate(new Told());
    slow.call("u1", "token", info(ARTCAICallAgentType.VoiceAgent), error -> told.add("joined"));
    time.runReady();
    rtc.far().onJoined();
    rtc.far().onDataChannelReady("agent-7");
    rtc.far().onFirstAudio("agent-7");
    time.runReady();

    assertThat(told).isEmpty();
    assertThat(slow.isOnCall()).isTrue();
    assertThat(slow.interruptSpeaking()).isTrue();
    time.runReady();
    assertThat(rtc.takeCommands()).last().asString().contains("\"type\":1101");
    waiting.forEach(Runnable::run);
    assertThat(told).containsExactly("rtcEngineCreated", "joined", "dataChannel", "begin");
  }

  @Test
  void onlyTheFirst64MessagesOfUnknownSendersAreKept() {
    engine.call(config(ARTCAICallAgentType.VoiceAgent));
    time.runReady();
    rtc.far().onJoined();
    for (int i = 0; i < 70; i++) {
      rtc.far().onData("agent-7", bytes("{\"type\":1005,\"data\":{\"voiceId\":\"v" + i + "\"}}"));
    }
    rtc.far().onData("stranger", bytes("{\"type\":1005,\"data\":{\"voiceId\":\"x\"}}"));
    rtc.far().onAgentResult(0, "GenerateAIAgentCall", STARTED);
    rtc.far().onData("stranger", bytes("{\"type\":1005,\"data\":{\"voiceId\":\"x\"}}"));
    time.runReady();

    assertThat(engine.getRobotVoiceId()).isEqualTo("v63");
  }

  @Test
  void messagesThatWereHeldComeInOrderAndNothingIsToldTwice() {
    engine.call(config(ARTCAICallAgentType.VoiceAgent));
    time.runReady();
    rtc.far().onJoined();
    rtc.far().onData("agent-7", bytes("{\"type\":1001,\"data\":{\"state\":2}}"));
    rtc.far().onData("agent-7", bytes("{\"type\":1006,\"data\":{\"token\":\"fresh\"}}"));
    rtc.far().onData("agent-7", bytes("{\"type\":1001,\"data\":{\"state\":3}}"));
    rtc.far().onAgentResult(0, "GenerateAIAgentCall", STARTED);
    rtc.far().onData("agent-7", bytes("{\"type\":1001,\"data\":{\"state\":1}}"));
    time.runReady();

    assertThat(told)
        .containsExactly(
            "rtcEngineCreated",
            "agentStarted",
            "state Thinking",
            "state Speaking",
            "state Listening");
    assertThat(rtc.takeCommands())
        .containsExactly("captureMicrophone true", "join", "refreshToken fresh");
  }

  @Test
  void anErrorOutOfTheStackStopsNeitherTheCommandsBehindItNorTheCall() {
    connect(ARTCAICallAgentType.VoiceAgent);
    rtc.failure = new UnsatisfiedLinkError("native code is gone");
    engine.muteMicrophone(true);
    engine.muteAgentAudioPlaying(true);
    time.runReady();

    assertThat(rtc.takeCommands()).containsExactly("mutePlayout true");
    assertThat(engine.interruptSpeaking()).isTrue();
  }

  private void connect(ARTCAICallAgentType type) {
    engine.call("u1", "token", info(type), error -> assertThat(error).isNull());
    time.runReady();
    rtc.far().onJoined();
    rtc.far().onDataChannelReady("agent-7");
    rtc.far().onFirstAudio("agent-7");
    time.runReady();
    rtc.takeCommands();
  }

  private static ARTCAICallAgentInfo info(ARTCAICallAgentType type) {
    return new ARTCAICallAgentInfo(type, "c-1", "agent-7", "i-1");
  }

  private static ARTCAICallConfig config(ARTCAICallAgentType type) {
    return ARTCAICallConfig.builder()
        .agentId("ag-1")
        .agentType(type)
        .region("cn-shanghai")
        .userId("u1")
        .userJoinToken("token")
        .agentConfig(ARTCAICallAgentConfig.builder().build())
        .build();
  }

  private static ARTCAICallSendTextToAgentRequest text(String text) {
    return ARTCAICallSendTextToAgentRequest.builder().text(text).build();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private final class Told implements ARTCAICallEngineDelegate {
    @Override
    public void onErrorOccurs(ARTCAICallErrorCode code) {
      told.add("error " + code);
    }

    @Override
    public void onRTCEngineCreated() {
      told.add("rtcEngineCreated");
    }

    @Override
    public void onAgentStarted() {
      told.add("agentStarted");
    }

    @Override
    public void onCallBegin() {
      told.add("begin");
    }

    @Override
    public void onCallEnd() {
      told.add("end");
    }

    @Override
    public void onAgentDataChannelAvailable() {
      told.add("dataChannel");
    }

    @Override
    public void onAgentStateChanged(ARTCAICallAgentState state) {
      told.add("state " + state);
    }

    @Override
    public void onConnectionStatusChange(ARTCAICallConnectionStatus status, int reason) {
      told.add("status " + status + " " + reason);
    }
  }

  /** Virtual time whose time of day can be set. */
  private static final class SetClock implements TimeSource {
    private final TimeSource time;
    private Duration offset = Duration.ZERO;

    SetClock(TimeSource time) {
      this.time = time;
    }

    @Override
    public Instant now() {
      return time.now().plus(offset);
    }

    @Override
    public long nanoTime() {
      return time.nanoTime();
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
      return time.schedule(delay, task);
    }
  }
}
