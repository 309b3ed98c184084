package dev.aicall.domain.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message of the client to the agent (wire.md §2.2). */
public sealed interface ClientMessage extends ClientReading {

  /**
   * Names the message on the wire.
   *
   * @return its number, 1100 to 1120
   */
  int type();

  /** 1100: end the agent. */
  record StopAgent() implements ClientMessage {
    @Override
    public int type() {
      return WireType.STOP_AGENT;
    }
  }

  /** 1101: cut the agent's speech. */
  record InterruptSpeaking() implements ClientMessage {
    @Override
    public int type() {
      return WireType.INTERRUPT_SPEAKING;
    }
  }

  /**
   * 1102: switch smart interruption.
   *
   * @param enable whether the user's voice may interrupt the agent
   */
  record EnableVoiceInterrupt(boolean enable) implements ClientMessage {
    @Override
    public int type() {
      return WireType.ENABLE_VOICE_INTERRUPT;
    }
  }

  /**
   * 1103: give the agent another voice.
   *
   * @param voiceId the voice
   */
  record SwitchVoiceId(String voiceId) implements ClientMessage {
    @Override
    public int type() {
      return WireType.SWITCH_VOICE_ID;
    }
  }

  /**
   * 1104: ask for a new RTC token.
   *
   * @param userId whom it is for
   */
  record RequestRtcToken(String userId) implements ClientMessage {
    @Override
    public int type() {
      return WireType.REQUEST_RTC_TOKEN;
    }
  }

  /**
   * 1105: switch push-to-talk.
   *
   * @param enable whether the user presses to talk
   */
  record EnablePushToTalk(boolean enable) implements ClientMessage {
    @Override
    public int type() {
      return WireType.ENABLE_PUSH_TO_TALK;
    }
  }

  /** 1106: the user pressed. */
  record StartPushToTalk() implements ClientMessage {
    @Override
    public int type() {
      return WireType.START_PUSH_TO_TALK;
    }
  }

  /** 1107: the user let go and wants an answer. */
  record FinishPushToTalk() implements ClientMessage {
    @Override
    public int type() {
      return WireType.FINISH_PUSH_TO_TALK;
    }
  }

  /** 1108: the user let go and wants no answer. */
  record CancelPushToTalk() implements ClientMessage {
    @Override
    public int type() {
      return WireType.CANCEL_PUSH_TO_TALK;
    }
  }

  /**
   * 1109: switch the use of voiceprints.
   *
   * @param enable whether they are used
   */
  record UseVoiceprint(boolean enable) implements ClientMessage {
    @Override
    public int type() {
      return WireType.USE_VOICEPRINT;
    }
  }

  /** 1110: delete the voiceprint. */
  record ClearVoiceprint() implements ClientMessage {
    @Override
    public int type() {
      return WireType.CLEAR_VOICEPRINT;
    }
  }

  /**
   * 1111: say something by text; always allowed to interrupt (Q29).
   *
   * @param text what the agent answers as if it were spoken
   */
  record SendTextToAgent(String text) implements ClientMessage {
    @Override
    public int type() {
      return WireType.SEND_TEXT_TO_AGENT;
    }
  }

  /**
   * 1112: a message for the server of the agent's owner.
   *
   * @param message any text, passed on as it is
   */
  record SendCustomMessageToServer(String message) implements ClientMessage {
    @Override
    public int type() {
      return WireType.SEND_CUSTOM_MESSAGE_TO_SERVER;
    }
  }

  /**
   * 1113: begin custom frame capture.
   *
   * @param text what to ask about the frames
   * @param single once, or else continuously
   * @param eachDuration seconds: the window of a single capture, the interval of a continuous one
   * @param num frames of each capture
   * @param duration seconds in all; without effect on a single capture
   * @param userData JSON text for the server; empty goes on the wire as that of an empty object
   * @param enableAsr whether the user may go on speaking; on the wire only when true (Q9)
   */
  record StartVisionCustomCapture(
      String text,
      boolean single,
      int eachDuration,
      int num,
      int duration,
      String userData,
      boolean enableAsr)
      implements ClientMessage {
    /** The interval or window of a request that names none (api.md §4.16). */
    static final int DEFAULT_EACH_DURATION = 5;

    /** The frames of a request that names no number (api.md §4.16). */
    static final int DEFAULT_NUM = 2;

    /** The length of a request that names none (api.md §4.16). */
    static final int DEFAULT_DURATION = 100;

    /** The user data that stands for none. */
    static final String NO_USER_DATA = "{}";

    static final String SINGLE = "single";
    static final String CONTINUOUS = "continuous";

    @Override
    public int type() {
      return WireType.START_VISION_CUSTOM_CAPTURE;
    }
  }

  /** 1114: end custom frame capture. */
  record StopVisionCustomCapture() implements ClientMessage {
    @Override
    public int type() {
      return WireType.STOP_VISION_CUSTOM_CAPTURE;
    }
  }

  /**
   * 1115: give the language model another system prompt.
   *
   * @param prompt the prompt
   */
  record UpdateLlmSystemPrompt(String prompt) implements ClientMessage {
    @Override
    public int type() {
      return WireType.UPDATE_LLM_SYSTEM_PROMPT;
    }
  }

  /**
   * 1116: change video content recognition.
   *
   * @param config the configuration, itself the message's data
   */
  record UpdateVcrConfig(Map<String, @Nullable Object> config) implements ClientMessage {
    /**
     * Keeps an immutable deep copy; refuses what JSON cannot hold.
     *
     * @param config copied
     */
    public UpdateVcrConfig {
      config = JsonValues.immutableCopy("config", config);
    }

    @Override
    public int type() {
      return WireType.UPDATE_VCR_CONFIG;
    }
  }

  /**
   * 1117: change the parameters of a Bailian application.
   *
   * @param params the parameters; on the wire JSON text in a string
   */
  record UpdateBailianAppParams(Map<String, @Nullable Object> params) implements ClientMessage {
    /**
     * Keeps an immutable deep copy; refuses what JSON cannot hold.
     *
     * @param params copied
     */
    public UpdateBailianAppParams {
      params = JsonValues.immutableCopy("params", params);
    }

    @Override
    public int type() {
      return WireType.UPDATE_BAILIAN_APP_PARAMS;
    }
  }

  /**
   * 1118: change the silence that ends a sentence.
   *
   * @param asrMaxSilence milliseconds
   */
  record UpdateAsrMaxSilence(int asrMaxSilence) implements ClientMessage {
    @Override
    public int type() {
      return WireType.UPDATE_ASR_MAX_SILENCE;
    }
  }

  /** 1119: ask for {@link AgentMessage.AgentStateChanged}. */
  record QueryAgentState() implements ClientMessage {
    @Override
    public int type() {
      return WireType.QUERY_AGENT_STATE;
    }
  }

  /**
   * 1120: change the speed of speech.
   *
   * @param speechRate times the normal speed
   */
  record UpdateTtsSpeechRate(double speechRate) implements ClientMessage {
    /**
     * Refuses what is not a number, which JSON cannot hold.
     *
     * @param speechRate finite
     */
    public UpdateTtsSpeechRate {
      if (!Double.isFinite(speechRate)) {
        throw new IllegalArgumentException("speechRate must be finite, got " + speechRate);
      }
    }

    @Override
    public int type() {
      return WireType.UPDATE_TTS_SPEECH_RATE;
    }
  }
}
