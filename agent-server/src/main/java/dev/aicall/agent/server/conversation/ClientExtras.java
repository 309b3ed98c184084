package dev.aicall.agent.server.conversation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the client wants to be sent along to the language model: OpenAIExtraQuery and
 * BailianAppParams. Only keys that the engine's configuration lists are kept; others are warned of,
 * without their values. Used on the call's loop only.
 */
final class ClientExtras {
  private static final Logger log = LoggerFactory.getLogger(ClientExtras.class);

  private final Predicate<String> allowed;
  private final String call;
  private Map<String, String> query = Map.of();
  private Map<String, String> params = Map.of();

  /**
   * Begins with nothing.
   *
   * @param allowed says whether the engine takes a key
   * @param call for the log
   */
  ClientExtras(Predicate<String> allowed, String call) {
    this.allowed = allowed;
    this.call = call;
  }

  /** Takes a query: {@code k=v&k=v}. */
  void query(@Nullable String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (text != null) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          pairs.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    }
    query = kept(pairs, "LlmConfig.OpenAIExtraQuery");
  }

  /** A bad escape is taken as it is written. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Takes parameters; what is no text is sent as its text. */
  void params(@Nullable Map<String, @Nullable Object> wanted) {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (wanted != null) {
      wanted.forEach((key, value) -> pairs.put(key, String.valueOf(value)));
    }
    params = kept(pairs, "LlmConfig.BailianAppParams");
  }

  private Map<String, String> kept(Map<String, String> pairs, String setting) {
    Map<String, String> kept = new LinkedHashMap<>(pairs);
    kept.keySet().removeIf(allowed.negate());
    int dropped = pairs.size() - kept.size();
    if (dropped > 0) {
      log.warn(
          "event=setting-ignored call={} setting={} keys={} reason=\"llm.allowedExtraKeys does not"
              + " list them\"",
          call,
          setting,
          dropped);
    }
    return kept;
  }

  /** All that is kept; the query counts more. */
  Map<String, String> all() {
    Map<String, String> all = new HashMap<>(params);
    all.putAll(query);
    return all;
  }
}
