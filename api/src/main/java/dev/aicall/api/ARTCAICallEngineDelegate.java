package dev.aicall.api;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.media.AudioStats;
import dev.aicall.api.media.VideoStats;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallAgentVcrResult;
import dev.aicall.api.model.ARTCAICallAudioAccompanyErrorCode;
import dev.aicall.api.model.ARTCAICallAudioAccompanyState;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallNetworkQuality;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.model.LatencyStat;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.api.timing.TurnTimings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happens in a call. All methods are optional.
 *
 * <p>Callbacks run one after another on the engine's callback executor, in the order in which
 * things happened, with no lock held; every method of the engine may be called from them. A
 * callback that throws is logged, the next one comes all the same; one that blocks delays only the
 * callbacks behind it, never the call.
 *
 * <p>Callback names and meanings follow AICallKit for iOS (December 2025); numbers in brackets are
 * message types of the agent protocol.
 */
public interface ARTCAICallEngineDelegate {
  /**
   * Reports an error, once for each failure. Terminal errors (kicked, connection failed, token
   * expired, agent left) also end the call: {@link #onCallEnd()} follows by itself.
   *
   * @param code what went wrong; its documentation says whether the call is over
   */
  default void onErrorOccurs(ARTCAICallErrorCode code) {}

  /**
   * The same with details; override one of the two. Unless overridden it calls the shorter form.
   *
   * @param code what went wrong
   * @param error message, cause, whether another try makes sense, and what to do
   */
  default void onErrorOccurs(ARTCAICallErrorCode code, CallError error) {
    onErrorOccurs(code);
  }

  /** The agent was started by {@code call(config)}; the engine's agent info is complete. */
  default void onAgentStarted() {}

  /** The call has begun: first media of the agent. Once for each call. */
  default void onCallBegin() {}

  /** The channel was left. Once for each call that was started and did not fail to join. */
  default void onCallEnd() {}

  /**
   * The agent's video track was published or withdrawn.
   *
   * @param available whether there is a picture now
   */
  default void onAgentVideoAvailable(boolean available) {}

  /**
   * The agent's audio track was published or withdrawn.
   *
   * @param available whether there is sound now
   */
  default void onAgentAudioAvailable(boolean available) {}

  /** The RTC engine exists: {@code getRTCInstance()} is not null from now on. */
  default void onRTCEngineCreated() {}

  /**
   * The push-to-talk mode changed, by this side or by the agent [1007].
   *
   * @param enable the mode in force
   */
  default void onPushToTalk(boolean enable) {}

  /**
   * The agent says that it is about to leave [1010]. Hang up, or wait for the error {@code
   * AgentLeaveChannel} that follows.
   *
   * @param reason 2001 idle for too long, 2002 human takeover ended, 0 other
   * @param message why, possibly empty
   */
  default void onAgentWillLeave(int reason, String message) {}

  /**
   * A custom message of the agent arrived [1011].
   *
   * @param data its JSON object, or null if its text is not one
   */
  default void onReceivedAgentCustomMessage(@Nullable Map<String, Object> data) {}

  /**
   * The agent listens, thinks or speaks now [1001].
   *
   * @param state the new state
   */
  default void onAgentStateChanged(ARTCAICallAgentState state) {}

  /**
   * The quality of a network path changed.
   *
   * @param uid whose path; the own user id for this side
   * @param quality downlink quality
   */
  default void onNetworkStatusChanged(String uid, ARTCAICallNetworkQuality quality) {}

  /**
   * Someone is heard. Comes about every 200 ms for each participant with a volume above 0.
   *
   * @param uid who; the own user id for this side
   * @param volume 1 to 255
   */
  default void onVoiceVolumeChanged(String uid, int volume) {}

  /**
   * What the user says, as recognised so far [1003].
   *
   * @param text the whole sentence so far; replaces the text before
   * @param isSentenceEnd whether the sentence is final
   * @param sentenceId number of the sentence
   */
  default void onUserSubtitleNotify(String text, boolean isSentenceEnd, int sentenceId) {}

  /**
   * The same with the result of the voiceprint check; comes right after the shorter form, for the
   * same message.
   *
   * @param text the whole sentence so far
   * @param isSentenceEnd whether the sentence is final
   * @param sentenceId number of the sentence
   * @param voiceprintResult whose voice it was, {@code Unknown} when not said
   */
  default void onUserSubtitleNotify(
      String text,
      boolean isSentenceEnd,
      int sentenceId,
      ARTCAICallVoiceprintResult voiceprintResult) {}

  /**
   * A piece of the agent's answer [1002].
   *
   * @param text the next piece; append it to what came for the same sentence
   * @param isSentenceEnd whether it is the last piece
   * @param userAsrSentenceId number of the user's sentence that is answered
   */
  default void onVoiceAgentSubtitleNotify(
      String text, boolean isSentenceEnd, int userAsrSentenceId) {}

  /**
   * The language model's whole answer [1017]; only with {@code llmCompleteReply} in the config.
   *
   * @param text the answer as generated, heard or not
   * @param userAsrSentenceId number of the user's sentence that is answered
   */
  default void onLLMReplyCompleted(String text, int userAsrSentenceId) {}

  /**
   * The agent's voice changed [1005].
   *
   * @param voiceId the voice in force
   */
  default void onVoiceIdChanged(String voiceId) {}

  /**
   * The smart interruption switch changed [1004]. It does not mean that speech was cut.
   *
   * @param enable whether the user's voice interrupts the agent
   */
  default void onVoiceInterrupted(boolean enable) {}

  /**
   * The agent's speech was cut [1016].
   *
   * @param reason by what
   */
  default void onSpeakingInterrupted(ARTCAICallSpeakingInterruptedReason reason) {}

  /**
   * Custom frame capture began or ended [1015].
   *
   * @param enable whether it is on
   */
  default void onVisionCustomCapture(boolean enable) {}

  /** The first frame of the agent's picture was drawn. */
  default void onAgentAvatarFirstFrameDrawn() {}

  /**
   * A human is about to take over from the agent [1012].
   *
   * @param takeoverUid RTC user id of the human
   * @param takeoverMode 1 the human's own voice is heard, 0 the agent's voice speaks for the human
   */
  default void onHumanTakeoverWillStart(String takeoverUid, int takeoverMode) {}

  /**
   * The human has taken over [1013].
   *
   * @param takeoverUid RTC user id of the human
   */
  default void onHumanTakeoverConnected(String takeoverUid) {}

  /**
   * The emotion of an answer [1014].
   *
   * @param emotion a label such as neutral, happy, angry or sad
   * @param userAsrSentenceId number of the user's sentence that is answered
   */
  default void onAgentEmotionNotify(String emotion, int userAsrSentenceId) {}

  /** The agent reads our messages from now on; before, everything that sends returns false. */
  default void onAgentDataChannelAvailable() {}

  /**
   * Video content recognition found something [1018].
   *
   * @param result what was found
   */
  default void onReceivedAgentVcrResult(ARTCAICallAgentVcrResult result) {}

  /**
   * The connection to the RTC service changed.
   *
   * @param status the new status
   * @param reason see {@link dev.aicall.api.model.ARTCAICallConnectionReason}; more may be added
   */
  default void onConnectionStatusChange(ARTCAICallConnectionStatus status, int reason) {}

  /**
   * How long one exchange took.
   *
   * @param sentenceId number of the user's sentence
   * @param delayMs from the end of the question to the start of the answer, in ms
   */
  default void onAudioDelayInfo(int sentenceId, long delayMs) {}

  /**
   * Background music that is played through the RTC instance changed its state.
   *
   * @param state the new state
   * @param errorCode why it failed, {@code NoError} otherwise
   */
  default void onAudioAccompanyStateChanged(
      ARTCAICallAudioAccompanyState state, ARTCAICallAudioAccompanyErrorCode errorCode) {}

  /**
   * The use of voiceprints was switched [1008].
   *
   * @param enable whether only the registered speaker is answered
   */
  default void onVoiceprint(boolean enable) {}

  /** The registered voiceprint was removed [1009]. */
  default void onVoiceprintCleared() {}

  /**
   * A latency breakdown of an exchange arrived (media extension, type 99).
   *
   * @param stat the measured parts
   */
  default void onLatencyStats(LatencyStat stat) {}

  /**
   * The agent sent a fresh RTC token [1006]; the engine has already passed it on to the RTC stack.
   *
   * @param token the token; a secret
   */
  default void onNewRTCToken(String token) {}

  /** The RTC token expires soon; the engine has asked the agent for a new one. */
  default void onAuthInfoWillExpire() {}

  /** The RTC token has expired; {@code TokenExpired} follows and ends the call. */
  default void onAuthInfoExpired() {}

  /**
   * The user at this end began or ceased to talk.
   *
   * @param isSpeaking whether speech was detected, with a volume above 5
   */
  default void onUserSpeaking(boolean isSpeaking) {}

  /**
   * Another participant joined the channel.
   *
   * @param uid RTC user id of the participant
   */
  default void onUserOnLine(String uid) {}

  /**
   * Statistics of the agent's picture, about every 2 s where the backend has them.
   *
   * @param stats the last interval
   */
  default void onAgentVideoStats(VideoStats stats) {}

  /**
   * Statistics of the agent's sound, about every 2 s where the backend has them.
   *
   * @param stats the last interval
   */
  default void onAgentAudioStats(AudioStats stats) {}

  /**
   * Statistics of the own picture, about every 2 s where the backend has them.
   *
   * @param stats the last interval
   */
  default void onLocalVideoStats(VideoStats stats) {}

  /**
   * Statistics of the own sound, about every 2 s where the backend has them.
   *
   * @param stats the last interval
   */
  default void onLocalAudioStats(AudioStats stats) {}

  /**
   * A stage of the set-up was reached. Once for each stage of a call, from {@code call} to the
   * agent's first sound. An extra: AICallKit has no such callback.
   *
   * @param stage which one, and when
   */
  default void onSetupStage(StageTiming stage) {}

  /**
   * A turn is over and this is where its time went. Comes when the answer has faded away, or when
   * something else has taken its place. An extra: AICallKit has no such callback.
   *
   * @param turn its segments
   */
  default void onTurnTimings(TurnTimings turn) {}

  /**
   * A call is over and this is where its time went. Once for each call that {@code call} has begun:
   * right before {@link #onCallEnd()}, or right after the error of a call that did not come about.
   * An extra: AICallKit has no such callback.
   *
   * @param timings set-up, turns and lost links; the engine's {@code getTimings()} has the same
   */
  default void onCallTimings(CallTimings timings) {}
}
