package dev.aicall.agent.server.yaml;

import dev.aicall.agent.server.yaml.YamlNode.Items;
import dev.aicall.agent.server.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns single values of a script into what they mean, or says why they mean nothing. */
public final class Values {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m)");
  private static final Map<String, Long> NANOS =
      Map.of("ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L);

  /** A day: no call of a rehearsal is longer; our choice. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private Values() {}

  /**
   * A text; a number or a word such as true stands for itself.
   *
   * @param node the value
   * @return its text
   * @throws BadFileException if it is something else; with its place
   */
  public static String text(YamlNode node) {
    if (node instanceof Scalar scalar && scalar.value() != null) {
      return scalar.text();
    }
    throw node.place().error("must be a text, got " + node.kind());
  }

  /**
   * One text or a list of them.
   *
   * @param node the value
   * @return at least one
   * @throws BadFileException if it is something else; with its place
   */
  public static List<String> texts(YamlNode node) {
    if (!(node instanceof Items list)) {
      return List.of(text(node));
    }
    if (list.items().isEmpty()) {
      throw node.place().error("must be a text or a list of texts, got an empty list");
    }
    return list.items().stream().map(Values::text).toList();
  }

  /**
   * One value or a list of values.
   *
   * @param node the value
   * @return the list, or the one
   * @throws BadFileException if it is something else; with its place
   */
  public static List<YamlNode> list(YamlNode node) {
    return node instanceof Items list ? list.items() : List.of(node);
  }

  /**
   * A whole number.
   *
   * @param node the value
   * @param min least allowed
   * @param max most allowed
   * @return the number
   * @throws BadFileException if it is something else; with its place
   */
  public static int integer(YamlNode node, int min, int max) {
    if (node instanceof Scalar scalar
        && scalar.value() instanceof Integer number
        && number >= min
        && number <= max) {
      return number;
    }
    throw node.place()
        .error("must be a whole number, " + min + " to " + max + ", got " + node.kind());
  }

  /**
   * A number.
   *
   * @param node the value
   * @param min least allowed
   * @param max most allowed
   * @return the number
   * @throws BadFileException if it is something else; with its place
   */
  public static double number(YamlNode node, double min, double max) {
    if (node instanceof Scalar scalar
        && scalar.value() instanceof Number number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    throw node.place()
        .error("must be a number, " + plain(min) + " to " + plain(max) + ", got " + node.kind());
  }

  /**
   * True or false.
   *
   * @param node the value
   * @return which
   * @throws BadFileException if it is something else; with its place
   */
  public static boolean bool(YamlNode node) {
    if (node instanceof Scalar scalar && scalar.value() instanceof Boolean bool) {
      return bool;
    }
    throw node.place().error("must be true or false, got " + node.kind());
  }

  /**
   * A time with its unit, such as 500ms, 2s or 1m; at most a day.
   *
   * @param node the value
   * @return the time
   * @throws BadFileException if it is something else; with its place
   */
  public static Duration duration(YamlNode node) {
    if (node instanceof Scalar scalar) {
      Matcher matcher = DURATION.matcher(scalar.text());
      if (matcher.matches()) {
        BigDecimal nanos =
            new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(NANOS.getOrDefault(matcher.group(2), 0L)));
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) <= 0) {
          return Duration.ofNanos(nanos.longValue());
        }
      }
    }
    throw node.place()
        .error("must be a time with its unit, such as 500ms, 2s or 1m, got " + node.kind());
  }

  /**
   * One of some words.
   *
   * @param <T> what the words mean
   * @param node the value
   * @param values meanings by word
   * @return the meaning
   * @throws BadFileException if it is something else; with its place
   */
  public static <T> T oneOf(YamlNode node, Map<String, T> values) {
    String got = node instanceof Scalar scalar ? scalar.text() : "";
    T value = values.get(got);
    if (value == null) {
      throw node.place().error("got " + node.kind() + ". " + Spelling.advice(got, values.keySet()));
    }
    return value;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
