package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.testkit.Needs;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two peers in one child JVM: see {@link CallChecks} and {@link MediaChecks}. */
class WebRtcCallTest {
  /** libwebrtc never uses the loopback interface. */
  @BeforeAll
  static void needsAnInterface() throws SocketException {
    boolean up =
        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
            .anyMatch(WebRtcCallTest::isUsable);
    Needs.that(up, "a network interface beside loopback that is up, for example a veth pair");
  }

  private static boolean isUsable(NetworkInterface candidate) {
    try {
      return candidate.isUp() && !candidate.isLoopback() && candidate.inetAddresses().count() > 0;
    } catch (SocketException e) {
      return false;
    }
  }

  @Test
  void soundPicturesMessagesRestartAndCounters() {
    InChildJvm.passes(
        CallChecks.class,
        "tones",
        "allSections",
        "sectionsThatAreNotWanted",
        "sectionsThatAreNotOffered",
        "silenceIsAFirstPacket",
        "messages",
        "restart",
        "badDescriptions",
        "setUpTimes");
  }

  @Test
  void tapsOfAllRatesAndSettings() {
    InChildJvm.passes(
        MediaChecks.class,
        "tapRates",
        "stereo",
        "lowQuality",
        "pictureLimits",
        "ports",
        "relayOnly");
  }

  @Test
  void stackSaysWhatItIs() {
    try (WebRtcStack stack = new WebRtcStack()) {
      assertThat(stack.description()).startsWith("webrtc-java 0.14.0");
      assertThat(new WebRtcStackProvider().name()).isEqualTo(new WebRtcBackend().name());
      assertThat(WebRtcRuntime.exists()).isFalse();
    }
  }
}
