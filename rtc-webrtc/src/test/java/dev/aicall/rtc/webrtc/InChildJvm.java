package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.testing.ChildJvm;
import java.time.Duration;

/** Runs checks in a child: they must pass, and the JVM must then end by itself, with 0, in 5 s. */
final class InChildJvm {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration END = Duration.ofSeconds(5);

  private InChildJvm() {}

  static void passes(Class<?> checks, String... names) {
    ChildJvm.Result result = ChildJvm.of(checks).run(LIMIT, names);

    assertThat(result.exitCode()).as(result.output()).isZero();
    result
        .output()
        .lines()
        .filter(line -> line.matches("(PASSED|TIMES|STATS).*"))
        .forEach(System.out::println);
    for (String name : names) {
      assertThat(result.output()).contains("PASSED " + name);
    }
    String done = result.output().replaceAll("(?s).*DONE (\\d+).*", "$1");
    assertThat(result.took().minusMillis(Long.parseLong(done))).isLessThan(END);
  }
}
