package dev.aicall.cli.load.report;

import java.util.List;
import java.util.Locale;

/** Draws a plot as SVG that stands in a page: colours and fonts are the page's. */
final class SvgPlot {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 250;
  private static final int LEFT = 58;
  private static final int RIGHT = 14;
  private static final int TOP = 14;
  private static final int BOTTOM = 42;

  /** Dots of later colours are larger, so that those at the same place show as rings. */
  private static final double SMALLEST_DOT = 2.4;

  private static final double LARGER = 1.5;

  /** Beyond so many dots they would only be a thick line. */
  private static final int MOST_DOTS = 90;

  /** From here on the axis of time counts minutes. */
  private static final double MINUTES_FROM = 300;

  private static final double MINUTE = 60;

  private final Plot plot;
  private final Scale across;
  private final Scale up;
  private final double perUnit;
  private final StringBuilder out = new StringBuilder();

  private SvgPlot(Plot plot) {
    this.plot = plot;
    this.perUnit = plot.seconds() > MINUTES_FROM ? MINUTE : 1;
    this.across = Scale.exactly(plot.seconds() / perUnit);
    this.up = Scale.upTo(plot.greatest(), plot.leastReach());
  }

  static String draw(Plot plot) {
    return new SvgPlot(plot).draw();
  }

  private String draw() {
    put("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, label());
    grid();
    if (plot.isEmpty()) {
      put(
          "<text class=\"none\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">nothing was"
              + " measured</text>",
          (LEFT + WIDTH - RIGHT) / 2.0, (TOP + HEIGHT - BOTTOM) / 2.0);
    }
    plot.lines().forEach(this::line);
    plot.marks().forEach(this::mark);
    out.append("</svg>");
    return out.toString();
  }

  private String label() {
    return Html.escaped(plot.title() + ", " + plot.unit() + " over time");
  }

  private void grid() {
    double bottom = HEIGHT - BOTTOM;
    for (double value : up.lines()) {
      double y = y(value);
      put(
          "<line class=\"%s\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
          value == 0 ? "axis" : "grid", LEFT, y, WIDTH - RIGHT, y);
      put(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 6, y + 4, up.label(value));
    }
    for (double value : across.lines()) {
      double x = x(value * perUnit);
      put(
          "<line class=\"axis\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
          x, bottom, x, bottom + 4);
      put(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
          x, bottom + 17, across.label(value));
    }
    put(
        "<text class=\"unit\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">time in %s</text>",
        (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, perUnit == 1 ? "s" : "min");
    put(
        "<text class=\"unit\" x=\"0\" y=\"0\" text-anchor=\"middle\""
            + " transform=\"translate(14 %.1f) rotate(-90)\">%s</text>",
        (TOP + bottom) / 2, Html.escaped(plot.unit()));
  }

  private void line(Plot.Line line) {
    List<Plot.Dot> points = line.points();
    if (points.isEmpty()) {
      return;
    }
    boolean steps = line.shape() == Plot.Shape.AREA;
    String path = path(points, steps);
    if (steps) {
      put(
          "<path class=\"area c%d\" d=\"%sL%.1f %.1fL%.1f %.1fZ\"/>",
          line.colour(),
          path,
          x(points.get(points.size() - 1).at()),
          y(0),
          x(points.get(0).at()),
          y(0));
    }
    put("<path class=\"line c%d\" d=\"%s\"/>", line.colour(), path);
    boolean alone = points.size() == 1;
    if (alone || (line.shape() == Plot.Shape.DOTS && points.size() <= MOST_DOTS)) {
      points.forEach(point -> dot(line, point));
    }
  }

  private String path(List<Plot.Dot> points, boolean steps) {
    StringBuilder path = new StringBuilder();
    double lastY = 0;
    for (Plot.Dot point : points) {
      double x = x(point.at());
      double y = y(point.value());
      if (path.isEmpty()) {
        path.append(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
      } else {
        if (steps) {
          path.append(String.format(Locale.ROOT, "L%.1f %.1f", x, lastY));
        }
        path.append(String.format(Locale.ROOT, "L%.1f %.1f", x, y));
      }
      lastY = y;
    }
    return path.toString();
  }

  private void dot(Plot.Line line, Plot.Dot point) {
    put(
        "<circle class=\"dot c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>%s</title></circle>",
        line.colour(),
        x(point.at()),
        y(point.value()),
        SMALLEST_DOT + LARGER * (line.colour() - 1),
        Html.escaped(point.tip()));
  }

  /** A limit far above all that was measured stands at the upper edge, with an arrow. */
  private void mark(Plot.Mark mark) {
    boolean above = mark.value() > up.end();
    double y = above ? TOP : y(mark.value());
    String kind = mark.ok() ? "kept" : "broken";
    if (!above) {
      put(
          "<line class=\"limit %s\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
          kind, LEFT, y, WIDTH - RIGHT, y);
    }
    put(
        "<text class=\"limit %s\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s%s</text>",
        kind,
        WIDTH - RIGHT - 2,
        above || y < TOP + 14 ? y + 13 : y - 4,
        above ? "↑ " : "",
        Html.escaped(mark.name()));
  }

  private double x(double seconds) {
    return LEFT + across.place(seconds / perUnit) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - up.place(value) * (HEIGHT - TOP - BOTTOM);
  }

  private void put(String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
