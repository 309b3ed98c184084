package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.option.Options;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a service is and how it is asked; the same options for each kind, under its own prefix.
 *
 * @param kind the options' prefix: {@code llm}, {@code stt} or {@code tts}
 * @param baseUrl as in OpenAI's clients, usually ends with {@code /v1}
 * @param model its name there
 * @param key the secret, may be empty
 * @param connect how long a connection may take
 * @param total how long a request with its whole answer may take
 * @param query added to each request's address; may hold secrets, too
 */
record Service(
    String kind,
    URI baseUrl,
    String model,
    String key,
    Duration connect,
    Duration total,
    Map<String, String> query) {
  /** Our choice: a connection takes milliseconds, and the caller waits. */
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** What is shown of a text from outside. */
  private static final int MAX_SHOWN = 200;

  static Service of(String kind, SpeechSettings settings, Duration total) {
    URI baseUrl = Options.address(settings, kind + ".baseUrl");
    if (baseUrl.getQuery() != null) {
      throw new IllegalArgumentException(
          "option " + kind + ".baseUrl: without a query, which goes into " + kind + ".query.NAME");
    }
    boolean safe = baseUrl.getScheme().equals("https") || isLoopback(baseUrl.getHost());
    boolean insecure = flag(settings, kind + ".insecure");
    if (!safe && !insecure) {
      throw new IllegalArgumentException(
          "option " + kind + ".baseUrl: https or this machine, unless " + kind + ".insecure=true");
    }
    String key = settings.option(kind + ".apiKey").orElse("").strip();
    if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "option " + kind + ".apiKey: printable ASCII without spaces, got another text");
    }
    return new Service(
        kind,
        baseUrl,
        settings
            .option(kind + ".model")
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .orElseThrow(
                () -> new IllegalArgumentException("option " + kind + ".model is not set")),
        key,
        Options.millis(settings, kind + ".connectTimeoutMs", CONNECT),
        Options.millis(settings, kind + ".timeoutMs", total),
        Options.startingWith(settings, kind + ".query."));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  private static boolean flag(SpeechSettings settings, String name) {
    return switch (settings.option(name).map(String::strip).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("option " + name + ": true or false");
    };
  }

  /** Whether it is configured as the check finds good. */
  static Availability availability(String kind, SpeechSettings settings, Check check) {
    if (settings.option(kind + ".baseUrl").isEmpty()) {
      return Availability.no(
          "not configured: set " + kind + ".baseUrl and " + kind + ".model to use it");
    }
    try {
      Service service = check.read(settings);
      return Availability.yes(service.model() + " at " + service.baseUrl().getHost());
    } catch (IllegalArgumentException e) {
      return Availability.no(String.valueOf(e.getMessage()));
    }
  }

  /** Reads the options of one kind. */
  @FunctionalInterface
  interface Check {
    Service read(SpeechSettings settings);
  }

  /** Some of a text from outside, without the secrets. */
  String scrubbed(String text) {
    String clean = text;
    for (String secret : secrets()) {
      clean = clean.replace(secret, "***");
    }
    // Keys of the usual forms, in case that the service shows a part or another spelling of ours.
    clean = clean.replaceAll("(?i)\\b(bearer\\s+|sk-)\\S+", "***");
    String oneLine = clean.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return oneLine.length() <= MAX_SHOWN ? oneLine : oneLine.substring(0, MAX_SHOWN) + "...";
  }

  /** The longest first, since one may be a part of another. */
  private List<String> secrets() {
    return Stream.concat(Stream.of(key), query.values().stream())
        .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
        .filter(secret -> !secret.isBlank())
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  @Override
  public String toString() {
    return "Service[" + kind + ", " + baseUrl.getHost() + ", " + model + "]";
  }
}
