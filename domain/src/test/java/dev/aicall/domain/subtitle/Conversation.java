package dev.aicall.domain.subtitle;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A recorder with a clock: each message comes 100 ms after the one before. */
final class Conversation {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Duration STEP = Duration.ofMillis(100);

  final TranscriptRecorder recorder = new TranscriptRecorder();
  private Duration now = Duration.ZERO;

  Conversation() {
    recorder.clear(START);
  }

  Conversation pause(Duration time) {
    now = now.plus(time);
    return this;
  }

  Conversation user(int id, String text) {
    recorder.userSubtitle(text, false, id, ARTCAICallVoiceprintResult.Unknown, tick());
    return this;
  }

  Conversation userEnd(int id, String text) {
    return userEnd(id, text, ARTCAICallVoiceprintResult.Unknown);
  }

  Conversation userEnd(int id, String text, ARTCAICallVoiceprintResult voiceprint) {
    recorder.userSubtitle(text, true, id, voiceprint, tick());
    return this;
  }

  Conversation agent(int id, String text) {
    recorder.agentSubtitle(text, false, id, tick());
    return this;
  }

  Conversation agentEnd(int id, String text) {
    recorder.agentSubtitle(text, true, id, tick());
    return this;
  }

  Conversation cut(ARTCAICallSpeakingInterruptedReason reason) {
    recorder.interrupted(reason, tick());
    return this;
  }

  Conversation reply(int id, String text) {
    recorder.replyCompleted(text, id, tick());
    return this;
  }

  Conversation emotion(int id, String label) {
    recorder.emotion(label, id);
    return this;
  }

  Conversation latency(int id, long millis) {
    recorder.latency(id, Duration.ofMillis(millis));
    return this;
  }

  private Duration tick() {
    now = now.plus(STEP);
    return now;
  }

  Transcript transcript() {
    return recorder.snapshot();
  }

  Turn turn(int index) {
    return transcript().turns().get(index);
  }

  /** The turns in short: {@code U3 text.} or {@code A3 heard|unheard!}, with . for complete. */
  List<String> lines() {
    return transcript().turns().stream().map(Conversation::line).toList();
  }

  private static String line(Turn turn) {
    String text = turn.speaker() == Turn.Speaker.USER ? "U" : "A";
    text += turn.sentenceId() + " " + turn.heard();
    if (!turn.unheard().isEmpty()) {
      text += "|" + turn.unheard();
    }
    if (turn.isInterrupted()) {
      return text + "!";
    }
    return turn.complete() ? text : text + "…";
  }
}
