package dev.aicall.cli.load.report;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is asked of a load: a figure is at most, or at least, so much. {@code failed} and
 * {@code unanswered} take a number or a share: {@code failed=2}, {@code failed=1%}.
 */
public final class Limit {
  private final String figure;
  private final Unit unit;
  private final boolean most;
  private final double value;

  private Limit(String figure, Unit unit, boolean most, double value) {
    this.figure = figure;
    this.unit = unit;
    this.most = most;
    this.value = value;
  }

  /**
   * Reads a limit.
   *
   * @param name which figure
   * @param value how much, with its unit
   * @param most whether that is the most; false = the least
   * @return the limit
   * @throws IllegalArgumentException if there is no such figure, or it is not measured in this unit
   */
  public static Limit of(String name, String value, boolean most) {
    String share = name + "%";
    boolean asShare = FigureNames.units().containsKey(share) && Unit.PERCENT.fits(value.strip());
    String figure = asShare ? share : name;
    Unit unit = FigureNames.units().get(figure);
    if (unit == null || name.endsWith("%")) {
      throw new IllegalArgumentException("one of " + names() + ", got " + name);
    }
    try {
      return new Limit(figure, unit, most, unit.read(value.strip()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /** The names in short: {@code setup.median|p90|...}. */
  private static String names() {
    return FigureNames.units().keySet().stream()
        .filter(name -> !name.endsWith("%"))
        .collect(Collectors.joining(", "));
  }

  /**
   * Names all figures.
   *
   * @return those that a limit can be set for
   */
  public static Iterable<String> figureNames() {
    return new TreeSet<>(FigureNames.units().keySet());
  }

  /**
   * Returns what it is about.
   *
   * @return the name of the figure
   */
  public String figure() {
    return figure;
  }

  /**
   * Holds the figures against it. What was not measured is beyond every limit: a gate that sees
   * nothing must not open.
   *
   * @param figures by name
   * @return what came of it
   */
  LoadReport.Checked check(Map<String, @Nullable Double> figures) {
    Double measured = figures.get(figure);
    boolean ok = measured != null && (most ? measured <= value : measured >= value);
    return new LoadReport.Checked(toString(), figure, most, value, measured, unit.sign(), ok);
  }

  /** {@return the limit for people: setup.p95 at most 500 ms} */
  @Override
  public String toString() {
    String name = figure.endsWith("%") ? figure.substring(0, figure.length() - 1) : figure;
    return name + (most ? " at most " : " at least ") + unit.write(value);
  }
}
