package dev.aicall.cli.load;

import dev.aicall.cli.load.report.LoadReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Describes where a load runs, as far as figures depend on it. */
final class Machines {
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";
  private static final long MIB = 1 << 20;

  private Machines() {}

  static LoadReport.Machine describe(String aicall) {
    ProcessProbe probe = new ProcessProbe();
    return new LoadReport.Machine(
        aicall,
        System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")",
        // Others may name a file with a password.
        String.join(
            " ",
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X"))
                .toList()),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        probe.cores(),
        processor(),
        probe.machineMb(),
        Runtime.getRuntime().maxMemory() / MIB);
  }

  /** Linux on x86 tells it. */
  private static String processor() {
    try {
      return Files.readAllLines(PROCESSOR).stream()
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
