package dev.aicall.domain.call;

import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.domain.port.RtcSession;
import org.jspecify.annotations.Nullable;

/** Microphone, camera, loudspeaker and views: the user's wishes, and what the session is told. */
final class MediaControl {
  private MediaControl() {}

  /** Sets a new session up before it joins. */
  static void prepare(Step step) {
    CallState.Draft draft = step.edit();
    CallState now = step.now();
    if (now.agentType().hasLocalVideo()) {
      ARTCAICallViewConfig view = now.localView;
      if (view != null) {
        step.session(session -> session.setLocalView(view));
      }
      if (!now.cameraMuted) {
        step.session(session -> session.captureCamera(true));
      }
    }
    step.session(session -> session.captureMicrophone(true));
    if (now.microphoneMuted) {
      draft.microphoneSilenced = true;
      step.session(session -> session.muteMicrophone(true));
    }
    if (!now.speakerOn) {
      step.effect(loop -> loop.useSpeaker(false));
    }
  }

  static boolean muteMicrophone(Step step, boolean mute) {
    CallState before = step.before();
    if (before.destroyed) {
      return false;
    }
    step.edit().microphoneMuted = mute;
    if (before.phase.isActive() && !before.pushToTalk) {
      silence(step, mute);
    }
    return true;
  }

  /** Mutes or opens the microphone at the session, whatever the user's wish. */
  static void silence(Step step, boolean silent) {
    step.edit().microphoneSilenced = silent;
    step.session(session -> session.muteMicrophone(silent));
  }

  static boolean muteLocalCamera(Step step, boolean mute) {
    CallState before = step.before();
    boolean inCall = before.phase.isActive();
    if (before.destroyed || (inCall && !before.agentType().hasLocalVideo())) {
      return false;
    }
    step.edit().cameraMuted = mute;
    if (inCall) {
      step.session(session -> session.captureCamera(!mute));
      showCamera(step, mute ? null : before.localView, mute);
      publishIfWanted(step);
    }
    return true;
  }

  private static void showCamera(Step step, @Nullable ARTCAICallViewConfig view, boolean hide) {
    if (hide || view != null) {
      step.session(session -> session.setLocalView(view));
    }
  }

  /** Unmuting in the middle of push-to-talk must not leave the camera unsent, nor send it early. */
  private static void publishIfWanted(Step step) {
    CallState now = step.now();
    if (!now.cameraMuted && now.cameraPublished != now.wantsCameraPublished()) {
      publishCamera(step, now.wantsCameraPublished());
    }
  }

  static void publishCamera(Step step, boolean on) {
    step.edit().cameraPublished = on;
    step.session(session -> session.publishCamera(on));
  }

  static boolean switchCamera(Step step) {
    CallState before = step.before();
    if (!before.phase.isActive() || !before.agentType().hasLocalVideo()) {
      return false;
    }
    step.session(RtcSession::switchCamera);
    return true;
  }

  static boolean muteAgentAudioPlaying(Step step, boolean mute) {
    if (!step.before().isConnected()) {
      return false;
    }
    step.session(session -> session.mutePlayout(mute));
    return true;
  }

  static boolean enableSpeaker(Step step, boolean enable) {
    if (!step.before().rtcEngineWanted) {
      return false;
    }
    step.edit().speakerOn = enable;
    step.effect(loop -> loop.useSpeaker(enable));
    return true;
  }

  static void setLocalView(Step step, @Nullable ARTCAICallViewConfig view) {
    CallState before = step.before();
    if (before.destroyed) {
      return;
    }
    step.edit().localView = view;
    boolean shows = before.agentType().hasLocalVideo() && !before.cameraMuted;
    if (before.phase.isActive() && (view == null || shows)) {
      step.session(session -> session.setLocalView(view));
    }
  }

  static void setAgentView(Step step, @Nullable ARTCAICallViewConfig view) {
    CallState before = step.before();
    if (before.destroyed) {
      return;
    }
    step.edit().agentView = view;
    String videoUid = before.videoUid;
    if (before.phase.isActive() && videoUid != null) {
      step.session(session -> session.setRemoteView(videoUid, view));
    }
  }
}
