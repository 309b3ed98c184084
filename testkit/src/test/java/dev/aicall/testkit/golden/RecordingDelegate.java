package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallAgentVcrResult;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.model.LatencyStat;
import java.util.Map;

/**
 * Writes down the callbacks that the web class has events for, as name and arguments. What only
 * native engines tell (api.md §2, rows without W) is in no recording and not compared.
 */
final class RecordingDelegate implements ARTCAICallEngineDelegate {
  private ArrayNode told = Json.array();
  private boolean throwing;

  ArrayNode take() {
    ArrayNode taken = told;
    told = Json.array();
    return taken;
  }

  /** Every callback throws from now on, after it was written down. */
  void throwFromNowOn() {
    throwing = true;
  }

  void tell(String callback, Object... args) {
    ArrayNode entry = Json.array(callback);
    entry.addAll(Json.array(args));
    told.add(entry);
    if (throwing) {
      throw new IllegalStateException("listener failed");
    }
  }

  @Override
  public void onErrorOccurs(ARTCAICallErrorCode code) {
    tell("onErrorOccurs", code.code());
  }

  @Override
  public void onAgentStarted() {
    tell("onAgentStarted");
  }

  @Override
  public void onCallBegin() {
    tell("onCallBegin");
  }

  @Override
  public void onCallEnd() {
    tell("onCallEnd");
  }

  @Override
  public void onPushToTalk(boolean enable) {
    tell("onPushToTalk", enable);
  }

  @Override
  public void onAgentWillLeave(int reason, String message) {
    tell("onAgentWillLeave", reason, message);
  }

  @Override
  public void onReceivedAgentCustomMessage(Map<String, Object> data) {
    tell("onReceivedAgentCustomMessage", Json.node(data));
  }

  @Override
  public void onAgentStateChanged(ARTCAICallAgentState state) {
    tell("onAgentStateChanged", state.value());
  }

  @Override
  public void onVoiceVolumeChanged(String uid, int volume) {
    tell("onVoiceVolumeChanged", uid, volume);
  }

  @Override
  public void onUserSubtitleNotify(String text, boolean isSentenceEnd, int sentenceId) {
    tell("onUserSubtitleNotify", text, isSentenceEnd, sentenceId);
  }

  @Override
  public void onUserSubtitleNotify(
      String text,
      boolean isSentenceEnd,
      int sentenceId,
      ARTCAICallVoiceprintResult voiceprintResult) {
    tell("onUserSubtitleNotify", text, isSentenceEnd, sentenceId, voiceprintResult.value());
  }

  @Override
  public void onVoiceAgentSubtitleNotify(
      String text, boolean isSentenceEnd, int userAsrSentenceId) {
    tell("onVoiceAgentSubtitleNotify", text, isSentenceEnd, userAsrSentenceId);
  }

  @Override
  public void onLLMReplyCompleted(String text, int userAsrSentenceId) {
    tell("onLLMReplyCompleted", text, userAsrSentenceId);
  }

  @Override
  public void onVoiceIdChanged(String voiceId) {
    tell("onVoiceIdChanged", voiceId);
  }

  @Override
  public void onVoiceInterrupted(boolean enable) {
    tell("onVoiceInterrupted", enable);
  }

  @Override
  public void onSpeakingInterrupted(ARTCAICallSpeakingInterruptedReason reason) {
    tell("onSpeakingInterrupted", reason.value());
  }

  @Override
  public void onVisionCustomCapture(boolean enable) {
    tell("onVisionCustomCapture", enable);
  }

  @Override
  public void onHumanTakeoverWillStart(String takeoverUid, int takeoverMode) {
    tell("onHumanTakeoverWillStart", takeoverUid, takeoverMode);
  }

  @Override
  public void onHumanTakeoverConnected(String takeoverUid) {
    tell("onHumanTakeoverConnected", takeoverUid);
  }

  @Override
  public void onAgentEmotionNotify(String emotion, int userAsrSentenceId) {
    tell("onAgentEmotionNotify", emotion, userAsrSentenceId);
  }

  @Override
  public void onAgentDataChannelAvailable() {
    tell("onAgentDataChannelAvailable");
  }

  @Override
  public void onReceivedAgentVcrResult(ARTCAICallAgentVcrResult result) {
    tell("onReceivedAgentVcrResult", result.getResultData());
  }

  @Override
  public void onConnectionStatusChange(ARTCAICallConnectionStatus status, int reason) {
    tell("onConnectionStatusChange", status.value(), reason);
  }

  @Override
  public void onLatencyStats(LatencyStat stat) {
    ObjectNode parts = Json.object();
    parts.set("AIAgent", Json.node(stat.getAiAgent()));
    parts.set("AIPub", Json.node(stat.getAiPub()));
    parts.set("AISub", Json.node(stat.getAiSub()));
    tell("onLatencyStats", parts);
  }

  @Override
  public void onNewRTCToken(String token) {
    tell("onNewRTCToken", token);
  }

  @Override
  public void onAuthInfoWillExpire() {
    tell("onAuthInfoWillExpire");
  }

  @Override
  public void onAuthInfoExpired() {
    tell("onAuthInfoExpired");
  }
}
