package dev.aicall.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures both network stacks in turn, each time in a fresh process: see {@link StackFigures}. */
final class StackBenchmark {
  private static final int ROUNDS = 3;

  private StackBenchmark() {}

  /**
   * Prints the figures of each process.
   *
   * @throws IOException if one cannot be started
   * @throws InterruptedException if this thread is interrupted
   */
  static void run() throws IOException, InterruptedException {
    for (int round = 1; round <= ROUNDS; round++) {
      for (String backend : List.of("webrtc", "jitsi")) {
        System.out.printf("round %d  %s%n", round, backend);
        int exit =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // A heap of one size, all of it resident: what grows is what is not Java's.
                    "-Xms256m",
                    "-Xmx256m",
                    "-XX:+AlwaysPreTouch",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StackFigures.class.getName(),
                    backend)
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
          throw new IllegalStateException(backend + " ended with " + exit);
        }
      }
    }
  }
}
