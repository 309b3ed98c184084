package dev.aicall.cli.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Who said what, as a call wrote it down.
 *
 * @param json the transcript
 */
record SpokenTranscript(JsonNode json) {
  /** Speaker of what the caller said. */
  static final String USER = "USER";

  /** Speaker of what the agent said. */
  static final String AGENT = "AGENT";

  /** All turns of a speaker, in their order. */
  List<JsonNode> turns(String speaker) {
    List<JsonNode> turns = new ArrayList<>();
    for (JsonNode turn : json.path("turns")) {
      if (turn.path("speaker").asText().equals(speaker)) {
        turns.add(turn);
      }
    }
    return turns;
  }

  /** The turn in which the caller said something. */
  JsonNode asked(String text) {
    return turns(USER).stream()
        .filter(turn -> turn.path("text").asText().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody said <" + text + "> in " + json));
  }

  /** What the agent said to it. */
  JsonNode answerTo(String text) {
    int sentence = asked(text).path("sentenceId").asInt();
    return turns(AGENT).stream()
        .filter(turn -> turn.path("sentenceId").asInt() == sentence)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no answer to <" + text + "> in " + json));
  }
}
