package dev.aicall.domain.call;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.port.RtcSessionListener.Volume;
import dev.aicall.domain.protocol.AgentStartResult;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.timing.CallLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the events of a session mean for the call. The order of start result, data channel and first
 * media is not guaranteed, so what comes before the agent's uid is known is kept and looked at
 * again.
 */
final class SessionSteps {
  /** From a restored link until the agent is asked for its state; AICallKit's UI kits wait so. */
  static final Duration QUERY_DELAY = Duration.ofMillis(500);

  /** Volume above which a speaking user counts as talking. Source: AICallKit for Android. */
  private static final int SPEAKING_VOLUME = 5;

  /** Reason told with the status Failed when the deadline passed: signalling heartbeat time-out. */
  private static final int REASON_HEARTBEAT = 2;

  private SessionSteps() {}

  static void agentResult(Step step, int code, String action, String text) {
    CallState before = step.before();
    AgentStartResult result =
        AgentStartResult.parse(code, action, text, before.agentStarted || !before.agentWanted);
    if (result instanceof AgentStartResult.Started started) {
      agentStarted(step, started);
    } else if (result instanceof AgentStartResult.Failed failed) {
      ARTCAICallErrorCode errorCode = ARTCAICallErrorCode.fromCode(failed.error());
      Lifecycle.failStart(step, errorCode, CallError.of(errorCode, failed.resultText()));
    }
  }

  private static void agentStarted(Step step, AgentStartResult.Started started) {
    CallState before = step.before();
    ARTCAICallAgentInfo known = before.agentInfo;
    if (known == null) {
      return;
    }
    ARTCAICallAgentInfo.Builder info = known.toBuilder();
    if (started.requestId() != null) {
      info.requestId(started.requestId());
    }
    if (started.instanceId() != null) {
      info.instanceId(started.instanceId());
    }
    if (started.channelId() != null) {
      info.channelId(started.channelId());
    }
    if (started.agentUid() != null) {
      info.uid(started.agentUid());
    }
    CallState.Draft draft = step.edit();
    draft.agentInfo = info.build();
    draft.agentStarted = true;
    if (before.phase == Phase.CONNECTED) {
      step.effect(loop -> loop.cancelTimer(CallTimer.START));
    }
    step.stage(SetupStage.AGENT_STARTED);
    step.tell(ARTCAICallEngineDelegate::onAgentStarted);
    String agentUid = step.now().agentUid();
    if (before.earlyReaders.contains(agentUid)) {
      dataChannelReady(step, agentUid);
    }
    step.effect(CallLoop::replayHeldMessages);
  }

  static void participantOnline(Step step, String uid) {
    CallState before = step.before();
    if (uid.equals(before.takeoverUid) && before.takeoverSilent) {
      step.session(session -> session.subscribeAudio(uid, false));
    }
    step.tell(d -> d.onUserOnLine(uid));
  }

  static void participantOffline(Step step, String uid) {
    CallState before = step.before();
    boolean agentLeft = uid.equals(before.agentUid()) || uid.equals(before.videoUid);
    boolean humanLeft = before.takeoverConnected && uid.equals(before.takeoverUid);
    if (agentLeft && before.takeoverConnected) {
      step.edit().agentGone = true;
    } else if (agentLeft || (humanLeft && before.agentGone)) {
      ARTCAICallErrorCode code = ARTCAICallErrorCode.AgentLeaveChannel;
      Lifecycle.fail(step, code, CallError.of(code, uid + " left the channel"));
    } else if (humanLeft) {
      // The takeover is over: the agent's own leaving, which follows, ends the call again.
      step.edit().takeoverConnected = false;
    }
  }

  static void track(Step step, String uid, TrackKind kind, boolean available) {
    if (kind == TrackKind.VIDEO) {
      videoTrack(step, uid, available);
    } else if (step.before().isAgentSide(uid)) {
      step.tell(d -> d.onAgentAudioAvailable(available));
    }
  }

  /** The agent's picture comes from a participant of its own, the avatar. */
  private static void videoTrack(Step step, String uid, boolean available) {
    CallState before = step.before();
    boolean isHuman = uid.equals(before.takeoverUid);
    if (available && before.videoUid == null && before.agentType().hasAgentVideo() && !isHuman) {
      step.edit().videoUid = uid;
      ARTCAICallViewConfig view = before.agentView;
      if (view != null) {
        step.session(session -> session.setRemoteView(uid, view));
      }
      step.tell(d -> d.onAgentVideoAvailable(true));
    } else if (before.isAgentSide(uid)) {
      if (!available && uid.equals(before.videoUid)) {
        step.edit().videoUid = null;
      }
      step.tell(d -> d.onAgentVideoAvailable(available));
    }
  }

  static void firstAudio(Step step, String uid) {
    CallState before = step.before();
    if (before.begun || before.phase != Phase.CONNECTED || !before.isAgentSide(uid)) {
      return;
    }
    CallState.Draft draft = step.edit();
    draft.begun = true;
    draft.onCall = true;
    step.stage(SetupStage.FIRST_AUDIO);
    step.tell(ARTCAICallEngineDelegate::onCallBegin);
  }

  static void firstVideoFrame(Step step, String uid) {
    if (uid.equals(step.before().videoUid)) {
      step.tell(ARTCAICallEngineDelegate::onAgentAvatarFirstFrameDrawn);
    }
  }

  static void dataChannelReady(Step step, String uid) {
    CallState now = step.now();
    String agentUid = now.agentUid();
    if (agentUid.isEmpty() && now.agentWanted) {
      List<String> readers = new ArrayList<>(now.earlyReaders);
      readers.add(uid);
      step.edit().earlyReaders = List.copyOf(readers);
    } else if ((agentUid.isEmpty() || uid.equals(agentUid)) && !now.dataChannelReady) {
      step.edit().dataChannelReady = true;
      step.stage(SetupStage.AGENT_READY);
      step.tell(ARTCAICallEngineDelegate::onAgentDataChannelAvailable);
      Sending.catchUp(step);
    }
  }

  static void connectionStatus(Step step, ARTCAICallConnectionStatus status, int reason) {
    step.tell(d -> d.onConnectionStatusChange(status, reason));
    if (!step.before().phase.isActive()) {
      return;
    }
    switch (status) {
      case Reconnecting, Disconnected -> linkLost(step);
      case Connected -> linkRestored(step);
      case Failed -> linkFailed(step, "the RTC stack gave the connection up, reason " + reason);
      default -> {}
    }
  }

  private static void linkLost(Step step) {
    if (step.before().linkUp) {
      step.edit().linkUp = false;
      long at = step.atNanos();
      ledger(step, ledger -> ledger.linkLost(at));
      step.effect(CallLoop::startLinkTimer);
    }
  }

  private static void linkRestored(Step step) {
    if (step.before().linkUp) {
      return;
    }
    step.edit().linkUp = true;
    long at = step.atNanos();
    ledger(step, ledger -> ledger.linkRestored(at));
    step.effect(loop -> loop.cancelTimer(CallTimer.LINK));
    Sending.catchUp(step);
    if (step.now().canSend()) {
      step.effect(
          loop -> loop.startTimer(CallTimer.QUERY, QUERY_DELAY, SessionSteps::queryAgentState));
    }
  }

  private static void queryAgentState(Step step) {
    if (step.before().canSend()) {
      step.send(new ClientMessage.QueryAgentState());
    }
  }

  /** The deadline of a lost link passed. */
  static void linkTimedOut(Step step, Duration deadline) {
    if (!step.before().phase.isActive()) {
      return;
    }
    step.tell(d -> d.onConnectionStatusChange(ARTCAICallConnectionStatus.Failed, REASON_HEARTBEAT));
    linkFailed(step, "no connection for " + deadline.toSeconds() + " s");
  }

  private static void linkFailed(Step step, String message) {
    ARTCAICallErrorCode code = ARTCAICallErrorCode.ConnectionFailed;
    if (step.before().phase == Phase.CONNECTING) {
      Lifecycle.joinFailed(step, RtcError.of(RtcError.Reason.NETWORK, message));
    } else {
      Lifecycle.fail(step, code, CallError.of(code, message));
    }
  }

  static void bye(Step step, int byeCode) {
    ARTCAICallErrorCode code = Errors.ofBye(byeCode);
    if (code != null) {
      Lifecycle.fail(step, code, CallError.of(code, "the service ended the call, bye " + byeCode));
    }
  }

  static void tokenWillExpire(Step step) {
    step.tell(ARTCAICallEngineDelegate::onAuthInfoWillExpire);
    Sending.requestTokenWhenPossible(step);
  }

  static void tokenExpired(Step step) {
    ARTCAICallErrorCode code = ARTCAICallErrorCode.TokenExpired;
    step.tell(ARTCAICallEngineDelegate::onAuthInfoExpired);
    Lifecycle.fail(step, code, CallError.of(code, "the RTC token has expired"));
  }

  static void failed(Step step, ARTCAICallErrorCode code, RtcError error) {
    step.error(code, CallError.of(code, error.message(), error.cause()));
  }

  /** Someone is heard, or not any more: this is what turns are timed by. */
  static void audible(Step step, String uid, boolean audible, Duration ago) {
    long at = step.atNanos() - ago.toNanos();
    if (uid.equals(Volume.LOCAL_UID)) {
      ledger(step, ledger -> ledger.user(audible, at));
    } else if (step.before().isAgentSide(uid)) {
      ledger(step, ledger -> ledger.agentSound(audible, at));
      step.effect(loop -> loop.times().tellTurns());
    }
  }

  private static void ledger(Step step, Consumer<CallLedger> entry) {
    step.effect(
        loop -> {
          CallLedger ledger = loop.times().ledger();
          if (ledger != null) {
            entry.accept(ledger);
          }
        });
  }

  static void volumes(Step step, List<Volume> volumes) {
    for (Volume volume : volumes) {
      boolean local = volume.uid().equals(Volume.LOCAL_UID);
      String uid = nameOf(step.before(), volume.uid());
      if (volume.volume() > 0) {
        step.tell(d -> d.onVoiceVolumeChanged(uid, volume.volume()));
      }
      if (local) {
        boolean speaking = volume.speech() && volume.volume() > SPEAKING_VOLUME;
        if (speaking != step.now().speaking) {
          step.edit().speaking = speaking;
          if (step.before().taps.microphone() == null) {
            // Nobody reads the samples of a device; a tap is told of exactly, see audible.
            long at = step.atNanos();
            ledger(step, ledger -> ledger.user(speaking, at));
          }
          step.tell(d -> d.onUserSpeaking(speaking));
        }
      }
    }
  }

  /** Maps the transport's uid of this side to the user's id. */
  static String nameOf(CallState state, String uid) {
    String userId = state.userId;
    return uid.equals(Volume.LOCAL_UID) && userId != null ? userId : uid;
  }
}
