package dev.aicall.agent.server.speech;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What engines are opened with.
 *
 * @param grammar a JSGF grammar of the sentences to expect, or null for the shipped one
 * @param rules replies by rule, or null for the shipped ones
 * @param options further settings by dotted name, such as {@code llm.baseUrl}; may hold secrets
 */
public record SpeechSettings(
    @Nullable Path grammar, @Nullable Path rules, Map<String, String> options) {
  /** Nothing but what is shipped. */
  public static final SpeechSettings DEFAULT = new SpeechSettings(null, null, Map.of());

  /**
   * Copies the options.
   *
   * @param grammar the grammar, or null
   * @param rules the rules, or null
   * @param options copied
   */
  public SpeechSettings {
    options = Map.copyOf(options);
  }

  /**
   * Looks an option up.
   *
   * @param name its dotted name
   * @return its value, empty if not set
   */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  // Options may hold keys of a cloud service.
  @Override
  public String toString() {
    return "SpeechSettings[grammar="
        + grammar
        + ", rules="
        + rules
        + ", options="
        + options.keySet()
        + "]";
  }
}
