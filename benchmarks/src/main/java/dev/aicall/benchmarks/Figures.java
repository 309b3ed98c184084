package dev.aicall.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where figures go: to the console, and into a file that has a place for them, between the lines
 * {@code <!-- NAME -->} and {@code <!-- /NAME -->}. The text around stays.
 */
final class Figures {
  /** System property: the file; without it figures are only printed. */
  static final String FILE = "aicall.figures";

  private Figures() {}

  /** Publishes a table, with day, machine and load. */
  static void publish(Table table) throws IOException {
    List<String> lines = new ArrayList<>(table.markdown());
    lines.add("");
    lines.add("Measured " + circumstances());
    lines.forEach(System.out::println);
    String file = System.getProperty(FILE, "");
    if (!file.isEmpty()) {
      replace(Path.of(file), table.name(), lines);
    }
  }

  private static String circumstances() {
    return String.format(
        Locale.ROOT,
        "on %s: %d cores, %s %s, Java %s; load at the end %.1f.",
        LocalDate.now(Clock.systemUTC()),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /**
   * Replaces what a file has under a name.
   *
   * @throws IllegalStateException if it has no place for it
   */
  static void replace(Path file, String name, List<String> figures) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int begin = lines.indexOf("<!-- " + name + " -->");
    int end = lines.indexOf("<!-- /" + name + " -->");
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(file + " has no place for the figures of " + name);
    }
    List<String> changed = new ArrayList<>(lines.subList(0, begin + 1));
    changed.addAll(figures);
    changed.addAll(lines.subList(end, lines.size()));
    Files.write(file, changed);
  }
}
