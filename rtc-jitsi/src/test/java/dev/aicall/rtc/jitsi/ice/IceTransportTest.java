package dev.aicall.rtc.jitsi.ice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.IceSettings.Policy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class IceTransportTest {
  @Test
  void bothSidesConnectAndSend() throws Exception {
    try (IcePair pair = IcePair.onLoopback()) {
      pair.exchange();
      pair.awaitBoth(IceState.CONNECTED, 10);

      for (int i = 0; i < 100; i++) {
        assertThat(pair.offering.send("\u0080to the answering " + i)).isTrue();
        assertThat(pair.answering.send("\u0080to the offering " + i)).isTrue();
      }

      for (int i = 0; i < 100; i++) {
        assertThat(pair.answering.packets.poll(5, TimeUnit.SECONDS))
            .isEqualTo("\u0080to the answering " + i);
        assertThat(pair.offering.packets.poll(5, TimeUnit.SECONDS))
            .isEqualTo("\u0080to the offering " + i);
      }
    }
  }

  @Test
  void aSideThatVanishedIsNoticedWithinSevenSeconds() throws Exception {
    try (IcePair pair = IcePair.onLoopback()) {
      pair.exchange();
      pair.awaitBoth(IceState.CONNECTED, 10);
      pair.answering.transport.close().get(5, TimeUnit.SECONDS);
      long start = System.nanoTime();

      pair.offering.await(IceState.LOST, 7);

      System.out.printf(
          "vanished side noticed after %d ms%n",
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      assertThat(pair.offering.send("\u0080nobody")).isFalse();
    }
  }

  @Test
  void aRestartMovesToNewSockets() throws Exception {
    try (IcePair pair = IcePair.onLoopback()) {
      pair.exchange();
      pair.awaitBoth(IceState.CONNECTED, 10);
      for (int i = 0; i < 3; i++) {
        pair.exchange();
        assertThat(pair.offering.send("\u0080meanwhile")).isTrue();
        assertThat(pair.answering.packets.poll(5, TimeUnit.SECONDS)).isEqualTo("\u0080meanwhile");
      }
    }
  }

  @Test
  void portsStayInTheRange() throws Exception {
    IceOptions options = IcePair.loopback(new IceSettings(List.of(), Policy.ALL, 40_100, 40_103));
    try (IcePair pair = new IcePair(options, options)) {
      pair.exchange();
      pair.awaitBoth(IceState.CONNECTED, 10);
    }
  }
}
