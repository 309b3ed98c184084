package dev.aicall.testkit;

import dev.aicall.api.ARTCAICallEngineDelegate;
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
import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A delegate that remembers every callback in order, with its time. Waiting moves virtual time, so
 * that no test sleeps. Of the pairs of callbacks that say the same, errors are noted once, with
 * their details; subtitles of the user are noted both ways, as they come.
 */
public final class RecordingDelegate implements ARTCAICallEngineDelegate {
  /** How long virtual time is moved for a callback: 60 s, our choice, longer than any deadline. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How far virtual time moves between two looks. */
  private static final Duration STEP = Duration.ofMillis(10);

  private final VirtualTime time;
  private final long startNanos;
  private final List<DelegateEvent> events = new ArrayList<>();

  /**
   * Creates a delegate that has heard nothing.
   *
   * @param time what the engine runs on
   */
  public RecordingDelegate(VirtualTime time) {
    this.time = time;
    this.startNanos = time.nanoTime();
  }

  /**
   * Returns what came so far.
   *
   * @return oldest first, a copy
   */
  public List<DelegateEvent> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  /**
   * Returns the callbacks of one kind.
   *
   * @param name the delegate's method
   * @return oldest first
   */
  public List<DelegateEvent> events(String name) {
    return events().stream().filter(event -> event.name().equals(name)).toList();
  }

  /**
   * Returns what came so far without times, to be compared with a list.
   *
   * @return for example {@code onCallBegin()}, oldest first
   */
  public List<String> texts() {
    return events().stream().map(DelegateEvent::text).toList();
  }

  /**
   * Says whether a callback has come.
   *
   * @param name the delegate's method
   * @return true after the first
   */
  public boolean has(String name) {
    return !events(name).isEmpty();
  }

  /** Forgets what came so far. */
  public void clear() {
    synchronized (events) {
      events.clear();
    }
  }

  /**
   * Moves virtual time until a callback has come; returns at once if it has.
   *
   * @param name the delegate's method
   * @return the first one
   * @throws AssertionError if it does not come within {@link #PATIENCE}; tells what came instead
   */
  public DelegateEvent await(String name) {
    await(name, () -> has(name));
    return events(name).get(0);
  }

  /**
   * Moves virtual time until a condition holds; returns at once if it does.
   *
   * @param what names it when it fails
   * @param condition what to wait for
   * @throws AssertionError if it does not hold within {@link #PATIENCE}; tells what came instead
   */
  public void await(String what, BooleanSupplier condition) {
    time.runReady();
    long deadline = time.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (time.nanoTime() >= deadline) {
        throw new AssertionError(
            "waited " + PATIENCE.toSeconds() + " s for " + what + "; heard " + events());
      }
      time.advance(STEP);
    }
  }

  private void note(String name, @Nullable Object... args) {
    Duration at = Duration.ofNanos(time.nanoTime() - startNanos);
    synchronized (events) {
      events.add(DelegateEvent.of(at, name, args));
    }
  }

  @Override
  public void onErrorOccurs(ARTCAICallErrorCode code) {
    note("onErrorOccurs", code);
  }

  @Override
  public void onErrorOccurs(ARTCAICallErrorCode code, CallError error) {
    note("onErrorOccurs", code, error);
  }

  @Override
  public void onAgentStarted() {
    note("onAgentStarted");
  }

  @Override
  public void onCallBegin() {
    note("onCallBegin");
  }

  @Override
  public void onCallEnd() {
    note("onCallEnd");
  }

  @Override
  public void onAgentVideoAvailable(boolean available) {
    note("onAgentVideoAvailable", available);
  }

  @Override
  public void onAgentAudioAvailable(boolean available) {
    note("onAgentAudioAvailable", available);
  }

  @Override
  public void onRTCEngineCreated() {
    note("onRTCEngineCreated");
  }

  @Override
  public void onPushToTalk(boolean enable) {
    note("onPushToTalk", enable);
  }

  @Override
  public void onAgentWillLeave(int reason, String message) {
    note("onAgentWillLeave", reason, message);
  }

  @Override
  public void onReceivedAgentCustomMessage(@Nullable Map<String, Object> data) {
    note("onReceivedAgentCustomMessage", data);
  }

  @Override
  public void onAgentStateChanged(ARTCAICallAgentState state) {
    note("onAgentStateChanged", state);
  }

  @Override
  public void onNetworkStatusChanged(String uid, ARTCAICallNetworkQuality quality) {
    note("onNetworkStatusChanged", uid, quality);
  }

  @Override
  public void onVoiceVolumeChanged(String uid, int volume) {
    note("onVoiceVolumeChanged", uid, volume);
  }

  @Override
  public void onUserSubtitleNotify(String text, boolean isSentenceEnd, int sentenceId) {
    note("onUserSubtitleNotify", text, isSentenceEnd, sentenceId);
  }

  @Override
  public void onUserSubtitleNotify(
      String text,
      boolean isSentenceEnd,
      int sentenceId,
      ARTCAICallVoiceprintResult voiceprintResult) {
    note("onUserSubtitleNotify", text, isSentenceEnd, sentenceId, voiceprintResult);
  }

  @Override
  public void onVoiceAgentSubtitleNotify(
      String text, boolean isSentenceEnd, int userAsrSentenceId) {
    note("onVoiceAgentSubtitleNotify", text, isSentenceEnd, userAsrSentenceId);
  }

  @Override
  public void onLLMReplyCompleted(String text, int userAsrSentenceId) {
    note("onLLMReplyCompleted", text, userAsrSentenceId);
  }

  @Override
  public void onVoiceIdChanged(String voiceId) {
    note("onVoiceIdChanged", voiceId);
  }

  @Override
  public void onVoiceInterrupted(boolean enable) {
    note("onVoiceInterrupted", enable);
  }

  @Override
  public void onSpeakingInterrupted(ARTCAICallSpeakingInterruptedReason reason) {
    note("onSpeakingInterrupted", reason);
  }

  @Override
  public void onVisionCustomCapture(boolean enable) {
    note("onVisionCustomCapture", enable);
  }

  @Override
  public void onAgentAvatarFirstFrameDrawn() {
    note("onAgentAvatarFirstFrameDrawn");
  }

  @Override
  public void onHumanTakeoverWillStart(String takeoverUid, int takeoverMode) {
    note("onHumanTakeoverWillStart", takeoverUid, takeoverMode);
  }

  @Override
  public void onHumanTakeoverConnected(String takeoverUid) {
    note("onHumanTakeoverConnected", takeoverUid);
  }

  @Override
  public void onAgentEmotionNotify(String emotion, int userAsrSentenceId) {
    note("onAgentEmotionNotify", emotion, userAsrSentenceId);
  }

  @Override
  public void onAgentDataChannelAvailable() {
    note("onAgentDataChannelAvailable");
  }

  @Override
  public void onReceivedAgentVcrResult(ARTCAICallAgentVcrResult result) {
    note("onReceivedAgentVcrResult", result);
  }

  @Override
  public void onConnectionStatusChange(ARTCAICallConnectionStatus status, int reason) {
    note("onConnectionStatusChange", status, reason);
  }

  @Override
  public void onAudioDelayInfo(int sentenceId, long delayMs) {
    note("onAudioDelayInfo", sentenceId, delayMs);
  }

  @Override
  public void onAudioAccompanyStateChanged(
      ARTCAICallAudioAccompanyState state, ARTCAICallAudioAccompanyErrorCode errorCode) {
    note("onAudioAccompanyStateChanged", state, errorCode);
  }

  @Override
  public void onVoiceprint(boolean enable) {
    note("onVoiceprint", enable);
  }

  @Override
  public void onVoiceprintCleared() {
    note("onVoiceprintCleared");
  }

  @Override
  public void onLatencyStats(LatencyStat stat) {
    note("onLatencyStats", stat);
  }

  @Override
  public void onNewRTCToken(String token) {
    note("onNewRTCToken", token);
  }

  @Override
  public void onAuthInfoWillExpire() {
    note("onAuthInfoWillExpire");
  }

  @Override
  public void onAuthInfoExpired() {
    note("onAuthInfoExpired");
  }

  @Override
  public void onUserSpeaking(boolean isSpeaking) {
    note("onUserSpeaking", isSpeaking);
  }

  @Override
  public void onUserOnLine(String uid) {
    note("onUserOnLine", uid);
  }

  @Override
  public void onAgentVideoStats(VideoStats stats) {
    note("onAgentVideoStats", stats);
  }

  @Override
  public void onAgentAudioStats(AudioStats stats) {
    note("onAgentAudioStats", stats);
  }

  @Override
  public void onLocalVideoStats(VideoStats stats) {
    note("onLocalVideoStats", stats);
  }

  @Override
  public void onLocalAudioStats(AudioStats stats) {
    note("onLocalAudioStats", stats);
  }

  @Override
  public void onSetupStage(StageTiming stage) {
    note("onSetupStage", stage);
  }

  @Override
  public void onTurnTimings(TurnTimings turn) {
    note("onTurnTimings", turn);
  }

  @Override
  public void onCallTimings(CallTimings timings) {
    note("onCallTimings", timings);
  }
}
