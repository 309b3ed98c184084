package dev.aicall.agent.speech.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.option.Options;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a language model is asked.
 *
 * @param service where
 * @param firstToken until the first piece
 * @param stall from piece to piece
 * @param temperature null = the service's own
 * @param maxTokens null = the service's own
 * @param hangUp how the model ends the call
 * @param emotions what the model is asked to begin with, may be none
 * @param body further fields of the request
 * @param allowedExtra keys of a client that are sent along
 */
record LlmOptions(
    Service service,
    Duration firstToken,
    Duration stall,
    @Nullable Double temperature,
    @Nullable Integer maxTokens,
    HangUp hangUp,
    List<String> emotions,
    Map<String, Object> body,
    Set<String> allowedExtra) {
  /** How the model ends the call. */
  enum HangUp {
    /** By a function call, which the service must know. */
    TOOL,
    /** By a mark in its text. */
    MARKER,
    /** Not at all. */
    OFF
  }

  /** A caller does not wait longer for a word; our choice. */
  private static final Duration FIRST_TOKEN = Duration.ofSeconds(10);

  /** Speech made of the pieces before lasts about that long; our choice. */
  private static final Duration STALL = Duration.ofSeconds(5);

  /** A long spoken reply is made in that time by a slow local model; our choice. */
  private static final Duration TOTAL = Duration.ofSeconds(60);

  /** Set by us in each request; a stranger's value would change what the answer is. */
  private static final Set<String> RESERVED =
      Set.of("model", "messages", "stream", "stream_options", "tools", "tool_choice", "n");

  static LlmOptions of(SpeechSettings settings) {
    return new LlmOptions(
        Service.of("llm", settings, TOTAL),
        Options.millis(settings, "llm.firstTokenTimeoutMs", FIRST_TOKEN),
        Options.millis(settings, "llm.stallTimeoutMs", STALL),
        settings.option("llm.temperature").isEmpty()
            ? null
            : Double.valueOf(Options.number(settings, "llm.temperature", 1, 0, 2)),
        settings.option("llm.maxTokens").isEmpty()
            ? null
            : Integer.valueOf(Options.integer(settings, "llm.maxTokens", 1, 1, 100_000)),
        hangUp(settings.option("llm.hangUp").orElse("tool")),
        list(settings, "llm.emotions", "[a-z]{1,20}"),
        body(Options.startingWith(settings, "llm.body.")),
        Set.copyOf(allowed(settings)));
  }

  private static HangUp hangUp(String name) {
    return switch (name.strip()) {
      case "tool" -> HangUp.TOOL;
      case "marker" -> HangUp.MARKER;
      case "off" -> HangUp.OFF;
      default ->
          throw new IllegalArgumentException("option llm.hangUp: tool, marker or off, got " + name);
    };
  }

  private static List<String> allowed(SpeechSettings settings) {
    List<String> keys = list(settings, "llm.allowedExtraKeys", "(body:)?[A-Za-z0-9_.-]{1,64}");
    keys.stream().filter(key -> key.startsWith("body:")).forEach(key -> requireFree(key, "body:"));
    return keys;
  }

  private static List<String> list(SpeechSettings settings, String name, String allowed) {
    List<String> words =
        Arrays.stream(settings.option(name).orElse("").split(","))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    for (String word : words) {
      if (!word.matches(allowed)) {
        throw new IllegalArgumentException(
            "option " + name + ": words like " + allowed + " with commas between, got " + word);
      }
    }
    return words;
  }

  private static Map<String, Object> body(Map<String, String> texts) {
    ObjectMapper json = new ObjectMapper();
    Map<String, Object> fields = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          requireFree(name, "");
          try {
            fields.put(name, json.readValue(text, Object.class));
          } catch (JsonProcessingException | IllegalArgumentException e) {
            fields.put(name, text);
          }
        });
    return fields;
  }

  private static void requireFree(String key, String prefix) {
    if (RESERVED.contains(key.substring(prefix.length()).toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("option llm: the field " + key + " cannot be set");
    }
  }

  /** The extra keys that go into the address. */
  Map<String, String> query(Map<String, String> extra) {
    Map<String, String> query = new LinkedHashMap<>();
    extra.forEach(
        (key, value) -> {
          if (allowedExtra.contains(key)) {
            query.put(key, value);
          }
        });
    // What the operator set holds against the client.
    query.putAll(service.query());
    return query;
  }

  /** The extra keys that go into the body, as text. */
  Map<String, Object> fields(Map<String, String> extra) {
    Map<String, Object> fields = new LinkedHashMap<>();
    extra.forEach(
        (key, value) -> {
          if (allowedExtra.contains("body:" + key)) {
            fields.put(key, value);
          }
        });
    fields.putAll(body);
    return fields;
  }
}
