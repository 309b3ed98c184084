package dev.aicall.domain.subtitle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a transcript of a JSON tree, or says which node stands in the way. */
final class TranscriptReader {
  private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

  private TranscriptReader() {}

  static TranscriptParse read(JsonNode root) {
    try {
      return new TranscriptParse.Parsed(transcript(root));
    } catch (Unfit e) {
      return new TranscriptParse.Rejected(e.reason, e.position);
    }
  }

  private static Transcript transcript(JsonNode root) throws Unfit {
    Node node = new Node(root, "");
    node.check(root.isObject(), "an object");
    Instant startedAt = node.get("startedAt").instant();
    Node turns = node.get("turns");
    turns.check(turns.json.isArray(), "an array");
    List<Turn> list = new ArrayList<>(turns.json.size());
    for (int i = 0; i < turns.json.size(); i++) {
      list.add(turn(turns.get(i)));
    }
    return new Transcript(startedAt, list);
  }

  private static Turn turn(Node node) throws Unfit {
    node.check(node.json.isObject(), "an object");
    String text = node.get("text").text();
    Node heard = node.get("heard");
    String heardText = heard.isAbsent() ? text : heard.text();
    heard.check(text.startsWith(heardText), "a beginning of text");
    Duration start = node.get("startMs").millis(Duration.ZERO);
    Node end = node.get("endMs");
    Node latency = node.get("latencyMs");
    Node emotion = node.get("emotion");
    return new Turn(
        speaker(node.get("speaker")),
        node.get("sentenceId").number(),
        text,
        heardText,
        node.get("complete").flag(),
        interruption(node.get("interruption")),
        voiceprint(node.get("voiceprint")),
        emotion.isAbsent() ? null : emotion.text(),
        latency.isAbsent() ? null : latency.millis(LONGEST.negated()),
        start,
        end.isAbsent() ? start : end.millis(start));
  }

  private static Turn.Speaker speaker(Node node) throws Unfit {
    Turn.Speaker speaker = node.constant(Turn.Speaker.values());
    if (speaker == null) {
      throw new Unfit("USER or AGENT", node);
    }
    return speaker;
  }

  private static @Nullable ARTCAICallSpeakingInterruptedReason interruption(Node node)
      throws Unfit {
    if (node.isAbsent()) {
      return null;
    }
    ARTCAICallSpeakingInterruptedReason reason =
        node.constant(ARTCAICallSpeakingInterruptedReason.values());
    return reason == null ? ARTCAICallSpeakingInterruptedReason.unknown : reason;
  }

  private static ARTCAICallVoiceprintResult voiceprint(Node node) throws Unfit {
    ARTCAICallVoiceprintResult result =
        node.isAbsent() ? null : node.constant(ARTCAICallVoiceprintResult.values());
    return result == null ? ARTCAICallVoiceprintResult.Unknown : result;
  }

  /** A node and where it is; a missing one is there too, without a value. */
  private record Node(JsonNode json, String position) {
    Node get(String key) {
      return new Node(json.path(key), position + "/" + key);
    }

    Node get(int index) {
      return new Node(json.path(index), position + "/" + index);
    }

    boolean isAbsent() {
      return json.isMissingNode() || json.isNull();
    }

    void check(boolean fits, String expected) throws Unfit {
      if (!fits) {
        throw new Unfit(expected, this);
      }
    }

    String text() throws Unfit {
      check(json.isTextual(), "text");
      return json.textValue();
    }

    boolean flag() throws Unfit {
      check(isAbsent() || json.isBoolean(), "true or false");
      return json.booleanValue();
    }

    int number() throws Unfit {
      check(isAbsent() || (json.isIntegralNumber() && json.canConvertToInt()), "a whole number");
      return json.intValue();
    }

    Duration millis(Duration least) throws Unfit {
      String expected = "whole milliseconds";
      check(json.isIntegralNumber() && json.canConvertToLong(), expected);
      Duration value = Duration.ofMillis(json.longValue());
      check(value.compareTo(least) >= 0, expected + ", at least " + least.toMillis());
      return value;
    }

    Instant instant() throws Unfit {
      String expected = "a time such as 2026-01-01T00:00:00Z";
      check(json.isTextual(), expected);
      try {
        return Instant.parse(json.textValue());
      } catch (DateTimeParseException e) {
        throw new Unfit(expected, this);
      }
    }

    <E extends Enum<E>> @Nullable E constant(E[] all) throws Unfit {
      String name = text();
      for (E candidate : all) {
        if (candidate.name().equals(name)) {
          return candidate;
        }
      }
      return null;
    }
  }

  /** Leaves the reader at the first node that does not fit. */
  private static final class Unfit extends Exception {
    private static final int LONGEST_QUOTE = 60;

    final transient String reason;
    final transient String position;

    Unfit(String expected, Node node) {
      super(null, null, false, false);
      String got = node.json.isMissingNode() ? "nothing" : node.json.toString();
      if (got.length() > LONGEST_QUOTE) {
        got = got.substring(0, LONGEST_QUOTE) + "…";
      }
      this.reason = "expected " + expected + ", got " + got;
      this.position = node.position;
    }
  }
}
