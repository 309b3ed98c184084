package dev.aicall.cli.view;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallAgentVcrResult;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallNetworkQuality;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.api.timing.TurnTimings;
import dev.aicall.domain.port.TimeSource;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows a call to a program: one JSON object a line, its name in {@code event}, seconds since the
 * start in {@code at}. Tokens are never in it. The events are listed in docs/cli.md. Safe from any
 * thread.
 */
public final class JsonView implements CallView {
  private static final JsonMapper JSON = new JsonMapper();
  private static final double NANOS = 1e9;

  private final PrintStream out;
  private final TimeSource time;
  private final StringBuilder answer = new StringBuilder();
  private int answered = -1;
  private long startNanos;
  private Duration setUp = Duration.ZERO;

  /**
   * Creates a view.
   *
   * @param out where the lines go, in UTF-8
   * @param time where times come from
   */
  public JsonView(PrintStream out, TimeSource time) {
    this.out = out;
    this.time = time;
    this.startNanos = time.nanoTime();
  }

  @Override
  public synchronized void onStart(CallStart start) {
    startNanos = time.nanoTime();
    write(
        "start",
        j ->
            j.put("server", start.server())
                .put("backend", start.backend())
                .put("agent", start.agent())
                .put("user", start.user()));
  }

  @Override
  public void onAgentStarted() {
    write("agentStarted", j -> {});
  }

  @Override
  public void onCallBegin() {
    write("connected", j -> j.put("setUpMs", setUp.toMillis()));
  }

  @Override
  public void onAgentDataChannelAvailable() {
    write("ready", j -> {});
  }

  @Override
  public void onConnectionStatusChange(ARTCAICallConnectionStatus status, int reason) {
    write("connection", j -> j.put("status", status.name()).put("reason", reason));
  }

  @Override
  public void onNetworkStatusChanged(String uid, ARTCAICallNetworkQuality quality) {
    write("network", j -> j.put("uid", uid).put("quality", quality.name()));
  }

  @Override
  public void onAgentStateChanged(ARTCAICallAgentState state) {
    write("agentState", j -> j.put("state", state.name()));
  }

  @Override
  public void onUserSubtitleNotify(
      String text, boolean isEnd, int id, ARTCAICallVoiceprintResult voiceprint) {
    write(
        "user",
        j ->
            j.put("text", text)
                .put("final", isEnd)
                .put("sentence", id)
                .put("voiceprint", voiceprint.name()));
  }

  @Override
  public synchronized void onVoiceAgentSubtitleNotify(String text, boolean isEnd, int id) {
    if (id != answered) {
      answer.setLength(0);
    }
    answered = id;
    answer.append(text);
    String all = answer.toString();
    if (isEnd) {
      answer.setLength(0);
    }
    write("agent", j -> j.put("text", all).put("final", isEnd).put("sentence", id));
  }

  @Override
  public synchronized void onSpeakingInterrupted(ARTCAICallSpeakingInterruptedReason reason) {
    answer.setLength(0);
    write("interrupted", j -> j.put("reason", reason.name()));
  }

  @Override
  public void onLLMReplyCompleted(String text, int id) {
    write("reply", j -> j.put("text", text).put("sentence", id));
  }

  @Override
  public void onAudioDelayInfo(int id, long delayMs) {
    write("delay", j -> j.put("sentence", id).put("ms", delayMs));
  }

  @Override
  public void onAgentEmotionNotify(String emotion, int id) {
    write("emotion", j -> j.put("emotion", emotion).put("sentence", id));
  }

  @Override
  public void onPushToTalk(boolean enable) {
    write("pushToTalk", j -> j.put("on", enable));
  }

  @Override
  public void onVoiceInterrupted(boolean enable) {
    write("voiceInterrupt", j -> j.put("on", enable));
  }

  @Override
  public void onVoiceIdChanged(String voiceId) {
    write("voice", j -> j.put("id", voiceId));
  }

  @Override
  public void onReceivedAgentCustomMessage(@Nullable Map<String, Object> data) {
    write("message", j -> j.set("data", JSON.valueToTree(data)));
  }

  @Override
  public void onReceivedAgentVcrResult(ARTCAICallAgentVcrResult result) {
    write("vcr", j -> j.put("result", result.toString()));
  }

  @Override
  public void onVisionCustomCapture(boolean enable) {
    write("visionCapture", j -> j.put("on", enable));
  }

  @Override
  public void onAgentAvatarFirstFrameDrawn() {
    write("agentPicture", j -> {});
  }

  @Override
  public void onHumanTakeoverWillStart(String uid, int mode) {
    write("takeoverWillStart", j -> j.put("uid", uid).put("mode", mode));
  }

  @Override
  public void onHumanTakeoverConnected(String uid) {
    write("takeover", j -> j.put("uid", uid));
  }

  @Override
  public void onAgentWillLeave(int reason, String message) {
    write("agentWillLeave", j -> j.put("reason", reason).put("message", message));
  }

  @Override
  public void onErrorOccurs(ARTCAICallErrorCode code, CallError error) {
    write("error", j -> putError(j, error));
  }

  @Override
  public synchronized void onSetupStage(StageTiming stage) {
    setUp = stage.at();
    write("stage", j -> TimingsJson.put(j, stage));
  }

  @Override
  public void onTurnTimings(TurnTimings turn) {
    write("turn", j -> TimingsJson.put(j, turn));
  }

  @Override
  public void onCallTimings(CallTimings timings) {
    write("timings", j -> TimingsJson.put(j, timings));
  }

  @Override
  public void onCallEnd() {
    write("ended", j -> {});
  }

  @Override
  public void onTyped(String text) {
    write("typed", j -> j.put("text", text));
  }

  @Override
  public void onAnswerHeard(Duration delay) {
    write("answerHeard", j -> j.put("ms", delay.toMillis()));
  }

  @Override
  public void onNote(String label, String text) {
    write("note", j -> j.put("label", label).put("text", text));
  }

  @Override
  public void onTyping(@Nullable String text) {
    // For people only.
  }

  @Override
  public void onSummary(CallSummary summary) {
    write("summary", j -> SummaryJson.put(j, summary));
  }

  static void putError(ObjectNode json, CallError error) {
    json.put("code", error.getCode())
        .put("name", error.getErrorCode().name())
        .put("message", error.getMessage())
        .put("retryable", error.isRetryable())
        .put("remedy", error.getRemedy());
  }

  private synchronized void write(String event, Consumer<ObjectNode> fields) {
    ObjectNode json = JSON.createObjectNode();
    double seconds = (time.nanoTime() - startNanos) / NANOS;
    json.put("at", Math.round(seconds * 1_000) / 1e3).put("event", event);
    fields.accept(json);
    out.println(json);
    out.flush();
  }
}
