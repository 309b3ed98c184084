package dev.aicall.cli.load.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a figure is measured in, and how people write it. */
enum Unit {
  TIME("ms", "a time such as 500ms or 1.5s", "(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s)"),
  PERCENT("%", "a share such as 1%", "(\\d{1,3}(?:\\.\\d{1,4})?)(%)"),
  COUNT("", "a number such as 10", "(\\d{1,12})()"),
  MEMORY("MB", "memory such as 600MB or 2GB", "(\\d{1,9}(?:\\.\\d{1,3})?)(MB|GB)");

  private static final double TENTHS = 10;

  private final String sign;
  private final String example;
  private final Pattern form;

  Unit(String sign, String example, String form) {
    this.sign = sign;
    this.example = example;
    this.form = Pattern.compile(form, Pattern.CASE_INSENSITIVE);
  }

  String sign() {
    return sign;
  }

  String example() {
    return example;
  }

  boolean fits(String text) {
    return form.matcher(text).matches();
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if it is none of this unit
   */
  double read(String text) {
    Matcher value = form.matcher(text);
    if (!value.matches()) {
      throw new IllegalArgumentException(example + ", got " + text);
    }
    double factor =
        switch (value.group(2).toLowerCase(Locale.ROOT)) {
          case "s" -> 1_000;
          case "gb" -> 1_024;
          default -> 1;
        };
    return Double.parseDouble(value.group(1)) * factor;
  }

  /** Writes a value for people: 612 ms, 1.53 s, 0.5 %. */
  String write(double value) {
    return switch (this) {
      case TIME -> Numbers.time(value);
      case PERCENT -> Numbers.percent(value);
      case COUNT -> String.format(Locale.ROOT, "%,d", Math.round(value));
      case MEMORY -> Numbers.memory(value);
    };
  }

  static double rounded(double value) {
    return Math.round(value * TENTHS) / TENTHS;
  }
}
