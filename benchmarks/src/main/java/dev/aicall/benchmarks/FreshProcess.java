package dev.aicall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures in a process of its own, which nothing has warmed up, and collects what it says. */
final class FreshProcess {
  private static final String MARK = "@ ";

  /**
   * A heap of one size, all of it resident: what grows is what is not Java's. What only soft
   * references hold does not count as held.
   */
  private static final List<String> STEADY =
      List.of(
          "-Xms256m",
          "-Xmx256m",
          "-XX:+AlwaysPreTouch",
          "-XX:+UseSerialGC",
          "-XX:SoftRefLRUPolicyMSPerMB=0");

  private FreshProcess() {}

  /** In the process: says a figure. */
  static void say(String name, double value) {
    System.out.printf(Locale.ROOT, MARK + "%s %.3f%n", name, value);
  }

  /**
   * Runs a program with a steady heap.
   *
   * @return the figures that it said, by name
   */
  static Map<String, Double> measure(Class<?> program, String... args)
      throws IOException, InterruptedException {
    Map<String, Double> figures = new LinkedHashMap<>();
    Process process = start(program, STEADY, Redirect.PIPE, args);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line);
        if (line.startsWith(MARK)) {
          int value = line.lastIndexOf(' ');
          figures.put(
              line.substring(MARK.length(), value), Double.valueOf(line.substring(value + 1)));
        }
      }
    }
    awaitGoodEnd(process, program);
    return figures;
  }

  /** Runs a program with this process's heap and output. */
  static void run(Class<?> program, String... args) throws IOException, InterruptedException {
    long most = Runtime.getRuntime().maxMemory() >> 20;
    awaitGoodEnd(start(program, List.of("-Xmx" + most + "m"), Redirect.INHERIT, args), program);
  }

  private static Process start(
      Class<?> program, List<String> options, Redirect output, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-D" + Figures.FILE + "=" + System.getProperty(Figures.FILE, ""));
    command.add("-D" + Rounds.ROUNDS + "=" + Rounds.wanted());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectOutput(output)
        .redirectError(Redirect.INHERIT)
        .start();
  }

  private static void awaitGoodEnd(Process process, Class<?> program) throws InterruptedException {
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException(program.getSimpleName() + " ended with " + exit);
    }
  }
}
