package dev.aicall.domain.call;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.CallCompletion;
import dev.aicall.api.EngineOptions;
import dev.aicall.api.ShareCall;
import dev.aicall.api.ShareCompletion;
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
import dev.aicall.api.error.CallError;
import dev.aicall.api.error.CallException;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.ShareAgentException;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.share.ShareCalls;
import dev.aicall.domain.share.ShareLink;
import dev.aicall.domain.share.ShareLinkReading;
import dev.aicall.domain.subtitle.TranscriptExporter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine: turns every method of the API into a decision ({@link Step}) or a look at the state.
 * What is decided, and why, stands in {@link Lifecycle}, {@link PushToTalk}, {@link MediaControl},
 * {@link Sending}, {@link SessionSteps} and {@link AgentMessages}.
 */
public final class CallEngine implements ARTCAICallEngineInterface {
  private static final Logger log = LoggerFactory.getLogger(CallEngine.class);

  private final CallLoop loop;
  private final ShareCalls shareCalls;

  /**
   * Creates an idle engine; nothing runs before the first call.
   *
   * @param rtcFactory makes the RTC engine when it is needed
   * @param shareCalls reads share links and starts shared agents
   * @param time stamps, durations and delays
   * @param options deadlines
   * @param loopExecutor where the call loop runs; not closed by the engine
   * @param callbackExecutor where callbacks run; not closed by the engine
   */
  public CallEngine(
      RtcEngineFactory rtcFactory,
      ShareCalls shareCalls,
      TimeSource time,
      EngineOptions options,
      Executor loopExecutor,
      Executor callbackExecutor) {
    this.loop = new CallLoop(rtcFactory, time, options, loopExecutor, callbackExecutor);
    this.shareCalls = shareCalls;
  }

  private CallState state() {
    return loop.state();
  }

  private void decide(Consumer<Step> decision) {
    loop.decide(
        step -> {
          decision.accept(step);
          return null;
        });
  }

  private boolean send(ClientMessage message) {
    return loop.hasRoom() && loop.decide(step -> Sending.send(step, message));
  }

  // Properties

  @Override
  public @Nullable String getUserId() {
    return state().userId;
  }

  @Override
  public boolean isOnCall() {
    return state().onCall;
  }

  @Override
  public @Nullable ARTCAICallAgentInfo getAgentInfo() {
    return state().agentInfo;
  }

  @Override
  public ARTCAICallAgentState getAgentState() {
    return state().agentState;
  }

  @Override
  public ARTCAICallState getCallState() {
    return state().phase.apiState();
  }

  @Override
  public @Nullable ARTCAICallEngineDelegate getDelegate() {
    return loop.delegate();
  }

  @Override
  public void setDelegate(@Nullable ARTCAICallEngineDelegate delegate) {
    loop.setDelegate(delegate);
  }

  @Override
  public ARTCAICallAudioConfig getAudioConfig() {
    return state().audioConfig;
  }

  @Override
  public void setAudioConfig(ARTCAICallAudioConfig config) {
    Objects.requireNonNull(config, "config");
    beforeCall(draft -> draft.audioConfig = config);
  }

  @Override
  public ARTCAICallVideoConfig getVideoConfig() {
    return state().videoConfig;
  }

  @Override
  public void setVideoConfig(ARTCAICallVideoConfig config) {
    Objects.requireNonNull(config, "config");
    beforeCall(draft -> draft.videoConfig = config);
  }

  @Override
  public @Nullable ARTCAICallVisionConfig getVisionConfig() {
    return state().visionConfig;
  }

  @Override
  public void setVisionConfig(@Nullable ARTCAICallVisionConfig config) {
    beforeCall(draft -> draft.visionConfig = config);
  }

  @Override
  public PushToTalkConfig getPushToTalkConfig() {
    return state().pushToTalkConfig;
  }

  @Override
  public void setPushToTalkConfig(PushToTalkConfig config) {
    Objects.requireNonNull(config, "config");
    beforeCall(draft -> draft.pushToTalkConfig = config);
  }

  @Override
  public MediaTaps getMediaTaps() {
    return state().taps;
  }

  @Override
  public void setMediaTaps(MediaTaps taps) {
    Objects.requireNonNull(taps, "taps");
    beforeCall(draft -> draft.taps = taps);
  }

  private void beforeCall(Consumer<CallState.Draft> change) {
    decide(
        step -> {
          if (!step.before().phase.isActive() && !step.before().destroyed) {
            change.accept(step.edit());
          }
        });
  }

  // Call control

  @Override
  public void call(
      String userId, String token, ARTCAICallAgentInfo info, CallCompletion completed) {
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(info, "info");
    Objects.requireNonNull(completed, "completed");
    decide(step -> Lifecycle.join(step, userId, token, info, completed));
  }

  @Override
  public CompletableFuture<Void> call(String userId, String token, ARTCAICallAgentInfo info) {
    CompletableFuture<Void> joined = new CompletableFuture<>();
    call(
        userId,
        token,
        info,
        error -> {
          if (error == null) {
            joined.complete(null);
          } else {
            joined.completeExceptionally(new CallException(error));
          }
        });
    return joined;
  }

  @Override
  public boolean call(ARTCAICallConfig config) {
    Objects.requireNonNull(config, "config");
    return loop.decide(step -> Lifecycle.start(step, config));
  }

  @Override
  public void handup(boolean stopAIAgent) {
    decide(step -> Lifecycle.handup(step, stopAIAgent));
  }

  @Override
  public void handup(boolean stopAIAgent, boolean destroy) {
    handup(stopAIAgent);
    if (destroy) {
      destroy();
    }
  }

  @Override
  public void destroy() {
    decide(Lifecycle::destroy);
  }

  @Override
  public void close() {
    destroy();
  }

  @Override
  public @Nullable Object getRTCInstance() {
    return loop.rtcHandle();
  }

  @Override
  public void createRTCEngine() {
    decide(Lifecycle::createRtcEngine);
  }

  @Override
  public boolean stopAgent() {
    return send(new ClientMessage.StopAgent());
  }

  @Override
  public boolean requestRTCToken() {
    return loop.decide(Sending::requestToken);
  }

  @Override
  public void updateToken(String token) {
    Objects.requireNonNull(token, "token");
    decide(step -> Sending.updateToken(step, token));
  }

  // Views

  @Override
  public void setLocalViewConfig(@Nullable ARTCAICallViewConfig config) {
    decide(step -> MediaControl.setLocalView(step, config));
  }

  @Override
  public void setAgentViewConfig(@Nullable ARTCAICallViewConfig config) {
    decide(step -> MediaControl.setAgentView(step, config));
  }

  // Speech control

  @Override
  public boolean interruptSpeaking() {
    return send(new ClientMessage.InterruptSpeaking());
  }

  @Override
  public boolean enableVoiceInterrupt(boolean enable) {
    return loop.decide(step -> Sending.enableVoiceInterrupt(step, enable));
  }

  @Override
  public boolean switchVoiceId(String voiceId) {
    return sendText(new ClientMessage.SwitchVoiceId(voiceId));
  }

  @Override
  public boolean enableSpeaker(boolean enable) {
    return loop.decide(step -> MediaControl.enableSpeaker(step, enable));
  }

  @Override
  public boolean muteMicrophone(boolean mute) {
    return loop.decide(step -> MediaControl.muteMicrophone(step, mute));
  }

  @Override
  public boolean muteAgentAudioPlaying(boolean mute) {
    return loop.decide(step -> MediaControl.muteAgentAudioPlaying(step, mute));
  }

  @Override
  public boolean updateAsrMaxSilence(int ms) {
    return Limits.isAsrMaxSilence(ms) && send(new ClientMessage.UpdateAsrMaxSilence(ms));
  }

  @Override
  public boolean updateTtsSpeechRate(double rate) {
    return Limits.isSpeechRate(rate) && send(new ClientMessage.UpdateTtsSpeechRate(rate));
  }

  @Override
  public boolean queryCurrentAgentState() {
    return send(new ClientMessage.QueryAgentState());
  }

  // Push-to-talk

  @Override
  public boolean enablePushToTalk(boolean enable) {
    return loop.decide(step -> PushToTalk.enable(step, enable));
  }

  @Override
  public boolean startPushToTalk() {
    return loop.decide(PushToTalk::start);
  }

  @Override
  public boolean finishPushToTalk() {
    return loop.decide(PushToTalk::finish);
  }

  @Override
  public boolean cancelPushToTalk() {
    return loop.decide(PushToTalk::cancel);
  }

  // Camera and vision

  @Override
  public boolean muteLocalCamera(boolean mute) {
    return loop.decide(step -> MediaControl.muteLocalCamera(step, mute));
  }

  @Override
  public boolean switchCamera() {
    return loop.decide(MediaControl::switchCamera);
  }

  @Override
  public boolean startVisionCustomCapture(ARTCAICallVisionCustomCaptureRequest request) {
    ClientMessage message =
        new ClientMessage.StartVisionCustomCapture(
            request.getText(),
            request.isSingle(),
            request.getEachDuration(),
            request.getNum(),
            request.getDuration(),
            request.getUserData(),
            request.isEnableASR());
    return Limits.fits(message) && loop.decide(step -> Sending.sendVision(step, message));
  }

  @Override
  public boolean stopVisionCustomCapture() {
    return loop.decide(
        step -> Sending.sendVision(step, new ClientMessage.StopVisionCustomCapture()));
  }

  @Override
  public boolean updateVcrConfig(@Nullable ARTCAICallAgentVcrConfig config) {
    return config != null && sendText(new ClientMessage.UpdateVcrConfig(config.toMap()));
  }

  // Messages and language model

  @Override
  public boolean sendTextToAgent(ARTCAICallSendTextToAgentRequest request) {
    String text = request.getText();
    return !text.isEmpty() && sendText(new ClientMessage.SendTextToAgent(text));
  }

  @Override
  public boolean sendCustomMessageToServer(String message) {
    return sendText(new ClientMessage.SendCustomMessageToServer(message));
  }

  @Override
  public boolean updateLlmSystemPrompt(String prompt) {
    return !prompt.isEmpty() && sendText(new ClientMessage.UpdateLlmSystemPrompt(prompt));
  }

  @Override
  public boolean updateBailianAppParams(@Nullable Map<String, Object> params) {
    return params != null && sendText(new ClientMessage.UpdateBailianAppParams(params));
  }

  /** For messages that hold an application's text, which may be too long for one message. */
  private boolean sendText(ClientMessage message) {
    return Limits.fits(message) && send(message);
  }

  // Voiceprint

  @Override
  public boolean useVoiceprint(boolean isUse) {
    return send(new ClientMessage.UseVoiceprint(isUse));
  }

  @Override
  public boolean clearVoiceprint() {
    return send(new ClientMessage.ClearVoiceprint());
  }

  // Share

  @Override
  public @Nullable ARTCAICallAgentShareConfig parseShareAgentCall(@Nullable String shareInfo) {
    ShareLinkReading reading = ShareLink.parse(shareInfo);
    if (reading instanceof ShareLinkReading.Parsed parsed) {
      return parsed.config();
    }
    log.warn("share link refused: {}", reading);
    return null;
  }

  @Override
  public void generateShareAgentCall(
      ARTCAICallAgentShareConfig shareConfig, String userId, ShareCompletion completed) {
    Objects.requireNonNull(completed, "completed");
    var unused =
        shareCalls
            .generate(shareConfig, userId)
            .whenComplete((call, failure) -> loop.callBack(d -> tell(completed, call, failure)));
  }

  private static void tell(
      ShareCompletion completed, @Nullable ShareCall call, @Nullable Throwable failure) {
    if (call != null) {
      completed.completed(call.agentInfo(), call.token(), null, call.requestId());
    } else {
      ShareAgentException cause = shareFailure(failure);
      completed.completed(null, null, cause.error(), cause.requestId());
    }
  }

  @Override
  public CompletableFuture<ShareCall> generateShareAgentCall(
      ARTCAICallAgentShareConfig shareConfig, String userId) {
    CompletableFuture<ShareCall> request = shareCalls.generate(shareConfig, userId);
    CompletableFuture<ShareCall> answer = new CancellingFuture<>(request);
    var unused =
        request.whenComplete(
            (call, failure) -> loop.callBack(d -> complete(answer, call, failure)));
    return answer;
  }

  private static void complete(
      CompletableFuture<ShareCall> answer, @Nullable ShareCall call, @Nullable Throwable failure) {
    if (call != null) {
      answer.complete(call);
    } else {
      answer.completeExceptionally(new CallException(shareFailure(failure).error()));
    }
  }

  private static ShareAgentException shareFailure(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof ShareAgentException known
        ? known
        : new ShareAgentException(
            CallError.of("the request was cancelled"), ShareAgentException.UNKNOWN_REQUEST);
  }

  // Transcript

  @Override
  public Transcript getTranscript() {
    return loop.messages().snapshot();
  }

  @Override
  public String exportTranscript(TranscriptFormat format) {
    return TranscriptExporter.export(getTranscript(), format);
  }

  // Timings

  @Override
  public @Nullable CallTimings getTimings() {
    return loop.times().snapshot();
  }

  // Platform getters

  @Override
  public boolean isPushToTalkEnable() {
    return state().pushToTalk;
  }

  @Override
  public boolean isVoiceInterruptEnable() {
    return state().voiceInterrupt;
  }

  @Override
  public boolean isMicrophoneOn() {
    return !state().microphoneMuted;
  }

  @Override
  public boolean isSpeakerOn() {
    return state().speakerOn;
  }

  @Override
  public boolean isLocalCameraMute() {
    return state().cameraMuted;
  }

  @Override
  public boolean isUsingVoicePrint() {
    return state().voiceprint;
  }

  @Override
  public @Nullable String getRobotVoiceId() {
    return state().voiceId;
  }

  @Override
  public boolean hasLocalVideo() {
    return state().agentType().hasLocalVideo();
  }

  @Override
  public boolean hasAgentVideo() {
    return state().agentType().hasAgentVideo();
  }

  @Override
  public AudioDevices getAudioDevices() {
    return loop.audioDevices();
  }

  @Override
  public VideoDevices getVideoDevices() {
    return loop.videoDevices();
  }
}
