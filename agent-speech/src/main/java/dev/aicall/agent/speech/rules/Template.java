package dev.aicall.agent.speech.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with {@code {names}}. */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\{([^}]*)}");

  private Template() {}

  static List<String> names(Yaml.Node node) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(node.text());
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  static String fill(String text, Map<String, String> values) {
    return NAME.matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), "")));
  }

  /** As a person would say it: 10, not 10.0; one digit behind the point at most. */
  static String spoken(double number) {
    double rounded = Math.rint(number * 10) / 10;
    return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
  }
}
