package dev.aicall.domain.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message of the agent to the client (wire.md §2.1). */
public sealed interface AgentMessage extends AgentReading {

  /**
   * Names the message on the wire.
   *
   * @return its number, 1000 to 1018, or 0 for {@link ReadyResponse}
   */
  int type();

  /**
   * 1000: something failed on the agent's side.
   *
   * @param code 4001, 4004, 4005, 4006 or one without a meaning for the client (wire.md §5)
   * @param message what the agent says about it, or null
   */
  record AgentError(int code, @Nullable String message) implements AgentMessage {
    @Override
    public int type() {
      return WireType.AGENT_ERROR;
    }
  }

  /**
   * 1001: the agent turned to something else.
   *
   * @param state 1 listening, 2 thinking, 3 speaking
   */
  record AgentStateChanged(int state) implements AgentMessage {
    static final int MIN = 1;
    static final int MAX = 3;

    /**
     * Refuses a state that the protocol does not have.
     *
     * @param state 1 to 3
     */
    public AgentStateChanged {
      requireInRange("state", state, MIN, MAX);
    }

    @Override
    public int type() {
      return WireType.AGENT_STATE_CHANGED;
    }
  }

  /**
   * 1002: what the agent says, as increments.
   *
   * @param text the next piece
   * @param end whether the sentence is complete with it
   * @param sentenceId the user's sentence it belongs to
   */
  record AgentSubtitle(String text, boolean end, int sentenceId) implements AgentMessage {
    @Override
    public int type() {
      return WireType.AGENT_SUBTITLE;
    }
  }

  /**
   * 1003: what the user said so far; replaces what came before.
   *
   * @param text the whole sentence so far
   * @param end whether the sentence is complete
   * @param sentenceId the sentence
   * @param voiceprint 0 to 5, or {@link #UNKNOWN_VOICEPRINT}
   */
  record UserSubtitle(String text, boolean end, int sentenceId, int voiceprint)
      implements AgentMessage {
    /** No usable voiceprint result came with the subtitle (Q10). */
    public static final int UNKNOWN_VOICEPRINT = 100;

    static final int MAX_VOICEPRINT = 5;

    /**
     * Refuses a voiceprint result that the protocol does not have.
     *
     * @param text any
     * @param end any
     * @param sentenceId any
     * @param voiceprint 0 to 5, or 100
     */
    public UserSubtitle {
      if (voiceprint != UNKNOWN_VOICEPRINT) {
        requireInRange("voiceprint", voiceprint, 0, MAX_VOICEPRINT);
      }
    }

    @Override
    public int type() {
      return WireType.USER_SUBTITLE;
    }
  }

  /**
   * 1004: smart interruption was switched.
   *
   * @param enable whether it is on now
   */
  record VoiceInterruptChanged(boolean enable) implements AgentMessage {
    @Override
    public int type() {
      return WireType.VOICE_INTERRUPT_CHANGED;
    }
  }

  /**
   * 1005: the agent's voice was switched.
   *
   * @param voiceId the voice it has now
   */
  record VoiceIdChanged(String voiceId) implements AgentMessage {
    @Override
    public int type() {
      return WireType.VOICE_ID_CHANGED;
    }
  }

  /**
   * 1006: the answer to {@link ClientMessage.RequestRtcToken}.
   *
   * @param token the new RTC token; a secret, so it is left out of {@code toString}
   */
  record RtcTokenResponse(String token) implements AgentMessage {
    @Override
    public String toString() {
      return "RtcTokenResponse[token=redacted]";
    }

    @Override
    public int type() {
      return WireType.RTC_TOKEN_RESPONSE;
    }
  }

  /**
   * 1007: push-to-talk was switched.
   *
   * @param enable whether it is on now
   */
  record PushToTalkChanged(boolean enable) implements AgentMessage {
    @Override
    public int type() {
      return WireType.PUSH_TO_TALK_CHANGED;
    }
  }

  /**
   * 1008: the use of voiceprints was switched.
   *
   * @param enable whether they are used now
   */
  record VoiceprintUsingChanged(boolean enable) implements AgentMessage {
    @Override
    public int type() {
      return WireType.VOICEPRINT_USING_CHANGED;
    }
  }

  /** 1009: the voiceprint was deleted. */
  record VoiceprintCleared() implements AgentMessage {
    @Override
    public int type() {
      return WireType.VOICEPRINT_CLEARED;
    }
  }

  /**
   * 1010: the agent is about to leave.
   *
   * @param reason 2001 idle, 2002 human takeover ended, 0 another
   * @param message what it says about it, may be empty
   */
  record AgentWillLeave(int reason, String message) implements AgentMessage {
    @Override
    public int type() {
      return WireType.AGENT_WILL_LEAVE;
    }
  }

  /**
   * 1011: a message of the agent's owner.
   *
   * @param text its text, meant to be JSON but not checked
   */
  record CustomMessage(String text) implements AgentMessage {
    /**
     * Returns the text as the JSON object that it should be.
     *
     * @return null if it is none
     */
    public @Nullable Map<String, @Nullable Object> jsonObject() {
      return JsonValues.parseObject(text);
    }

    @Override
    public int type() {
      return WireType.CUSTOM_MESSAGE;
    }
  }

  /**
   * 1012: a human is about to take over from the agent.
   *
   * @param takeoverUid the human's user id
   * @param takeoverMode {@link #AGENT_VOICE} or {@link #HUMAN_VOICE}
   */
  record HumanTakeoverWillStart(String takeoverUid, int takeoverMode) implements AgentMessage {
    /** The human speaks with the agent's voice. */
    public static final int AGENT_VOICE = 0;

    /** The human is heard directly. */
    public static final int HUMAN_VOICE = 1;

    /**
     * Refuses a mode that the protocol does not have.
     *
     * @param takeoverUid any
     * @param takeoverMode 0 or 1
     */
    public HumanTakeoverWillStart {
      requireInRange("takeoverMode", takeoverMode, AGENT_VOICE, HUMAN_VOICE);
    }

    @Override
    public int type() {
      return WireType.HUMAN_TAKEOVER_WILL_START;
    }
  }

  /**
   * 1013: the human is there.
   *
   * @param takeoverUid the human's user id
   */
  record HumanTakeoverConnected(String takeoverUid) implements AgentMessage {
    @Override
    public int type() {
      return WireType.HUMAN_TAKEOVER_CONNECTED;
    }
  }

  /**
   * 1014: the feeling the agent shows.
   *
   * @param emotion a label such as neutral, happy, angry, sad
   * @param sentenceId the user's sentence it belongs to
   */
  record AgentEmotion(String emotion, int sentenceId) implements AgentMessage {
    @Override
    public int type() {
      return WireType.AGENT_EMOTION;
    }
  }

  /**
   * 1015: custom frame capture began or ended.
   *
   * @param enable whether it goes on now
   */
  record VisionCustomCaptureChanged(boolean enable) implements AgentMessage {
    @Override
    public int type() {
      return WireType.VISION_CUSTOM_CAPTURE_CHANGED;
    }
  }

  /**
   * 1016: the agent's speech was cut.
   *
   * @param reason 1 to 5, or 0 for a reason unknown to us (api.md §3.1)
   */
  record SpeakingInterrupted(int reason) implements AgentMessage {
    static final int UNKNOWN = 0;
    static final int MAX = 5;

    /**
     * Refuses a reason that the protocol does not have.
     *
     * @param reason 0 to 5
     */
    public SpeakingInterrupted {
      requireInRange("reason", reason, UNKNOWN, MAX);
    }

    @Override
    public int type() {
      return WireType.SPEAKING_INTERRUPTED;
    }
  }

  /**
   * 1017: the language model finished its answer.
   *
   * @param text the whole answer
   * @param sentenceId the user's sentence it belongs to
   */
  record LlmReplyCompleted(String text, int sentenceId) implements AgentMessage {
    @Override
    public int type() {
      return WireType.LLM_REPLY_COMPLETED;
    }
  }

  /**
   * 1018: what video content recognition found.
   *
   * @param data the whole data object in its order, immutable: strings, booleans, numbers, lists,
   *     maps and nulls
   */
  record VcrResult(Map<String, @Nullable Object> data) implements AgentMessage {
    /**
     * Keeps an immutable deep copy; refuses what JSON cannot hold.
     *
     * @param data copied
     */
    public VcrResult {
      data = JsonValues.immutableCopy("data", data);
    }

    @Override
    public int type() {
      return WireType.VCR_RESULT;
    }
  }

  /** {@code "ready_resp"}: an answer without meaning for the client; its type has no number. */
  record ReadyResponse() implements AgentMessage {
    @Override
    public int type() {
      return WireType.NONE;
    }
  }

  private static void requireInRange(String field, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          field + " must be " + min + " to " + max + ", got " + value);
    }
  }
}
