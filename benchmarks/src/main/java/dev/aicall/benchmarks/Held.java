package dev.aicall.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process holds after a collection. Linux only.
 *
 * @param threads all, native ones too
 * @param heapKib live objects
 * @param residentKib all memory
 */
record Held(long threads, long heapKib, long residentKib) {
  static final String THREADS = "threads a call";
  static final String HEAP = "heap a call, KiB";
  private static final String RESIDENT = "resident a call beside the heap, KiB";

  /** A collection is left out or cut short while native code holds an array: of many, the least. */
  private static final int COLLECTIONS = 20;

  static Held now() {
    Runtime runtime = Runtime.getRuntime();
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      runtime.gc();
      heap = Math.min(heap, runtime.totalMemory() - runtime.freeMemory());
    }
    return new Held(status("Threads:"), heap / 1_024, status("VmRSS:"));
  }

  private static long status(String name) {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says how much each of some calls added since. */
  void sayGrowth(Held before, int calls) {
    double more = calls;
    FreshProcess.say(THREADS, (threads - before.threads) / more);
    FreshProcess.say(HEAP, (heapKib - before.heapKib) / more);
    FreshProcess.say(RESIDENT, (residentKib - before.residentKib) / more);
  }
}
