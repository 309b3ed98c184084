package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.option.Options;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where a service is and how it is asked; the same options for each kind, under its own prefix.
 *
 * @param kind the options' prefix: {@code llm}, {@code stt} or {@code tts}
 * @param baseUrl as in OpenAI's clients, usually ends with {@code /v1}
 * @param model its name there
 * @param key the secret, may be empty
 * @param connect how long a connection may take, 3 s
 * @param total how long a request may take, 60 s
 * @param query added to each request's address
 */
record Service(
    String kind,
    URI baseUrl,
    String model,
    String key,
    Duration connect,
    Duration total,
    Map<String, String> query) {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration TOTAL = Duration.ofSeconds(60);

  static Service of(String kind, SpeechSettings settings) {
    URI baseUrl = Options.address(settings, kind + ".baseUrl");
    String key = settings.option(kind + ".apiKey").orElse("");
    if (!key.isEmpty() && baseUrl.getScheme().equals("http") && !isLoopback(baseUrl.getHost())) {
      throw new IllegalArgumentException(
          "option " + kind + ".baseUrl: https, since a key is sent to another machine");
    }
    return new Service(
        kind,
        baseUrl,
        settings
            .option(kind + ".model")
            .filter(name -> !name.isBlank())
            .orElseThrow(
                () -> new IllegalArgumentException("option " + kind + ".model is not set")),
        key,
        Options.millis(settings, kind + ".connectTimeoutMs", CONNECT),
        Options.millis(settings, kind + ".timeoutMs", TOTAL),
        Options.startingWith(settings, kind + ".query."));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  static Availability availability(String kind, SpeechSettings settings) {
    if (settings.option(kind + ".baseUrl").isEmpty()) {
      return Availability.no(
          "not configured: set " + kind + ".baseUrl and " + kind + ".model to use it");
    }
    try {
      Service service = of(kind, settings);
      return Availability.yes(service.model() + " at " + service.baseUrl().getHost());
    } catch (IllegalArgumentException e) {
      return Availability.no(String.valueOf(e.getMessage()));
    }
  }

  /** LangChain4j wants some key; services without keys ignore it. */
  String keyOrNone() {
    return key.isEmpty() ? "none" : key;
  }

  /** Some of a text from outside, without the key. */
  String scrubbed(String text) {
    String clean = key.isEmpty() ? text : text.replace(key, "***");
    String oneLine = clean.replaceAll("\\s+", " ").strip();
    return oneLine.length() <= 200 ? oneLine : oneLine.substring(0, 200) + "...";
  }

  @Override
  public String toString() {
    return "Service[" + kind + ", " + baseUrl.getHost() + ", " + model + "]";
  }
}
