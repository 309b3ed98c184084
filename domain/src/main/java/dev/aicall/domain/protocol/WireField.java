package dev.aicall.domain.protocol;

import com.fasterxml.jackson.core.io.SerializedString;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Every member name of the protocol, of the envelope and of data, for both directions: like an
 * enum, but with what the hot paths index and copy.
 */
final class WireField {
  // Before the fields, which enter themselves.
  private static final Map<String, WireField> BY_NAME = new HashMap<>();

  /** Stands for all names that the protocol does not have, so for none of the wire. */
  static final WireField OTHER = new WireField("");

  static final WireField TYPE = new WireField("type");
  static final WireField DATA = new WireField("data");
  static final WireField SEQ_ID = new WireField("seqId");
  static final WireField SENDER_ID = new WireField("senderId");
  static final WireField RECEIVER_ID = new WireField("receiverId");

  static final WireField ASR_MAX_SILENCE = new WireField("asrMaxSilence");
  static final WireField CODE = new WireField("code");
  static final WireField DURATION = new WireField("duration");
  static final WireField EACH_DURATION = new WireField("eachDuration");
  static final WireField EMOTION = new WireField("emotion");
  static final WireField ENABLE = new WireField("enable");
  static final WireField ENABLE_ASR = new WireField("enableASR");
  static final WireField ENABLE_INTERRUPT = new WireField("enableInterrupt");
  static final WireField END = new WireField("end");
  static final WireField MESSAGE = new WireField("message");
  static final WireField MODE = new WireField("mode");
  static final WireField NUM = new WireField("num");
  static final WireField PARAMS = new WireField("params");
  static final WireField PROMPT = new WireField("prompt");
  static final WireField REASON = new WireField("reason");

  /** Stands for {@link #TOKEN} with older servers. */
  static final WireField RTC_AUTH_TOKEN = new WireField("rtc_auth_token");

  static final WireField SENTENCE_ID = new WireField("sentenceId");
  static final WireField SPEECH_RATE = new WireField("speechRate");
  static final WireField STATE = new WireField("state");
  static final WireField TAKEOVER_MODE = new WireField("takeoverMode");
  static final WireField TAKEOVER_UID = new WireField("takeoverUid");
  static final WireField TEXT = new WireField("text");
  static final WireField TOKEN = new WireField("token");
  static final WireField USER_DATA = new WireField("userData");
  static final WireField USER_ID = new WireField("userId");
  static final WireField VOICE_ID = new WireField("voiceId");
  static final WireField VOICEPRINT = new WireField("voiceprint");

  /** One more than the highest {@link #slot}. */
  static final int COUNT = BY_NAME.size();

  final String name;

  /** Its own index, from 0. */
  final int slot;

  /** The name as it is written: in quotes and with its colon. */
  final byte[] quoted;

  /** The name as Jackson compares it with a text's bytes. */
  final SerializedString serialized;

  private WireField(String name) {
    this.name = name;
    this.slot = BY_NAME.size();
    this.quoted = ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    this.serialized = new SerializedString(name);
    BY_NAME.put(name, this);
  }

  /** Returns the field of that name, or {@link #OTHER} if the protocol has none. */
  static WireField named(String name) {
    return BY_NAME.getOrDefault(name, OTHER);
  }
}
