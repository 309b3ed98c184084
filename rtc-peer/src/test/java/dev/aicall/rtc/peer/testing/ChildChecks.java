package dev.aicall.rtc.peer.testing;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that a child JVM carries out one after another; it says which pass. */
public final class ChildChecks {
  private final Map<String, Check> checks = new LinkedHashMap<>();

  /** Creates an empty list. */
  public ChildChecks() {}

  /** One check; what it throws is its failure. */
  @FunctionalInterface
  public interface Check {
    /** Runs it. */
    void run() throws Exception;
  }

  /** Adds a check. */
  public ChildChecks add(String name, Check check) {
    checks.put(name, check);
    return this;
  }

  /**
   * Runs those that are named, or all. A failure ends the JVM with 1; otherwise main just returns,
   * and whether the JVM then ends is part of the test.
   */
  public void run(String... names) {
    for (Map.Entry<String, Check> entry : checks.entrySet()) {
      if (names.length > 0 && !List.of(names).contains(entry.getKey())) {
        continue;
      }
      long began = System.nanoTime();
      try {
        entry.getValue().run();
      } catch (Throwable e) {
        System.out.println("FAILED " + entry.getKey());
        e.printStackTrace(System.out);
        System.exit(1);
      }
      System.out.println(
          "PASSED " + entry.getKey() + " " + (System.nanoTime() - began) / 1_000_000 + " ms");
    }
    System.out.println("DONE " + ManagementFactory.getRuntimeMXBean().getUptime());
  }
}
