package dev.aicall.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How busy this process keeps the machine.
 *
 * @param usedNanos processor time so far
 * @param atNanos when that was
 */
record ProcessorTime(long usedNanos, long atNanos) {
  static ProcessorTime now() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new ProcessorTime(system.getProcessCpuTime(), System.nanoTime());
  }

  /** How many cores were busy on average since. */
  double coresSince() {
    ProcessorTime now = now();
    return (double) (now.usedNanos - usedNanos) / (now.atNanos - atNanos);
  }
}
