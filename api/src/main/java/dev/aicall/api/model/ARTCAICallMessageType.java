package dev.aicall.api.model;

/**
 * Type numbers of data-channel messages: 1000 to 1018 come from the agent, 1100 to 1120 go to it.
 *
 * <p>Source: AICallKit Web 2.10.5.
 */
public enum ARTCAICallMessageType {
  /** No message; never sent. */
  None(0),

  /** Something failed on the agent's side. */
  AgentErrorOccurs(1000),

  /** The agent listens, thinks or speaks. */
  AgentStateChanged(1001),

  /** More of the agent's answer as text. */
  AgentSubtitleNotify(1002),

  /** The user's sentence as recognised so far. */
  UserSubtitleNotify(1003),

  /** Smart interruption was switched. */
  VoiceInterruptChanged(1004),

  /** The agent's voice was changed. */
  VoiceIdChanged(1005),

  /** A fresh RTC token. */
  RTCTokenResponsed(1006),

  /** Push-to-talk was switched. */
  PushToTalkChanged(1007),

  /** Use of the voiceprint was switched. */
  VoiceprintUsingChanged(1008),

  /** The voiceprint was forgotten. */
  VoiceprintClearSucceed(1009),

  /** The agent is about to leave. */
  AgentWillLeave(1010),

  /** A message of the customer's own server. */
  CustomMessageReceived(1011),

  /** A human is about to take over. */
  HumanTakeoverWillStart(1012),

  /** The human has taken over. */
  HumanTakeoverConnected(1013),

  /** The emotion of the agent's answer. */
  AgentEmotionNotify(1014),

  /** Custom frame capture began or ended. */
  VisionCustomCaptureChanged(1015),

  /** The agent's speech was cut. */
  SpeakingInterruptedReason(1016),

  /** The whole answer of the language model. */
  LLMReplyCompleted(1017),

  /** Something was recognised in the user's video. */
  VcrResultReceived(1018),

  /** Ends the agent. */
  StopAgent(1100),

  /** Cuts the agent's speech. */
  InterruptSpeaking(1101),

  /** Switches smart interruption. */
  EnableVoiceInterrupt(1102),

  /** Changes the agent's voice. */
  SwitchVoiceId(1103),

  /** Asks for a fresh RTC token. */
  RequestRTCToken(1104),

  /** Switches push-to-talk. */
  EnablePushToTalk(1105),

  /** The user begins to talk. */
  StartPushToTalk(1106),

  /** The user is done, the agent may answer. */
  FinishPushToTalk(1107),

  /** What was said is to be dropped. */
  CancelPushToTalk(1108),

  /** Switches use of the voiceprint. */
  UseVoiceprint(1109),

  /** Has the voiceprint forgotten. */
  ClearVoiceprint(1110),

  /** Text to be answered like speech. */
  SendTextToAgent(1111),

  /** A message for the customer's own server. */
  SendCustomMessageToServer(1112),

  /** Begins custom frame capture. */
  StartVisionCustomCapture(1113),

  /** Ends custom frame capture. */
  StopVisionCustomCapture(1114),

  /** Replaces the system prompt. */
  UpdateLlmSystemPrompt(1115),

  /** Replaces the video content recognition settings. */
  UpdateVcrConfig(1116),

  /** Replaces the Model Studio parameters. */
  UpdateBailianAppParams(1117),

  /** Changes the silence that ends a sentence. */
  UpdateAsrMaxSilence(1118),

  /** Asks for the agent's state. */
  QueryAgentState(1119),

  /** Changes the speed of speech. */
  UpdateTtsSpeechRate(1120),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallMessageType[] ALL = values();

  private final int value;

  ARTCAICallMessageType(int value) {
    this.value = value;
  }

  /** {@return the wire number; −1 for {@link #UNKNOWN}, which is not a wire value} */
  public int value() {
    return value;
  }

  /**
   * Finds the constant of a wire number; never throws.
   *
   * @param value any number
   * @return its constant, or {@link #UNKNOWN} if there is none
   */
  public static ARTCAICallMessageType fromValue(int value) {
    for (ARTCAICallMessageType candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }

  /** {@return whether the agent sends it} */
  public boolean isInbound() {
    return value >= 1000 && value < 1100;
  }

  /** {@return whether the client sends it} */
  public boolean isOutbound() {
    return value >= 1100;
  }
}
