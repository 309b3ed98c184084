package dev.aicall.cli.load.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures that a limit can be set for, and their units. Names are never reused. */
final class FigureNames {
  /** What a caller waits for; the last two come from the backend's statistics. */
  static final List<String> SPREADS = List.of("setup", "answer", "echo", "rtt", "jitter");

  private static final List<String> PLACES = List.of("median", "p90", "p95", "p99", "max", "mean");

  private static final Map<String, Unit> ALL = all();

  private FigureNames() {}

  private static Map<String, Unit> all() {
    Map<String, Unit> names = new LinkedHashMap<>();
    SPREADS.forEach(spread -> PLACES.forEach(place -> names.put(spread + "." + place, Unit.TIME)));
    for (String count :
        List.of(
            "calls",
            "up",
            "failed",
            "turns",
            "answered",
            "unanswered",
            "errors",
            "interruptions",
            "reconnects",
            "links-lost",
            "late-frames",
            "threads")) {
      names.put(count, Unit.COUNT);
    }
    for (String share :
        List.of("failed%", "unanswered%", "late-frames%", "loss", "loss.max", "cpu", "cpu.max")) {
      names.put(share, Unit.PERCENT);
    }
    names.put("timer-lag", Unit.TIME);
    names.put("heap", Unit.MEMORY);
    names.put("heap.end", Unit.MEMORY);
    names.put("rss", Unit.MEMORY);
    return Collections.unmodifiableMap(names);
  }

  /** All of them with their units, in the order to list them in. */
  static Map<String, Unit> units() {
    return ALL;
  }
}
