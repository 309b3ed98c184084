package dev.aicall.cli.load;

import dev.aicall.api.error.CallError;
import dev.aicall.cli.load.report.LoadReport;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what went wrong, by code. Guarded by its owner. */
final class ErrorTally {
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  private static final class Kind {
    final @Nullable Integer code;
    final String name;
    final String meaning;
    final String remedy;
    final Duration first;
    long count;

    Kind(@Nullable Integer code, String name, String meaning, String remedy, Duration first) {
      this.code = code;
      this.name = name;
      this.meaning = meaning;
      this.remedy = remedy;
      this.first = first;
    }
  }

  void add(CallError error, Duration at) {
    String name = error.getErrorCode().name();
    kinds.computeIfAbsent(
            name + error.getCode(),
            key -> new Kind(error.getCode(), name, error.getMessage(), error.getRemedy(), at))
        .count++;
  }

  /** Counts what has no code, since only a load test calls it an error. */
  void add(String name, String meaning, String remedy, Duration at) {
    kinds.computeIfAbsent(name, key -> new Kind(null, name, meaning, remedy, at)).count++;
  }

  long count() {
    return kinds.values().stream().mapToLong(kind -> kind.count).sum();
  }

  /** The most frequent first. */
  List<LoadReport.Fault> faults() {
    return kinds.values().stream()
        .sorted(Comparator.comparingLong((Kind kind) -> kind.count).reversed())
        .map(
            kind ->
                new LoadReport.Fault(
                    kind.code,
                    kind.name,
                    kind.count,
                    kind.meaning,
                    kind.remedy,
                    LatencyLog.rounded(kind.first.toNanos() / 1e9)))
        .toList();
  }
}
