package dev.aicall.cli.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs small programs of the system to their end, and ends processes that tests started. */
final class Shell {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /**
   * How a program ended.
   *
   * @param exitCode its code
   * @param output both streams
   */
  record Result(int exitCode, String output) {}

  private Shell() {}

  /** Says whether a program is on the path. */
  static boolean has(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /** Says whether this process may make network namespaces. */
  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Runs a program and returns what it said; a program that hangs or fails is an error. */
  static String run(String... command) {
    Result result = tryRun(command);
    if (result.exitCode != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + ": exit " + result.exitCode + ", " + result.output.strip());
    }
    return result.output;
  }

  /** Runs a program that may fail. */
  static Result tryRun(String... command) {
    try {
      Path output = Files.createTempFile("shell", ".log");
      try {
        Process process =
            new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
          throw new IllegalStateException(command[0] + ": not done after " + LIMIT);
        }
        return new Result(
            process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).strip());
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Ends a process and its children, and waits until it is gone. */
  static void end(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    try {
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
      for (ProcessHandle child : children) {
        child.onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a child of " + process.pid() + " does not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
