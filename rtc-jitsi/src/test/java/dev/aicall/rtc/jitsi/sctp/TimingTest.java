package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Waits, windows and the limits of the configuration. */
class TimingTest {
  private static final long MILLI = 1_000_000;

  @Test
  void theFirstMeasurementsMakeTheWaitTheRfcSays() {
    RetransmissionTimeout rto = new RetransmissionTimeout(SctpTimings.DEFAULT);
    assertThat(rto.current()).isEqualTo(Duration.ofMillis(300));

    rto.sample(200 * MILLI, 0);
    // 200 + 4 * 100.
    assertThat(rto.current()).isEqualTo(Duration.ofMillis(600));
    rto.sample(400 * MILLI, 1);
    // Variation 100 + (200 - 100) / 4 = 125, smoothed 200 + 200 / 8 = 225.
    assertThat(rto.current()).isEqualTo(Duration.ofMillis(725));
    assertThat(rto.smoothedRoundTrip()).isEqualTo(Duration.ofMillis(225));
  }

  @Test
  void theWaitStaysWithinItsLimitsAndDoubles() {
    RetransmissionTimeout rto = new RetransmissionTimeout(SctpTimings.DEFAULT);
    for (int i = 0; i < 50; i++) {
      rto.sample(MILLI, i);
    }
    assertThat(rto.current()).isEqualTo(Duration.ofMillis(300));
    rto.backOff();
    assertThat(rto.current()).isEqualTo(Duration.ofMillis(600));
    for (int i = 0; i < 50; i++) {
      rto.backOff();
    }
    assertThat(rto.current()).isEqualTo(Duration.ofMillis(1_500));
    rto.sample(MILLI, 100);
    assertThat(rto.current()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void dataDoNotWaitForWhatTheHandshakeLost() {
    RetransmissionTimeout rto = new RetransmissionTimeout(SctpTimings.DEFAULT);
    rto.backOff();
    rto.established();
    assertThat(rto.current()).isEqualTo(Duration.ofMillis(300));

    rto.sample(200 * MILLI, 0);
    rto.backOff();
    rto.backOff();
    rto.established();
    assertThat(rto.current()).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  void theCongestionWindowGrowsAndShrinks() {
    CongestionWindow window = new CongestionWindow(1_000);
    window.start(1_000_000);
    assertThat(window.bytes()).isEqualTo(10_000);

    window.acked(2_000, 10_000, 8_000);
    assertThat(window.bytes()).as("slow start: one packet at most").isEqualTo(11_000);
    window.acked(2_000, 3_000, 1_000);
    assertThat(window.bytes()).as("not used, so not grown").isEqualTo(11_000);
    window.enterFastRecovery();
    assertThat(window.bytes()).isEqualTo(5_500);
    window.acked(500, 5_500, 5_000);
    assertThat(window.bytes()).as("still slow start at the threshold").isEqualTo(6_000);
    window.acked(5_000, 6_000, 1_000);
    assertThat(window.bytes()).as("avoidance: after a whole window").isEqualTo(6_000);
    window.acked(1_000, 6_000, 5_000);
    assertThat(window.bytes()).isEqualTo(7_000);
    window.timedOut();
    assertThat(window.bytes()).isEqualTo(4_000);
  }

  @Test
  void theDefaultsAreThese() {
    SctpConfig config = SctpConfig.builder(DtlsRole.SERVER).build();
    assertThat(config.localPort()).isEqualTo(5_000);
    assertThat(config.remotePort()).isEqualTo(5_000);
    assertThat(config.maxPacketBytes()).isEqualTo(1_200);
    assertThat(config.maxSendMessageBytes()).isEqualTo(65_536);
    assertThat(config.maxReceiveMessageBytes()).isEqualTo(65_536);
    assertThat(config.sendBufferBytes()).isEqualTo(1_048_576);
    assertThat(config.receiveWindowBytes()).isEqualTo(1_048_576);
    assertThat(config.maxChannels()).isEqualTo(256);
    assertThat(config.timings()).isEqualTo(SctpTimings.DEFAULT);
  }

  @Test
  void whatCannotWorkIsRefused() {
    SctpConfig.Builder builder = SctpConfig.builder(DtlsRole.CLIENT);
    assertThatThrownBy(() -> builder.maxPacketBytes(511))
        .hasMessage("maxPacketBytes: 512 to 65535, got 511");
    assertThatThrownBy(() -> builder.ports(0, 5_000)).hasMessage("local: 1 to 65535, got 0");
    assertThatThrownBy(() -> builder.sendBufferBytes(65_535).build())
        .hasMessage("sendBufferBytes: at least 65536, got 65535");
    assertThatThrownBy(() -> builder.sendBufferBytes(65_536).receiveWindowBytes(131_071).build())
        .hasMessage("receiveWindowBytes: at least 131072, got 131071");
    SctpTimings d = SctpTimings.DEFAULT;
    assertThatThrownBy(
            () ->
                new SctpTimings(
                    d.initialRto(),
                    d.minRto(),
                    Duration.ofSeconds(61),
                    20,
                    d.delayedSack(),
                    d.heartbeatInterval(),
                    d.cookieLifetime()))
        .hasMessage("maxRto: PT0.01S to PT1M, got PT1M1S");
  }

  @Test
  void theSmallestPacketsWorkToo() {
    TwoPeers peers =
        new TwoPeers(21, SctpConfig.builder(DtlsRole.CLIENT).maxPacketBytes(513).build());
    peers.loss(0.1).connected();
    SctpChannel channel = peers.channel();

    peers.a.send(channel, new byte[20_000], true);
    peers.within(Duration.ofSeconds(20), () -> peers.heardByB.bytes == 20_000);
  }
}
