package dev.aicall.rtc.jitsi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.testing.ChildJvm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NativeCloseTest {
  @Test
  void closingCodersDuringTrafficNeverAbortsTheJvm() {
    ChildJvm.Result result = run(CloseDuringTraffic.class);

    assertThat(result.output().contains("closed 200 times")).isTrue();
  }

  @Test
  void closingCallsDuringTrafficNeverAbortsTheJvm() {
    ChildJvm.Result result = run(CloseDuringCalls.class);

    System.out.printf("200 calls closed during traffic in %d s%n", result.took().toSeconds());
    assertThat(result.output().contains("closed 200 calls")).isTrue();
    assertThat(result.output().contains("an event after the end")).isFalse();
    assertThat(result.output().contains("broken: ")).isFalse();
    assertThat(result.output().contains("org.ice4j.ice.Agent ")).isTrue();
  }

  /**
   * The framework around libjitsi's coders loads a library that ends the JVM where it is headless.
   */
  private static ChildJvm.Result run(Class<?> program) {
    ChildJvm.Result result =
        ChildJvm.of(program).with("-Xlog:class+load:stdout").run(Duration.ofMinutes(3), "200");
    String said =
        result
            .output()
            .lines()
            .filter(line -> !line.contains("[class,load]"))
            .reduce("", (all, line) -> all + line + "\n");
    assertThat(result.exitCode()).as("%s", said).isZero();
    assertThat(result.output().contains("org.jitsi.impl.neomedia.codec.video.VPX ")).isTrue();
    assertThat(result.output().contains("org.jitsi.service.libjitsi.LibJitsi ")).isFalse();
    assertThat(said).doesNotContain("Exception in thread");
    return result;
  }
}
