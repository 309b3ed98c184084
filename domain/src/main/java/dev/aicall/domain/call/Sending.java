package dev.aicall.domain.call;

import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.protocol.ClientMessage;

/** What the application tells the agent. Nothing is queued: what cannot be sent now is refused. */
final class Sending {
  private Sending() {}

  static boolean send(Step step, ClientMessage message) {
    if (!step.before().canSend()) {
      return false;
    }
    step.send(message);
    return true;
  }

  static boolean enableVoiceInterrupt(Step step, boolean enable) {
    return !step.before().pushToTalk && send(step, new ClientMessage.EnableVoiceInterrupt(enable));
  }

  /** Frames are chosen from the camera, so the agent must have eyes. */
  static boolean sendVision(Step step, ClientMessage message) {
    return step.before().agentType().hasLocalVideo() && send(step, message);
  }

  static boolean requestToken(Step step) {
    CallState before = step.before();
    String userId = before.userId;
    if (userId == null || userId.isEmpty() || !before.canSend()) {
      return false;
    }
    step.edit().tokenRequested = true;
    step.send(new ClientMessage.RequestRtcToken(userId));
    return true;
  }

  /** The token expires soon: asks once, as soon as the agent can be asked. */
  static void requestTokenWhenPossible(Step step) {
    if (step.now().tokenRequested) {
      return;
    }
    step.edit().tokenDue = !requestToken(step);
  }

  /** Something was waiting for the agent to be reachable. */
  static void catchUp(Step step) {
    CallState now = step.now();
    if (now.tokenDue && now.canSend() && now.userId != null) {
      CallState.Draft draft = step.edit();
      draft.tokenDue = false;
      draft.tokenRequested = true;
      step.send(new ClientMessage.RequestRtcToken(now.userId));
    }
  }

  static void updateToken(Step step, String token) {
    if (step.before().phase == Phase.CONNECTED && !token.isEmpty()) {
      step.session((RtcSession session) -> session.refreshToken(token));
    }
  }
}
