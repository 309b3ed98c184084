package dev.aicall.cli.load.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis from zero to a round number. Without data, or with zeros only, it reaches to its least
 * reach, so that nothing is ever divided by zero.
 */
final class Scale {
  /** Round steps; between two lines there is 1, 2 or 5 of a power of ten. */
  private static final double[] STEPS = {1, 2, 5, 10};

  private static final int LINES = 5;

  private final double step;
  private final double end;

  private Scale(double step, double end) {
    this.step = step;
    this.end = end;
  }

  /**
   * Makes an axis.
   *
   * @param greatest greatest value to show; what is no number counts as none
   * @param leastReach how far it reaches at the least, above 0
   */
  static Scale upTo(double greatest, double leastReach) {
    double reach = Double.isFinite(greatest) ? Math.max(greatest, leastReach) : leastReach;
    double step = step(reach);
    return new Scale(step, Math.ceil(reach / step - 1e-9) * step);
  }

  /** An axis that ends exactly where it is told to, with round lines. */
  static Scale exactly(double end) {
    double reach = Double.isFinite(end) && end > 0 ? end : 1;
    return new Scale(step(reach), reach);
  }

  private static double step(double reach) {
    double rough = reach / LINES;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double round : STEPS) {
      if (round * power >= rough * (1 - 1e-9)) {
        return round * power;
      }
    }
    return 10 * power;
  }

  double end() {
    return end;
  }

  /** Where a value lies, 0 to 1. */
  double place(double value) {
    return Math.max(0, Math.min(1, value / end));
  }

  /** Where the lines are, zero first. */
  List<Double> lines() {
    List<Double> lines = new ArrayList<>();
    for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
      lines.add(i * step);
    }
    return lines;
  }

  /** Writes what stands at a line, with as many digits as the step needs. */
  String label(double value) {
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
