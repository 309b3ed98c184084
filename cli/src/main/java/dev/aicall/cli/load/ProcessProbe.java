package dev.aicall.cli.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads what the JVM and the system know of this process. */
final class ProcessProbe {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final double KIB_A_MIB = 1_024;
  private static final double MIB = 1 << 20;

  private final @Nullable OperatingSystemMXBean system =
      ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known
          ? known
          : null;

  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** CPU time of all threads so far; −1 where it is not known. */
  long cpuNanos() {
    return system == null ? -1 : system.getProcessCpuTime();
  }

  /** Share of the machine that is busy since it was asked last; null where it is not known. */
  @Nullable Double machinePercent() {
    double load = system == null ? -1 : system.getCpuLoad();
    return load < 0 || Double.isNaN(load) ? null : Double.valueOf(load * 100);
  }

  int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  double heapMb() {
    return memory.getHeapMemoryUsage().getUsed() / MIB;
  }

  int threads() {
    return threads.getThreadCount();
  }

  /** Linux only; null elsewhere. */
  @Nullable Double rssMb() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> line.replaceAll("\\D", ""))
          .map(kib -> Double.parseDouble(kib) / KIB_A_MIB)
          .findFirst()
          .orElse(null);
    } catch (IOException | NumberFormatException e) {
      return null;
    }
  }

  /** Heap that is in use after a collection: what the calls left behind. */
  double heapAfterCollectionMb() {
    memory.gc();
    return heapMb();
  }

  /** Memory of the machine; 0 where it is not known. */
  long machineMb() {
    return system == null ? 0 : Math.round(system.getTotalMemorySize() / MIB);
  }
}
