package dev.aicall.rtc.peer.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs a main class in a JVM of its own, with this JVM's class path: a native library that aborts
 * takes down the child and not the test run.
 */
public final class ChildJvm {
  /** For a short life: a child that works hard for longer overrides them. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final List<String> prefix = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Class<?> main;

  /**
   * How a child ended.
   *
   * @param exitCode its code; 134 is an abort, 139 a segmentation fault; −1 if it had to be killed
   * @param output both streams
   * @param took from start to end
   */
  public record Result(int exitCode, String output, Duration took) {}

  private ChildJvm(Class<?> main) {
    this.main = main;
  }

  /** Prepares a child. */
  public static ChildJvm of(Class<?> main) {
    return new ChildJvm(main);
  }

  /** Puts words before the java command, for example {@code ip netns exec NAME}. */
  public ChildJvm under(String... words) {
    prefix.addAll(List.of(words));
    return this;
  }

  /** Adds JVM options. */
  public ChildJvm with(String... jvmOptions) {
    options.addAll(List.of(jvmOptions));
    return this;
  }

  /** Leaves out the entries of the class path whose file names have these words in them. */
  public ChildJvm withoutJar(String words) {
    missing.add(words);
    return this;
  }

  private String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> missing.stream().noneMatch(new File(entry).getName()::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Starts the child; its output goes to the file. */
  public Process start(Path output, String... args) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK_START);
    command.addAll(options);
    command.add("-cp");
    command.add(classPath());
    command.add(main.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Runs the child to its end, or kills it after the limit. */
  public Result run(Duration limit, String... args) {
    try {
      Path output = Files.createTempFile("child", ".log");
      try {
        long began = System.nanoTime();
        Process process = start(output, args);
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
          process.destroyForcibly().waitFor();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        String text = Files.readString(output, StandardCharsets.UTF_8);
        return new Result(ended ? process.exitValue() : -1, text, took);
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
}
