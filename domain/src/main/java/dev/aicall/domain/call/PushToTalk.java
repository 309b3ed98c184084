package dev.aicall.domain.call;

import dev.aicall.domain.protocol.ClientMessage;

/**
 * Push-to-talk: while the mode is on, microphone and camera reach the agent only between start and
 * finish (or cancel). Turning the mode off gives the microphone back to the user's own mute.
 */
final class PushToTalk {
  private PushToTalk() {}

  static boolean enable(Step step, boolean enable) {
    CallState before = step.before();
    if (before.destroyed || before.pushToTalk == enable) {
      return false;
    }
    if (!before.phase.isActive()) {
      step.edit().pushToTalk = enable;
      return true;
    }
    if (!before.canSend()) {
      return false;
    }
    adopt(step, enable);
    step.send(new ClientMessage.EnablePushToTalk(enable));
    return true;
  }

  /** The agent says which mode is in force [1007]. */
  static void toldByAgent(Step step, boolean enable) {
    if (step.before().pushToTalk != enable) {
      adopt(step, enable);
    }
  }

  private static void adopt(Step step, boolean enable) {
    CallState.Draft draft = step.edit();
    draft.pushToTalk = enable;
    draft.talking = false;
    if (enable) {
      release(step);
    } else {
      press(step, draft.microphoneMuted);
    }
    step.tell(delegate -> delegate.onPushToTalk(enable));
  }

  static boolean start(Step step) {
    CallState before = step.before();
    if (!before.canSend() || !before.pushToTalk || before.talking) {
      return false;
    }
    step.edit().talking = true;
    press(step, false);
    step.send(new ClientMessage.StartPushToTalk());
    return true;
  }

  static boolean finish(Step step) {
    return stop(step, new ClientMessage.FinishPushToTalk());
  }

  static boolean cancel(Step step) {
    return stop(step, new ClientMessage.CancelPushToTalk());
  }

  /** Even when the link is down the microphone closes: nobody may be heard against their wish. */
  private static boolean stop(Step step, ClientMessage message) {
    CallState before = step.before();
    if (!before.pushToTalk || !before.talking) {
      return false;
    }
    step.edit().talking = false;
    release(step);
    if (!before.canSend()) {
      return false;
    }
    step.send(message);
    return true;
  }

  static void applyAtJoin(Step step) {
    CallState now = step.now();
    if (!now.pushToTalk) {
      return;
    }
    MediaControl.silence(step, true);
    if (now.pushToTalkConfig.isCloseMicrophoneOnRelease()) {
      step.session(session -> session.captureMicrophone(false));
    }
    if (!now.pushToTalkConfig.isPushVideoOnRelease()) {
      MediaControl.publishCamera(step, false);
    }
  }

  private static void release(Step step) {
    CallState now = step.now();
    if (now.agentType().hasLocalVideo() && !now.pushToTalkConfig.isPushVideoOnRelease()) {
      MediaControl.publishCamera(step, false);
    }
    if (now.pushToTalkConfig.isCloseMicrophoneOnRelease()) {
      step.session(session -> session.captureMicrophone(false));
    } else {
      MediaControl.silence(step, true);
    }
  }

  private static void press(Step step, boolean silent) {
    CallState now = step.now();
    if (now.agentType().hasLocalVideo() && !now.cameraMuted) {
      MediaControl.publishCamera(step, true);
    }
    boolean reopen = now.pushToTalkConfig.isCloseMicrophoneOnRelease();
    if (reopen) {
      step.session(session -> session.captureMicrophone(true));
    }
    if (!reopen || now.microphoneSilenced != silent) {
      MediaControl.silence(step, silent);
    }
  }
}
