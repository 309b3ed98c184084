package dev.aicall.cli.load.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them: three digits that count, and a unit. */
final class Numbers {
  private static final double SECOND_MS = 1_000;
  private static final String NONE = "–";

  private Numbers() {}

  static String time(@Nullable Double ms) {
    if (ms == null) {
      return NONE;
    }
    if (ms >= 10 * SECOND_MS) {
      return String.format(Locale.ROOT, "%.1f s", ms / SECOND_MS);
    }
    if (ms >= SECOND_MS) {
      return String.format(Locale.ROOT, "%.2f s", ms / SECOND_MS);
    }
    return String.format(Locale.ROOT, ms < 10 ? "%.1f ms" : "%.0f ms", ms);
  }

  static String percent(@Nullable Double value) {
    if (value == null) {
      return NONE;
    }
    return String.format(
        Locale.ROOT,
        value == 0 || value >= 10 ? "%.0f %%" : value >= 1 ? "%.1f %%" : "%.2f %%",
        value);
  }

  static String memory(@Nullable Double mb) {
    if (mb == null) {
      return NONE;
    }
    return mb >= 10 * 1_024
        ? String.format(Locale.ROOT, "%.1f GB", mb / 1_024)
        : String.format(Locale.ROOT, "%.0f MB", mb);
  }

  static String seconds(double seconds) {
    return seconds == Math.rint(seconds)
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
