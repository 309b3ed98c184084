package dev.aicall.rtc.jitsi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.testing.ChildJvm;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NativeCloseTest {
  @Test
  void closingDuringTrafficNeverAbortsTheJvm() {
    ChildJvm.Result result =
        ChildJvm.of(CloseDuringTraffic.class)
            .with("-Xlog:class+load:stdout")
            .run(Duration.ofMinutes(3), "200");

    assertThat(result.exitCode()).isZero();
    assertThat(result.output().contains("closed 200 times")).isTrue();
    assertThat(result.output().contains("org.jitsi.impl.neomedia.codec.video.VPX ")).isTrue();
    assertThat(result.output().contains("org.jitsi.service.libjitsi.LibJitsi ")).isFalse();
    assertThat(result.output().contains("Exception in thread")).isFalse();
  }
}
