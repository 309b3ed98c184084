package dev.aicall.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as a table in Markdown; rows have as many cells as there are columns. */
final class Table {
  private final String name;
  private final List<List<String>> lines = new ArrayList<>();

  /**
   * Begins a table.
   *
   * @param name its place in {@code benchmarks/README.md}
   */
  Table(String name, String... columns) {
    this.name = name;
    lines.add(List.of(columns));
    lines.add(List.of(columns).stream().map(column -> "---").toList());
  }

  String name() {
    return name;
  }

  /** Adds a row. */
  Table row(String... cells) {
    int columns = lines.get(0).size();
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "cells: " + columns + " in table " + name + ", got " + cells.length);
    }
    lines.add(List.of(cells));
    return this;
  }

  /** A number of any size, as short as it can be understood. */
  static String number(double value) {
    String format = Math.abs(value) >= 100 || value == Math.rint(value) ? "%,.0f" : "%.1f";
    return String.format(Locale.ROOT, format, value);
  }

  static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String millis(double value) {
    return number(value) + " ms";
  }

  /** Returns the lines in Markdown. */
  List<String> markdown() {
    return lines.stream().map(cells -> "| " + String.join(" | ", cells) + " |").toList();
  }
}
