package dev.aicall.rtc.jitsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.rtc.peer.media.MediaPeerListener.PeerState;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole calls whose path lies, falls silent, comes back or moves. */
@Timeout(60)
class PathTest {
  private static final int MEGABYTE = 64 * RelayedCall.MESSAGE_BYTES;
  private static final Pattern FINGERPRINT = Pattern.compile("(a=fingerprint:sha-256 )(.)");

  /** Another first digit. */
  private static String forged(String sdp) {
    Matcher matcher = FINGERPRINT.matcher(sdp);
    assertThat(matcher.find()).isTrue();
    String digit = matcher.group(2).equals("0") ? "1" : "0";
    return FINGERPRINT.matcher(sdp).replaceAll("$1" + digit);
  }

  /** The answering side is the client, since the offering side leaves it the choice. */
  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void aWrongFingerprintIsRefusedInBothRoles(boolean ofOffer, boolean ofAnswer) throws Exception {
    UnaryOperator<String> same = UnaryOperator.identity();
    try (RelayedCall call = new RelayedCall(new UdpRelay(1, 0, 0))) {
      call.exchange(ofOffer ? PathTest::forged : same, ofAnswer ? PathTest::forged : same);

      call.offering.await(PeerState.FAILED, 20);
      call.answering.await(PeerState.FAILED, 20);

      for (RelayedCall.Side side : new RelayedCall.Side[] {call.offering, call.answering}) {
        side.send(new byte[100]);
        assertThat(side.open).isNotDone();
        assertThat(side.arrived).isEmpty();
        assertThat(side.messages).isEmpty();
        assertThat(side.hearing.isSilent()).isTrue();
      }
    }
  }

  @Test
  void aPathThatFallsSilentIsNoticedAndComesBack() throws Exception {
    try (RelayedCall call = new RelayedCall(new UdpRelay(2, 0, 0))) {
      call.exchange();
      call.connected(20);
      call.transfer(MEGABYTE, 1, 20);
      long start = System.nanoTime();
      call.relay().cut(true);
      call.offering.send(new byte[100]);

      call.offering.await(PeerState.DISCONNECTED, 7);
      call.answering.await(PeerState.DISCONNECTED, 7);
      long noticed = millisSince(start);

      start = System.nanoTime();
      call.relay().cut(false);
      call.offering.await(PeerState.CONNECTED, 7);
      call.answering.await(PeerState.CONNECTED, 7);
      long back = millisSince(start);
      assertThat(call.answering.receive(100, 10)).isEqualTo(new byte[100]);
      call.transfer(MEGABYTE, 2, 20);
      hear(call, 2);
      System.out.printf("silence noticed after %d ms, back after %d ms%n", noticed, back);
      assertThat(noticed).isLessThan(7_000);
      assertThat(call.unwanted()).isEmpty();
    }
  }

  @Test
  void aRestartMovesTheCallToAnotherAddress() throws Exception {
    try (RelayedCall call = new RelayedCall(new UdpRelay(3, 0, 0))) {
      call.exchange();
      call.connected(20);
      for (int seed = 4; seed < 8; seed += 2) {
        // The first time it is cut off for so long that both know, the second time it is not.
        if (seed == 4) {
          call.relay().cut(true);
          call.offering.await(PeerState.DISCONNECTED, 7);
          call.answering.await(PeerState.DISCONNECTED, 7);
        }
        long start = System.nanoTime();
        call.moveTo(new UdpRelay(seed, 0, 0));
        call.transfer(MEGABYTE, seed, 20);
        hear(call, 2);
        System.out.printf("moved, sent and heard within %d ms%n", millisSince(start));
        assertThat(call.relay().carried()).isGreaterThan(1_000);
      }
      assertThat(call.unwanted()).isEmpty();
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  /** From now on both hear the other's tone, but for what a busy machine leaves out. */
  private static void hear(RelayedCall call, double seconds) {
    call.hear(0.5);
    call.hear(seconds);
    assertThat(call.offering.hearing.peakHertz()).isCloseTo(RelayedCall.ANSWERING_HERTZ, within(5));
    assertThat(call.answering.hearing.peakHertz()).isCloseTo(RelayedCall.OFFERING_HERTZ, within(5));
    assertThat(call.offering.hearing.toneShare(RelayedCall.ANSWERING_HERTZ)).isGreaterThan(0.8);
    assertThat(call.answering.hearing.toneShare(RelayedCall.OFFERING_HERTZ)).isGreaterThan(0.8);
  }
}
