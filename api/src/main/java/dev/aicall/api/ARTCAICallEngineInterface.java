package dev.aicall.api;

import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;
import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.config.ARTCAICallVisionConfig;
import dev.aicall.api.config.ARTCAICallVisionCustomCaptureRequest;
import dev.aicall.api.config.PushToTalkConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.TranscriptFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Calls an AI agent over real-time audio and video. One engine makes one call at a time, and as
 * many after each other as you like.
 *
 * <p><b>Threads.</b> Every method may be called from any thread, also from a callback, and none
 * blocks on the network or on native code. What a method can answer at once it answers on the
 * caller's thread; everything else happens in order on the call's own loop. Callbacks run on the
 * callback executor.
 *
 * <p><b>Booleans.</b> True means that the command was accepted and is on its way, never that it
 * took effect: the named callback confirms it. False means that nothing was done. "Connected" below
 * is: joined, link up. Methods that send also need {@link
 * ARTCAICallEngineDelegate#onAgentDataChannelAvailable()}; nothing is queued for later.
 *
 * <p><b>States</b> ({@link #getCallState()}), and what may follow:
 *
 * <ul>
 *   <li>{@code None}: no call. Then {@code Connecting}.
 *   <li>{@code Connecting}: joining. Then {@code Connected}; or {@code None} if the join fails; or
 *       {@code Over} if hung up.
 *   <li>{@code Connected}: joined, until hung up ({@code Over}) or a terminal error ({@code
 *       Error}).
 *   <li>{@code Over}, {@code Error}: leaving. Then {@code None}, or {@code Connecting} at once with
 *       a new call.
 * </ul>
 *
 * <p>Member names, preconditions and wire numbers follow AICallKit (iOS API of December 2025, Web
 * SDK 2.10.5); numbers in brackets are message types of the agent protocol. Agent types: Voice,
 * Avatar (has a picture), Vision (sees the camera), Video (both).
 */
public interface ARTCAICallEngineInterface extends AutoCloseable {

  // Properties

  /**
   * Returns the user id of the current call, or of the last one.
   *
   * @return null before the first call and after {@link #destroy()}
   */
  @Nullable String getUserId();

  /**
   * Says whether the agent has been heard or seen in this call: true from {@code onCallBegin} until
   * hang-up or a terminal error.
   *
   * @return whether a call is on
   */
  boolean isOnCall();

  /**
   * Returns the agent of the call. With {@link #call(ARTCAICallConfig)} it holds only the type
   * until {@code onAgentStarted}.
   *
   * @return null before the first call and after {@link #destroy()}
   */
  @Nullable ARTCAICallAgentInfo getAgentInfo();

  /**
   * Returns what the agent does.
   *
   * @return the last state told; {@code Listening} at the start of every call
   */
  ARTCAICallAgentState getAgentState();

  /**
   * Returns the state of the call.
   *
   * @return never null
   */
  ARTCAICallState getCallState();

  /**
   * Returns who hears the callbacks.
   *
   * @return null when nobody does
   */
  @Nullable ARTCAICallEngineDelegate getDelegate();

  /**
   * Sets who hears the callbacks, from the next one on. Held strongly.
   *
   * @param delegate null for nobody
   */
  void setDelegate(@Nullable ARTCAICallEngineDelegate delegate);

  /**
   * Returns the sound settings of the next call.
   *
   * @return never null
   */
  ARTCAICallAudioConfig getAudioConfig();

  /**
   * Sets the sound settings. Silently ignored during a call.
   *
   * @param config profile and scenario
   */
  void setAudioConfig(ARTCAICallAudioConfig config);

  /**
   * Returns the camera settings of the next call.
   *
   * @return never null
   */
  ARTCAICallVideoConfig getVideoConfig();

  /**
   * Sets the camera settings (Vision, Video). Silently ignored during a call.
   *
   * @param config size, rates and source
   */
  void setVideoConfig(ARTCAICallVideoConfig config);

  /**
   * Returns the older form of the camera settings.
   *
   * @return null when not set: the video config counts
   */
  @Nullable ARTCAICallVisionConfig getVisionConfig();

  /**
   * Sets the older form of the camera settings (Vision); it then stands in for the video config and
   * the local view config. Silently ignored during a call.
   *
   * @param config null = use the video config
   */
  void setVisionConfig(@Nullable ARTCAICallVisionConfig config);

  /**
   * Returns how push-to-talk treats microphone and camera.
   *
   * @return never null
   */
  PushToTalkConfig getPushToTalkConfig();

  /**
   * Sets how push-to-talk treats microphone and camera. Silently ignored during a call.
   *
   * @param config what is closed on release
   */
  void setPushToTalkConfig(PushToTalkConfig config);

  /**
   * Returns what stands in for the devices.
   *
   * @return never null
   */
  MediaTaps getMediaTaps();

  /**
   * Lets the program be microphone, loudspeaker or camera of the next call. Silently ignored during
   * a call.
   *
   * @param taps what to use instead of devices
   */
  void setMediaTaps(MediaTaps taps);

  // Call control

  /**
   * Joins an agent that your server has started: call[1/2].
   *
   * @param userId who calls; must match the token
   * @param token RTC token that names channel and user; a secret
   * @param info the started agent
   * @param completed told once: null when joined, {@code InvalidAction} while another call is on,
   *     {@code InvalidParames} for an empty user id or token, {@code BeginCallFailed} and others
   *     when the join fails
   */
  void call(String userId, String token, ARTCAICallAgentInfo info, CallCompletion completed);

  /**
   * Joins an agent that your server has started: call[1/2] as a future.
   *
   * @param userId who calls; must match the token
   * @param token RTC token that names channel and user; a secret
   * @param info the started agent
   * @return completes when joined, or exceptionally with a {@link
   *     dev.aicall.api.error.CallException}; on the callback executor
   */
  CompletableFuture<Void> call(String userId, String token, ARTCAICallAgentInfo info);

  /**
   * Joins and has the service start the agent: call[2/2], the usual way. {@code onAgentStarted} and
   * {@code onCallBegin} follow, or {@code onErrorOccurs} with {@code BeginCallFailed}, {@code
   * AgentSubscriptionRequired}, {@code AgentNotFound} or {@code TokenExpired}.
   *
   * @param config agent, user, token and settings
   * @return false while another call is on, or if agent id, region, user id or token is empty
   */
  boolean call(ARTCAICallConfig config);

  /**
   * Hangs up: handup[1/2]. {@code onCallEnd} follows. Does nothing when no call is on.
   *
   * @param stopAIAgent true: tell the agent to stop [1100], and leave 100 ms later; false: leave at
   *     once, the agent goes when it notices
   */
  void handup(boolean stopAIAgent);

  /**
   * Hangs up and, if asked, releases the engine: handup[2/2].
   *
   * @param stopAIAgent as {@link #handup(boolean)}
   * @param destroy true: also {@link #destroy()}
   */
  void handup(boolean stopAIAgent, boolean destroy);

  /**
   * Hangs up without stopping the agent, releases the RTC engine and forgets user, agent, views and
   * taps. Safe to repeat and from callbacks. A destroyed engine answers false, and {@code call}
   * fails with {@code InvalidAction}.
   */
  void destroy();

  /** The same as {@link #destroy()}. */
  @Override
  void close();

  /**
   * Returns the backend's own handle, documented by the backend.
   *
   * @return null before {@code onRTCEngineCreated} and after {@link #destroy()}
   */
  @Nullable Object getRTCInstance();

  /** Creates the RTC engine early; otherwise the first call does it. */
  void createRTCEngine();

  /**
   * Tells the agent to stop, without leaving [1100].
   *
   * @return whether it was sent
   */
  boolean stopAgent();

  /**
   * Asks the agent for a fresh RTC token [1104]; {@code onNewRTCToken} follows. The engine does
   * this by itself when the token is about to expire.
   *
   * @return whether it was sent
   */
  boolean requestRTCToken();

  /**
   * Passes a fresh RTC token to the RTC stack. Does nothing unless connected.
   *
   * @param token the token; a secret
   */
  void updateToken(String token);

  // Views

  /**
   * Sets where the own camera is shown (Vision, Video). May be called at any time.
   *
   * @param config null = no preview
   */
  void setLocalViewConfig(@Nullable ARTCAICallViewConfig config);

  /**
   * Sets where the agent is shown (Avatar, Video). May be called at any time; takes effect at once
   * when the agent has a picture, else when it comes.
   *
   * @param config null = show nothing
   */
  void setAgentViewConfig(@Nullable ARTCAICallViewConfig config);

  // Speech control

  /**
   * Stops what the agent is saying [1101]. Confirmed by {@code onSpeakingInterrupted}.
   *
   * @return whether it was sent
   */
  boolean interruptSpeaking();

  /**
   * Switches whether the user's voice interrupts the agent [1102]. Confirmed by {@code
   * onVoiceInterrupted}.
   *
   * @param enable on or off
   * @return whether it was sent; false while push-to-talk is on
   */
  boolean enableVoiceInterrupt(boolean enable);

  /**
   * Changes the agent's voice from the next sentence on [1103]. Confirmed by {@code
   * onVoiceIdChanged}.
   *
   * @param voiceId the voice
   * @return whether it was sent
   */
  boolean switchVoiceId(String voiceId);

  /**
   * Switches between loudspeaker and earpiece; local only.
   *
   * @param enable true for the loudspeaker
   * @return false before the RTC engine exists, or where the backend has no such switch
   */
  boolean enableSpeaker(boolean enable);

  /**
   * Mutes the microphone; local only. Before a call, and in push-to-talk mode, it is remembered and
   * applied later.
   *
   * @param mute true to be silent
   * @return true, unless the engine is destroyed
   */
  boolean muteMicrophone(boolean mute);

  /**
   * Mutes everybody else at this end; local only.
   *
   * @param mute true to hear nothing
   * @return false unless connected
   */
  boolean muteAgentAudioPlaying(boolean mute);

  /**
   * Sets how long a pause ends a sentence [1118].
   *
   * @param ms 200 to 1,200 ms
   * @return whether it was sent; false out of range
   */
  boolean updateAsrMaxSilence(int ms);

  /**
   * Sets how fast the agent speaks [1120].
   *
   * @param rate 0.5 to 2.0, 1 = as the voice is
   * @return whether it was sent; false out of range
   */
  boolean updateTtsSpeechRate(double rate);

  /**
   * Asks what the agent does [1119]. Answered by {@code onAgentStateChanged}. The engine asks by
   * itself after a lost link came back.
   *
   * @return whether it was sent
   */
  boolean queryCurrentAgentState();

  // Push-to-talk

  /**
   * Switches push-to-talk: the agent hears only what is said between start and finish [1105].
   * Before a call it is remembered. Confirmed by {@code onPushToTalk}.
   *
   * @param enable on or off
   * @return false if that is the mode already, or if it could not be sent during a call
   */
  boolean enablePushToTalk(boolean enable);

  /**
   * Begins to talk [1106].
   *
   * @return false unless connected, in push-to-talk mode and not talking
   */
  boolean startPushToTalk();

  /**
   * Ends to talk; the agent answers [1107].
   *
   * @return false unless in push-to-talk mode and talking
   */
  boolean finishPushToTalk();

  /**
   * Throws away what was said [1108].
   *
   * @return false unless in push-to-talk mode and talking
   */
  boolean cancelPushToTalk();

  // Camera and vision

  /**
   * Switches the camera, its preview and its sending (Vision, Video). Before a call it is
   * remembered.
   *
   * @param mute true for no picture
   * @return false in a call with an agent that has no eyes
   */
  boolean muteLocalCamera(boolean mute);

  /**
   * Changes between front and rear camera, or to the next one (Vision, Video).
   *
   * @return false before the RTC engine exists, or with an agent that has no eyes
   */
  boolean switchCamera();

  /**
   * Has the agent look at chosen frames [1113] (Vision, Video); talking is suspended until it ends.
   * Confirmed by {@code onVisionCustomCapture(true)}.
   *
   * @param request which frames and what to ask about them
   * @return whether it was sent
   */
  boolean startVisionCustomCapture(ARTCAICallVisionCustomCaptureRequest request);

  /**
   * Ends custom frame capture [1114]. Confirmed by {@code onVisionCustomCapture(false)}.
   *
   * @return whether it was sent
   */
  boolean stopVisionCustomCapture();

  /**
   * Replaces the settings of video content recognition [1116]. Results come by {@code
   * onReceivedAgentVcrResult}.
   *
   * @param config the new settings; null is refused
   * @return whether it was sent
   */
  boolean updateVcrConfig(@Nullable ARTCAICallAgentVcrConfig config);

  // Messages and language model

  /**
   * Says something to the agent in writing [1111]; it answers as to speech.
   *
   * <p>This and every other message is refused while 1 MiB of messages waits to be sent.
   *
   * @param request the text, not empty
   * @return whether it was sent
   */
  boolean sendTextToAgent(ARTCAICallSendTextToAgentRequest request);

  /**
   * Passes a message through the agent to the customer's own server [1112].
   *
   * @param message any text, usually JSON
   * @return whether it was sent
   */
  boolean sendCustomMessageToServer(String message);

  /**
   * Replaces the language model's system prompt [1115]. No effect on Model Studio workflows.
   *
   * @param prompt the prompt, not empty
   * @return whether it was sent
   */
  boolean updateLlmSystemPrompt(String prompt);

  /**
   * Replaces the parameters of a Model Studio (Bailian) application [1117].
   *
   * @param params a JSON object; null is refused
   * @return whether it was sent
   */
  boolean updateBailianAppParams(@Nullable Map<String, Object> params);

  // Voiceprint

  /**
   * Switches whether only the registered speaker is answered [1109]. Confirmed by {@code
   * onVoiceprint}.
   *
   * @param isUse on or off
   * @return whether it was sent
   */
  boolean useVoiceprint(boolean isUse);

  /**
   * Removes the registered voiceprint [1110]. Confirmed by {@code onVoiceprintCleared}.
   *
   * @return whether it was sent
   */
  boolean clearVoiceprint();

  // Share

  /**
   * Reads a share link's token.
   *
   * @param shareInfo the token as copied, percent-encoded or not
   * @return null if it cannot be read; the reason is logged
   */
  @Nullable ARTCAICallAgentShareConfig parseShareAgentCall(@Nullable String shareInfo);

  /**
   * Starts a shared agent over HTTP. Then join it with {@code call[1/2]}.
   *
   * @param shareConfig what {@link #parseShareAgentCall} read
   * @param userId who will call
   * @param completed told once, with agent and token or with an error
   */
  void generateShareAgentCall(
      ARTCAICallAgentShareConfig shareConfig, String userId, ShareCompletion completed);

  /**
   * Starts a shared agent over HTTP, as a future.
   *
   * @param shareConfig what {@link #parseShareAgentCall} read
   * @param userId who will call
   * @return completes with agent and token, or exceptionally with a {@link
   *     dev.aicall.api.error.CallException}; on the callback executor. Cancelling it cancels the
   *     request
   */
  CompletableFuture<ShareCall> generateShareAgentCall(
      ARTCAICallAgentShareConfig shareConfig, String userId);

  // Transcript

  /**
   * Returns what was said so far in this call, or in the last one.
   *
   * @return a snapshot; empty before the first call
   */
  Transcript getTranscript();

  /**
   * Writes {@link #getTranscript()} as a file's text.
   *
   * @param format the file format
   * @return the whole text, to be saved as UTF-8
   */
  String exportTranscript(TranscriptFormat format);

  // Timings

  /**
   * Returns where the time of this call went so far, or of the last one. An extra: AICallKit has no
   * such method.
   *
   * @return a snapshot; null before the first call
   */
  @Nullable CallTimings getTimings();

  // Platform getters

  /**
   * Returns the push-to-talk mode.
   *
   * @return whether it is on
   */
  boolean isPushToTalkEnable();

  /**
   * Returns the smart interruption switch.
   *
   * @return the last value told by the agent, else what the config said; true by default
   */
  boolean isVoiceInterruptEnable();

  /**
   * Returns the user's wish for the microphone.
   *
   * @return false while muted with {@link #muteMicrophone}
   */
  boolean isMicrophoneOn();

  /**
   * Returns the loudspeaker switch.
   *
   * @return true by default
   */
  boolean isSpeakerOn();

  /**
   * Returns the user's wish for the camera.
   *
   * @return true while muted with {@link #muteLocalCamera}
   */
  boolean isLocalCameraMute();

  /**
   * Returns the voiceprint switch.
   *
   * @return the last value told by the agent, else what the config said
   */
  boolean isUsingVoicePrint();

  /**
   * Returns the agent's voice.
   *
   * @return the last value told by the agent, else what the config said, else null
   */
  @Nullable String getRobotVoiceId();

  /**
   * Says whether the agent of the call sees the camera (Vision, Video).
   *
   * @return false when no agent is known
   */
  boolean hasLocalVideo();

  /**
   * Says whether the agent of the call has a picture (Avatar, Video).
   *
   * @return false when no agent is known
   */
  boolean hasAgentVideo();

  /**
   * Returns the machine's sound devices.
   *
   * @return the backend's view of them
   */
  AudioDevices getAudioDevices();

  /**
   * Returns the machine's cameras and screens.
   *
   * @return the backend's view of them
   */
  VideoDevices getVideoDevices();
}
