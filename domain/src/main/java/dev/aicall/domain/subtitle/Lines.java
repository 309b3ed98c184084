package dev.aicall.domain.subtitle;

import java.util.List;

/** Breaks text into the lines of a file whose blank lines have a meaning. */
final class Lines {
  private Lines() {}

  /** The lines that have words, at any Unicode line break, with control characters as spaces. */
  static List<String> of(String text) {
    return text.replaceAll("\\R", "\n")
        .lines()
        .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
