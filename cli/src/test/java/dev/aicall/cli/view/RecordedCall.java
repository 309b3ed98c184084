package dev.aicall.cli.view;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.Interruption;
import dev.aicall.api.timing.QuestionEnd;
import dev.aicall.api.timing.Reconnect;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.api.timing.TurnTimings;
import dev.aicall.cli.audio.Levels;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.domain.exec.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a delegate hears in a call of twelve seconds, at its own pace. */
final class RecordedCall {
  private static final List<StageTiming> STAGES =
      List.of(
          stage(SetupStage.RTC_READY, 2, 2),
          stage(SetupStage.JOINED, 150, 148),
          stage(SetupStage.FIRST_AUDIO, 212, 62));
  private static final TurnTimings TURN =
      new TurnTimings(
          1,
          QuestionEnd.MICROPHONE,
          Duration.ofMillis(3_500),
          Duration.ofMillis(400),
          Duration.ofMillis(405),
          Duration.ofMillis(1_120),
          Duration.ofNanos(1_150_123_456),
          null,
          new Interruption(
              ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking,
              Duration.ofMillis(6_300),
              true,
              Duration.ofMillis(20),
              Duration.ofMillis(90)),
          null);

  private RecordedCall() {}

  private static StageTiming stage(SetupStage stage, long atMillis, long tookMillis) {
    return new StageTiming(stage, Duration.ofMillis(atMillis), Duration.ofMillis(tookMillis));
  }

  static void play(CallView view, VirtualTime time) {
    view.onStart(
        new CallStart("http://127.0.0.1:8088 (embedded)", "webrtc-java 0.14.0", "robot", "user-1"));
    view.onConnectionStatusChange(ARTCAICallConnectionStatus.Connecting, 1);
    wait(time, 212);
    STAGES.forEach(view::onSetupStage);
    view.onCallBegin();
    view.onAgentDataChannelAvailable();
    view.onAgentStateChanged(ARTCAICallAgentState.Speaking);
    wait(time, 340);
    view.onVoiceAgentSubtitleNotify("Hello. ", false, 0);
    wait(time, 400);
    view.onVoiceAgentSubtitleNotify("Tell me where to go.", true, 0);
    view.onAgentStateChanged(ARTCAICallAgentState.Listening);
    wait(time, 2_500);
    heard(view, "go forward", false);
    wait(time, 450);
    heard(view, "go forward ten meters", true);
    view.onAgentStateChanged(ARTCAICallAgentState.Thinking);
    wait(time, 720);
    view.onAgentStateChanged(ARTCAICallAgentState.Speaking);
    view.onVoiceAgentSubtitleNotify("Going forward ten meters.", true, 1);
    wait(time, 1_000);
    view.onTyped("what can you do");
    wait(time, 500);
    view.onVoiceAgentSubtitleNotify("I can\u001b[31m go and", false, 2);
    wait(time, 300);
    view.onSpeakingInterrupted(ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking);
    view.onNote("mute", "on");
    view.onConnectionStatusChange(ARTCAICallConnectionStatus.Reconnecting, 5);
    wait(time, 2_000);
    view.onConnectionStatusChange(ARTCAICallConnectionStatus.Connected, 5);
    view.onNewRTCToken("secret-token");
    wait(time, 3_578);
    view.onErrorOccurs(
        ARTCAICallErrorCode.AgentLeaveChannel,
        CallError.of(ARTCAICallErrorCode.AgentLeaveChannel, "the agent left"));
    view.onTurnTimings(TURN);
    view.onCallTimings(
        new CallTimings(
            Instant.EPOCH,
            STAGES,
            List.of(TURN),
            List.of(new Reconnect(Duration.ofMillis(6_420), Duration.ofSeconds(2), true)),
            Duration.ofSeconds(12),
            ARTCAICallErrorCode.AgentLeaveChannel));
    view.onCallEnd();
    view.onSummary(
        new CallSummary(
            ExitCode.CALL_FAILED,
            Duration.ofSeconds(12),
            Duration.ofMillis(212),
            2,
            3,
            1,
            List.of(Duration.ofMillis(700)),
            new Levels.Reading(11.5, -6.0206, null),
            List.of(Path.of("out", "agent.wav"), Path.of("out", "call.json")),
            CallError.of(ARTCAICallErrorCode.AgentLeaveChannel, "the agent left")));
  }

  private static void heard(CallView view, String text, boolean end) {
    view.onUserSubtitleNotify(text, end, 1);
    view.onUserSubtitleNotify(text, end, 1, ARTCAICallVoiceprintResult.Off);
  }

  private static void wait(VirtualTime time, long millis) {
    time.advance(Duration.ofMillis(millis));
  }
}
