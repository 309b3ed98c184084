package dev.aicall.agent.server.agent;

import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.ClientMessage.StartVisionCustomCapture;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller can ask of an agent: one method for each message of wire.md §2.2. On the call's
 * loop. An agent that cannot do something says so to the caller; it is never silent about it.
 */
public interface CallerCommands {
  /** Answered with 1000 and this code, which clients log and ignore (wire.md §5). */
  int REFUSED = 4003;

  /** 1100: leave. */
  void stop();

  /** 1101: fall silent. */
  void interruptSpeaking();

  /**
   * 1102: may speech interrupt; acknowledged with 1004.
   *
   * @param enable whether it may
   */
  void enableVoiceInterrupt(boolean enable);

  /**
   * 1103: another voice; acknowledged with 1005.
   *
   * @param voiceId its id
   */
  void switchVoice(String voiceId);

  /**
   * 1104: a fresh token; answered with 1006.
   *
   * @param userId for whom
   */
  void requestToken(String userId);

  /**
   * 1105: push-to-talk on or off; acknowledged with 1007.
   *
   * @param enable whether on
   */
  void enablePushToTalk(boolean enable);

  /** 1106: the caller begins to talk. */
  void startPushToTalk();

  /** 1107: the caller has talked; the agent answers. */
  void finishPushToTalk();

  /** 1108: what the caller has said since the press is forgotten. */
  void cancelPushToTalk();

  /**
   * 1109: answer only the enrolled voice; acknowledged with 1008.
   *
   * @param enable whether to
   */
  void useVoiceprint(boolean enable);

  /** 1110: forget the enrolled voice; acknowledged with 1009. */
  void clearVoiceprint();

  /**
   * 1111: answer a text. It interrupts.
   *
   * @param text what the caller typed
   */
  void sendText(String text);

  /**
   * 1112: a message for the server of the agent's owner.
   *
   * @param message usually JSON
   */
  void customMessage(String message);

  /**
   * 1113: take stills of the caller's picture; acknowledged with 1015.
   *
   * @param request how many and when
   */
  void startCapture(StartVisionCustomCapture request);

  /** 1114: take no more stills; acknowledged with 1015. */
  void stopCapture();

  /**
   * 1115: another system prompt.
   *
   * @param prompt from the next question on
   */
  void updateSystemPrompt(String prompt);

  /**
   * 1116: what to look for in the caller's picture.
   *
   * @param config as in VcrConfig
   */
  void updateVcr(Map<String, @Nullable Object> config);

  /**
   * 1117: parameters of a Bailian application.
   *
   * @param params from the next question on
   */
  void updateBailianParams(Map<String, @Nullable Object> params);

  /**
   * 1118: the silence that ends a turn.
   *
   * @param millis 200 to 1,200, or it is refused
   */
  void updateSilence(int millis);

  /** 1119: what the agent does; answered with 1001. */
  void queryState();

  /**
   * 1120: how fast the agent speaks.
   *
   * @param rate 0.5 to 2.0, or it is refused
   */
  void updateSpeechRate(double rate);

  /**
   * Calls the method of a message.
   *
   * @param message what the caller sent
   */
  default void obey(ClientMessage message) {
    CommandTable.obey(message, this);
  }
}
