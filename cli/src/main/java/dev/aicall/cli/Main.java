package dev.aicall.cli;

import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** Runs the program {@code aicall}. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends the JVM with its exit code.
   *
   * @param args as from the shell
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    AicallCommand program = new AicallCommand();
    CommandLine line = new CommandLine(program);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(java.time.Duration.class, Durations::parse);
    line.setExecutionExceptionHandler(
        (e, command, result) -> report(e, command, program.verbosity() > 0));
    line.setExecutionStrategy(
        result -> {
          Logging.setUp(program.verbosity());
          return new CommandLine.RunLast().execute(result);
        });
    Map<String, String> codes = new LinkedHashMap<>();
    Arrays.stream(ExitCode.values())
        .forEach(code -> codes.put(Integer.toString(code.number()), code.meaning()));
    everyCommand(line, command -> describeExits(command, codes));
    return line;
  }

  private static void describeExits(CommandLine command, Map<String, String> codes) {
    command
        .getCommandSpec()
        .exitCodeOnInvalidInput(ExitCode.USAGE.number())
        .exitCodeOnExecutionException(ExitCode.INTERNAL.number())
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(codes);
  }

  private static void everyCommand(
      CommandLine line, java.util.function.Consumer<CommandLine> action) {
    action.accept(line);
    line.getSubcommands().values().forEach(sub -> everyCommand(sub, action));
  }

  private static int report(Exception e, CommandLine command, boolean verbose) {
    PrintWriter err = command.getErr();
    if (e instanceof CliException known) {
      err.println("aicall: " + known.getMessage());
      if (!known.remedy().isEmpty()) {
        err.println("        " + known.remedy());
      }
      if (verbose) {
        known.printStackTrace(err);
      }
      err.flush();
      return known.exitCode().number();
    }
    // A stack trace may quote what a user gave us, but never a secret: those have no toString.
    err.println("aicall: a fault of the program: " + e);
    if (verbose) {
      e.printStackTrace(err);
    }
    err.flush();
    return ExitCode.INTERNAL.number();
  }
}
