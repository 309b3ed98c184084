package dev.aicall.cli.load.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What a plot shows: figures over time, in one unit. Built once, then drawn by {@link SvgPlot}.
 *
 * @param title above it
 * @param unit at the vertical axis
 * @param leastReach how far the vertical axis reaches at the least
 * @param seconds where the horizontal axis ends
 * @param lines what is drawn, the first at the bottom
 * @param marks limits, drawn across
 */
record Plot(
    String title,
    String unit,
    double leastReach,
    double seconds,
    List<Line> lines,
    List<Mark> marks) {

  /** How a line is drawn. */
  enum Shape {
    /** From value to value, each with a dot. */
    DOTS,
    /** Without dots, for a value every second. */
    LINE,
    /** In steps, filled down to zero. */
    AREA
  }

  /**
   * One figure.
   *
   * @param name in the legend
   * @param note behind it: its greatest value
   * @param colour number of its colour, 1 to 4
   * @param shape how it is drawn
   * @param points in the order of time
   */
  record Line(String name, String note, int colour, Shape shape, List<Dot> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A value.
   *
   * @param at seconds
   * @param value in the plot's unit
   * @param tip what is shown when it is pointed at
   */
  record Dot(double at, double value, String tip) {}

  /**
   * A limit.
   *
   * @param name what it is about
   * @param value where it is
   * @param ok whether it was kept
   */
  record Mark(String name, double value, boolean ok) {}

  Plot {
    lines = List.copyOf(lines);
    marks = List.copyOf(marks);
  }

  boolean isEmpty() {
    return lines.stream().allMatch(line -> line.points().isEmpty());
  }

  /** The greatest value; limits count as far as they do not squeeze the rest. */
  double greatest() {
    double data =
        lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Dot::value).max().orElse(0);
    List<Double> shown = new ArrayList<>(List.of(data));
    marks.stream().map(Mark::value).filter(value -> value <= 3 * data).forEach(shown::add);
    double greatest = shown.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    // Some air above, but where the axis has a natural end.
    return greatest > leastReach ? greatest * 1.05 : greatest;
  }
}
