package dev.aicall.domain.subtitle;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.Turn;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Transcripts as JSON and back, every field, to the millisecond.
 *
 * <pre>{@code
 * {
 *   "startedAt" : "2026-01-01T00:00:00Z",
 *   "turns" : [ {
 *     "speaker" : "AGENT",
 *     "sentenceId" : 3,
 *     "text" : "It is sunny, 24 degrees.",
 *     "heard" : "It is sunny",
 *     "complete" : true,
 *     "interruption" : "byVoice",
 *     "voiceprint" : "Unknown",
 *     "emotion" : "happy",
 *     "latencyMs" : 850,
 *     "startMs" : 4200,
 *     "endMs" : 6000
 *   } ]
 * }
 * }</pre>
 *
 * <p>Keys keep this order. What is not known is null. Reading takes any order, ignores keys that it
 * does not know, and takes a name that it does not know, of an interruption or voiceprint result,
 * for the unknown one. A turn needs speaker, text and startMs; of the rest, what is missing is
 * null, false or 0, {@code heard} is {@code text} and {@code endMs} is {@code startMs}.
 */
public final class TranscriptJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ObjectReader READER =
      MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private TranscriptJson() {}

  /**
   * Writes a transcript.
   *
   * @param transcript what was said
   * @return the JSON text, with a line feed at its end
   */
  public static String write(Transcript transcript) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("startedAt", transcript.startedAt().toString());
    ArrayNode turns = root.putArray("turns");
    for (Turn turn : transcript.turns()) {
      write(turn, turns.addObject());
    }
    try {
      return WRITER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree of text and numbers", e);
    }
  }

  private static void write(Turn turn, ObjectNode object) {
    object.put("speaker", turn.speaker().name());
    object.put("sentenceId", turn.sentenceId());
    object.put("text", turn.text());
    object.put("heard", turn.heard());
    object.put("complete", turn.complete());
    object.put("interruption", nameOf(turn.interruption()));
    object.put("voiceprint", turn.voiceprint().name());
    object.put("emotion", turn.emotion());
    Duration latency = turn.latency();
    object.put("latencyMs", latency == null ? null : latency.toMillis());
    object.put("startMs", turn.start().toMillis());
    object.put("endMs", turn.end().toMillis());
  }

  private static @Nullable String nameOf(
      @Nullable ARTCAICallSpeakingInterruptedReason interruption) {
    return interruption == null ? null : interruption.name();
  }

  /**
   * Reads a transcript; never throws on what the text says.
   *
   * @param json text as {@link #write} makes it
   * @return the transcript, or why and where it is none
   */
  public static TranscriptParse parse(String json) {
    try {
      return TranscriptReader.read(READER.readTree(json));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String position =
          at == null ? "unknown" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
      return new TranscriptParse.Rejected("not JSON: " + e.getOriginalMessage(), position);
    }
  }
}
