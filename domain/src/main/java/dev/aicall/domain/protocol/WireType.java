package dev.aicall.domain.protocol;

/**
 * The wire numbers of the messages (wire.md §2), once, for the messages, the reader and the writer.
 */
final class WireType {
  /** What stands for a message without a number; on the wire 0 is "None" and never sent. */
  static final int NONE = 0;

  static final int AGENT_ERROR = 1000;
  static final int AGENT_STATE_CHANGED = 1001;
  static final int AGENT_SUBTITLE = 1002;
  static final int USER_SUBTITLE = 1003;
  static final int VOICE_INTERRUPT_CHANGED = 1004;
  static final int VOICE_ID_CHANGED = 1005;
  static final int RTC_TOKEN_RESPONSE = 1006;
  static final int PUSH_TO_TALK_CHANGED = 1007;
  static final int VOICEPRINT_USING_CHANGED = 1008;
  static final int VOICEPRINT_CLEARED = 1009;
  static final int AGENT_WILL_LEAVE = 1010;
  static final int CUSTOM_MESSAGE = 1011;
  static final int HUMAN_TAKEOVER_WILL_START = 1012;
  static final int HUMAN_TAKEOVER_CONNECTED = 1013;
  static final int AGENT_EMOTION = 1014;
  static final int VISION_CUSTOM_CAPTURE_CHANGED = 1015;
  static final int SPEAKING_INTERRUPTED = 1016;
  static final int LLM_REPLY_COMPLETED = 1017;
  static final int VCR_RESULT = 1018;

  static final int STOP_AGENT = 1100;
  static final int INTERRUPT_SPEAKING = 1101;
  static final int ENABLE_VOICE_INTERRUPT = 1102;
  static final int SWITCH_VOICE_ID = 1103;
  static final int REQUEST_RTC_TOKEN = 1104;
  static final int ENABLE_PUSH_TO_TALK = 1105;
  static final int START_PUSH_TO_TALK = 1106;
  static final int FINISH_PUSH_TO_TALK = 1107;
  static final int CANCEL_PUSH_TO_TALK = 1108;
  static final int USE_VOICEPRINT = 1109;
  static final int CLEAR_VOICEPRINT = 1110;
  static final int SEND_TEXT_TO_AGENT = 1111;
  static final int SEND_CUSTOM_MESSAGE_TO_SERVER = 1112;
  static final int START_VISION_CUSTOM_CAPTURE = 1113;
  static final int STOP_VISION_CUSTOM_CAPTURE = 1114;
  static final int UPDATE_LLM_SYSTEM_PROMPT = 1115;
  static final int UPDATE_VCR_CONFIG = 1116;
  static final int UPDATE_BAILIAN_APP_PARAMS = 1117;
  static final int UPDATE_ASR_MAX_SILENCE = 1118;
  static final int QUERY_AGENT_STATE = 1119;
  static final int UPDATE_TTS_SPEECH_RATE = 1120;

  /** The one type that is a string on the wire. */
  static final String READY_RESP = "ready_resp";

  private WireType() {}
}
