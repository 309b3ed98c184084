package dev.aicall.domain.subtitle;

import java.time.Duration;
import java.util.Locale;

/** Writes times as subtitle files do: two digits of hours, or as many as it takes. */
final class CueTime {
  private CueTime() {}

  static String of(Duration time, char fraction) {
    return of(time) + fraction + String.format(Locale.ROOT, "%03d", time.toMillisPart());
  }

  static String of(Duration time) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
