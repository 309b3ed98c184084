package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One line of a recording.
 *
 * @param file which of the four files it is in
 * @param engine the lines of one number share one engine, in file order
 * @param line the recorded object
 */
record GoldenCase(GoldenFile file, int engine, JsonNode line) {
  String name() {
    return line.path("case").asText();
  }

  String api() {
    return line.path("api").asText();
  }

  String kind() {
    return line.path("kind").asText();
  }

  String precondition() {
    return line.path("precondition").asText();
  }

  JsonNode setup() {
    return line.path("setup");
  }

  JsonNode args() {
    return line.path("args");
  }

  JsonNode get(String member) {
    return line.path(member);
  }

  boolean isMessage() {
    return file == GoldenFile.INBOUND && !line.has("rtcEvent");
  }

  /** The transport's event of this line, or an empty text. */
  String event() {
    return (file == GoldenFile.OUTBOUND && api().startsWith("rtc:"))
        ? api().substring("rtc:".length())
        : line.path("rtcEvent").path("name").asText();
  }

  /** The arguments of the transport's event, by position. */
  JsonNode eventArgs() {
    return file == GoldenFile.OUTBOUND
        ? Json.array(args().valueStream().toArray())
        : line.path("rtcEvent").path("args");
  }
}
