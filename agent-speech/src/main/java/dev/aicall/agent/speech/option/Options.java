package dev.aicall.agent.speech.option;

import dev.aicall.agent.server.speech.SpeechSettings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads options; what is wrong is told with name and allowed range, never with a secret's value.
 */
public final class Options {
  private Options() {}

  /**
   * Reads a whole number.
   *
   * @param settings where
   * @param name dotted name
   * @param fallback if it is not set
   * @param min least allowed
   * @param max most allowed
   * @return the value
   * @throws IllegalArgumentException if it is no such number
   */
  public static int integer(SpeechSettings settings, String name, int fallback, int min, int max) {
    double value = number(settings, name, fallback, min, max);
    if (value != Math.rint(value)) {
      throw wrong(name, "a whole number from " + min + " to " + max, String.valueOf(value));
    }
    return (int) value;
  }

  /**
   * Reads a number.
   *
   * @param settings where
   * @param name dotted name
   * @param fallback if it is not set
   * @param min least allowed
   * @param max most allowed
   * @return the value
   * @throws IllegalArgumentException if it is no such number
   */
  public static double number(
      SpeechSettings settings, String name, double fallback, double min, double max) {
    String allowed = "a number from " + min + " to " + max;
    return read(
        settings,
        name,
        fallback,
        allowed,
        text -> {
          double value = Double.parseDouble(text.strip());
          if (!(value >= min && value <= max)) {
            throw wrong(name, allowed, text);
          }
          return value;
        });
  }

  /**
   * Reads a time in milliseconds.
   *
   * @param settings where
   * @param name dotted name, ends with {@code Ms}
   * @param fallback if it is not set
   * @return the value, 1 ms to 10 minutes
   * @throws IllegalArgumentException if it is no such time
   */
  public static Duration millis(SpeechSettings settings, String name, Duration fallback) {
    return Duration.ofMillis(integer(settings, name, (int) fallback.toMillis(), 1, 600_000));
  }

  /**
   * Reads a web address.
   *
   * @param settings where
   * @param name dotted name
   * @return an http or https address without user and fragment
   * @throws IllegalArgumentException if it is not set or no such address
   */
  public static URI address(SpeechSettings settings, String name) {
    String text =
        settings
            .option(name)
            .orElseThrow(() -> new IllegalArgumentException("option " + name + " is not set"));
    try {
      URI uri = URI.create(text.strip());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below; the address may hold a secret, so it is not repeated.
    }
    throw new IllegalArgumentException(
        "option "
            + name
            + ": an http or https address without user and fragment, got another text");
  }

  /**
   * Collects options with a common beginning.
   *
   * @param settings where
   * @param prefix with the dot
   * @return values by the rest of their names, sorted by it
   */
  public static Map<String, String> startingWith(SpeechSettings settings, String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    settings.options().keySet().stream()
        .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
        .sorted()
        .forEach(
            name ->
                found.put(name.substring(prefix.length()), settings.option(name).orElseThrow()));
    return found;
  }

  private static double read(
      SpeechSettings settings,
      String name,
      double fallback,
      String allowed,
      Function<String, Double> parse) {
    String text = settings.option(name).orElse(null);
    if (text == null) {
      return fallback;
    }
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw wrong(name, allowed, text);
    }
  }

  private static IllegalArgumentException wrong(String name, String allowed, String got) {
    return new IllegalArgumentException("option " + name + ": " + allowed + ", got " + got);
  }
}
