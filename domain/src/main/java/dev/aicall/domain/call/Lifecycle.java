package dev.aicall.domain.call;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.CallCompletion;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallTemplateConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.JoinRequest.AgentStart;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.StartRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call starts and ends. {@link #end} is the one way out of a call that was joined, {@link
 * #failStart} the one way out of a call that did not come about; whatever goes wrong anywhere
 * passes one of them, so errors and ends are told exactly once.
 */
final class Lifecycle {
  /** From telling the agent to stop until leaving; AICallKit's native engines wait as long. */
  static final Duration STOP_TO_LEAVE = Duration.ofMillis(100);

  /** A session that was told to leave and says nothing for 5 s counts as left; our choice. */
  static final Duration LEAVE_PATIENCE = Duration.ofSeconds(5);

  private Lifecycle() {}

  /** call[1/2]: joins an agent that runs. */
  static void join(
      Step step, String userId, String token, ARTCAICallAgentInfo info, CallCompletion completion) {
    CallState before = step.before();
    if (before.destroyed || before.phase.isActive()) {
      complete(step, completion, CallError.of(ARTCAICallErrorCode.InvalidAction, whyBusy(before)));
      return;
    }
    if (userId.isEmpty() || token.isEmpty()) {
      complete(
          step,
          completion,
          CallError.of(ARTCAICallErrorCode.InvalidParames, "user id and token must not be empty"));
      return;
    }
    CallState.Draft draft = beginCall(step, userId, info);
    draft.completion = completion;
    openSession(step, token, null);
  }

  /** call[2/2]: joins and has the agent started. */
  static boolean start(Step step, ARTCAICallConfig config) {
    CallState before = step.before();
    if (before.destroyed
        || before.phase.isActive()
        || isEmpty(config.getAgentId())
        || isEmpty(config.getRegion())
        || isEmpty(config.getUserId())
        || isEmpty(config.getUserJoinToken())) {
      return false;
    }
    ARTCAICallAgentInfo info =
        ARTCAICallAgentInfo.builder().agentType(config.getAgentType()).build();
    CallState.Draft draft = beginCall(step, config.getUserId(), info);
    draft.agentWanted = true;
    applySettings(draft, config);
    StartRequest request = StartRequest.of(config);
    openSession(
        step,
        config.getUserJoinToken(),
        new AgentStart(request.agentId(), request.region(), request.action(), request.params()));
    return true;
  }

  private static CallState.Draft beginCall(Step step, String userId, ARTCAICallAgentInfo info) {
    tellEnd(step);
    CallState.Draft draft = step.edit();
    draft.beginCall(userId, info);
    long at = step.atNanos();
    step.effect(loop -> loop.times().begin(at));
    return draft;
  }

  /** What the config leaves at its default does not undo what was set on the engine. */
  private static void applySettings(CallState.Draft draft, ARTCAICallConfig config) {
    if (!config.getAudioConfig().equals(ARTCAICallAudioConfig.builder().build())) {
      draft.audioConfig = config.getAudioConfig();
    }
    if (!config.getVideoConfig().equals(ARTCAICallVideoConfig.builder().build())) {
      draft.videoConfig = config.getVideoConfig();
    }
    draft.microphoneMuted |= !config.isMicrophoneOn();
    draft.cameraMuted |= config.isCameraMute();
    draft.speakerOn &= config.isEnableSpeaker();
    ARTCAICallAgentConfig agentConfig = config.getAgentConfig();
    ARTCAICallTemplateConfig templateConfig = config.getTemplateConfig();
    if (agentConfig != null) {
      draft.pushToTalk = agentConfig.isEnablePushToTalk();
      draft.voiceInterrupt = agentConfig.getInterruptConfig().isEnableVoiceInterrupt();
      draft.voiceprint = agentConfig.getVoiceprintConfig().isUseVoiceprint();
      draft.voiceId = agentConfig.getTtsConfig().getAgentVoiceId();
    } else {
      draft.pushToTalk = templateConfig != null && templateConfig.isEnablePushToTalk();
    }
  }

  private static void openSession(Step step, String token, @Nullable AgentStart agentStart) {
    createRtcEngine(step);
    CallState call = step.now();
    step.effect(loop -> loop.openSession(call));
    MediaControl.prepare(step);
    CallState prepared = step.now();
    step.effect(loop -> loop.join(prepared, token, agentStart));
  }

  static void createRtcEngine(Step step) {
    CallState now = step.now();
    if (now.rtcEngineWanted || now.destroyed) {
      return;
    }
    step.edit().rtcEngineWanted = true;
    step.effect(CallLoop::createRtcEngine);
  }

  /** The RTC engine could not be made: nothing can be called here. */
  static void rtcEngineFailed(Step step, Throwable cause) {
    step.edit().rtcEngineWanted = false;
    CallError error =
        CallError.of(
            ARTCAICallErrorCode.InternalError,
            "RTC stack cannot run: " + cause.getMessage(),
            cause);
    if (step.before().phase.isActive()) {
      failStart(step, ARTCAICallErrorCode.BeginCallFailed, withCode(error));
    } else {
      step.error(ARTCAICallErrorCode.InternalError, error);
    }
  }

  private static CallError withCode(CallError error) {
    return CallError.of(ARTCAICallErrorCode.BeginCallFailed, error.getMessage(), error.getCause());
  }

  static void joined(Step step) {
    CallState before = step.before();
    if (before.phase != Phase.CONNECTING) {
      return;
    }
    CallState.Draft draft = step.edit();
    draft.phase = Phase.CONNECTED;
    draft.endOwed = true;
    step.stage(SetupStage.JOINED);
    draft.completion = null;
    if (before.completion != null) {
      complete(step, before.completion, null);
    }
    if (!before.agentWanted || before.agentStarted) {
      step.effect(loop -> loop.cancelTimer(CallTimer.START));
    }
    PushToTalk.applyAtJoin(step);
  }

  static void joinFailed(Step step, RtcError error) {
    if (step.before().phase == Phase.CONNECTING) {
      ARTCAICallErrorCode code = Errors.ofJoin(error.reason());
      failStart(step, code, CallError.of(code, error.message(), error.cause()));
      step.effect(CallLoop::sessionLeft);
    } else {
      left(step, error);
    }
  }

  /** The join, or the agent's start, took longer than the deadline. */
  static void startTimedOut(Step step, Duration deadline) {
    CallState before = step.before();
    boolean done = before.phase == Phase.CONNECTED && (before.agentStarted || !before.agentWanted);
    if (done || !before.phase.isActive()) {
      return;
    }
    String what = before.phase == Phase.CONNECTING ? "no answer to the join" : "no agent started";
    failStart(
        step,
        ARTCAICallErrorCode.BeginCallFailed,
        CallError.of(
            ARTCAICallErrorCode.BeginCallFailed, what + " within " + deadline.toMillis() + " ms"));
  }

  /** A call that does not come about: told once, and back to the start without onCallEnd. */
  static void failStart(Step step, ARTCAICallErrorCode code, CallError error) {
    CallState before = step.before();
    if (before.begun) {
      end(step, Phase.ERROR, code, error, Duration.ZERO);
      return;
    }
    if (before.completion != null) {
      complete(step, before.completion, error);
    } else {
      step.error(code, error);
    }
    CallState.Draft draft = step.edit();
    draft.completion = null;
    draft.phase = Phase.NONE;
    draft.endOwed = false;
    draft.dataChannelReady = false;
    draft.linkUp = false;
    endTimes(step, code);
    step.effect(loop -> loop.times().tell());
    step.effect(loop -> loop.leave(Duration.ZERO));
  }

  /** Of a call that ends with this step. */
  private static void endTimes(Step step, @Nullable ARTCAICallErrorCode code) {
    long at = step.atNanos();
    step.effect(loop -> loop.times().end(code, at));
  }

  static void handup(Step step, boolean stopAgent) {
    CallState before = step.before();
    if (!before.phase.isActive()) {
      return;
    }
    boolean told = stopAgent && before.canSend();
    if (told) {
      step.send(new ClientMessage.StopAgent());
    }
    end(step, Phase.OVER, null, null, told ? STOP_TO_LEAVE : Duration.ZERO);
  }

  /** A terminal error: told, then the call ends by itself. */
  static void fail(Step step, ARTCAICallErrorCode code, CallError error) {
    end(step, Phase.ERROR, code, error, Duration.ZERO);
  }

  /** The one way out of a call. */
  private static void end(
      Step step,
      Phase target,
      @Nullable ARTCAICallErrorCode code,
      @Nullable CallError error,
      Duration delay) {
    CallState before = step.before();
    if (!before.phase.isActive()) {
      return;
    }
    if (before.completion != null) {
      complete(
          step,
          before.completion,
          error != null
              ? error
              : CallError.of(
                  ARTCAICallErrorCode.BeginCallFailed, "hung up before the call was joined"));
    } else if (code != null && error != null) {
      step.error(code, error);
    }
    CallState.Draft draft = step.edit();
    draft.completion = null;
    draft.phase = target;
    draft.endOwed = true;
    draft.onCall = false;
    draft.talking = false;
    draft.dataChannelReady = false;
    draft.linkUp = false;
    String videoUid = before.videoUid;
    if (videoUid != null && before.agentView != null) {
      step.session(session -> session.setRemoteView(videoUid, null));
    }
    endTimes(step, code);
    step.effect(loop -> loop.leave(delay));
  }

  /** The session has left, as it was told, or by itself. */
  static void left(Step step, @Nullable RtcError cause) {
    CallState before = step.before();
    if (before.phase == Phase.CONNECTING) {
      joinFailed(
          step, cause != null ? cause : RtcError.of(RtcError.Reason.UNKNOWN, "left while joining"));
      return;
    }
    if (before.phase == Phase.CONNECTED) {
      ARTCAICallErrorCode code = Errors.ofBreakdown(cause);
      String message = cause == null ? "the session ended by itself" : cause.message();
      fail(step, code, CallError.of(code, message, cause == null ? null : cause.cause()));
    }
    tellEnd(step);
    step.edit().phase = Phase.NONE;
    step.effect(CallLoop::sessionLeft);
  }

  static void destroy(Step step) {
    if (step.before().destroyed) {
      return;
    }
    handup(step, false);
    CallState.Draft draft = step.edit();
    Phase phase = draft.phase;
    boolean endOwed = draft.endOwed;
    draft.forgetCall();
    draft.phase = phase;
    draft.endOwed = endOwed;
    draft.destroyed = true;
    draft.rtcEngineWanted = false;
    draft.pushToTalk = false;
    draft.localView = null;
    draft.agentView = null;
    step.effect(CallLoop::release);
  }

  private static void tellEnd(Step step) {
    if (step.now().endOwed) {
      step.edit().endOwed = false;
      step.effect(loop -> loop.times().tell());
      step.tell(ARTCAICallEngineDelegate::onCallEnd);
    }
  }

  private static void complete(Step step, CallCompletion completion, @Nullable CallError error) {
    step.effect((Effect.Callback) delegate -> completion.completed(error));
  }

  private static String whyBusy(CallState state) {
    return state.destroyed ? "the engine was destroyed" : "a call is on; hang up first";
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
