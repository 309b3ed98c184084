package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How an association ends: in good order, at once, or because nobody is there. */
class EndingTest {
  @Test
  void shutdownUnderLoadDeliversEverything() {
    for (long seed = 1; seed <= 10; seed++) {
      TwoPeers peers = new TwoPeers(seed).loss(0.1).connected();
      SctpChannel channel = peers.channel();
      SctpChannel back = peers.b().openChannel("back", "");
      peers.within(Duration.ofSeconds(5), () -> back.state() == SctpChannel.State.OPEN);
      for (int i = 0; i < 15; i++) {
        peers.a.send(channel, new byte[60_000], true);
        peers.b().send(back, new byte[10_000], true);
      }

      peers.a.shutdown();

      assertThat(peers.a.send(channel, new byte[1], true)).isEqualTo(SendResult.CHANNEL_CLOSED);
      peers.within(
          Duration.ofMinutes(1), () -> peers.heardByA.end != null && peers.heardByB.end != null);
      assertThat(peers.heardByB.bytes).isEqualTo(900_000);
      assertThat(peers.heardByA.bytes).isEqualTo(150_000);
      assertThat(peers.heardByA.end).isEqualTo(EndReason.SHUT_DOWN);
      assertThat(peers.heardByB.end).isEqualTo(EndReason.SHUT_DOWN);
      assertThat(peers.heardByA.events)
          .containsSubsequence("closed chat ASSOCIATION_ENDED", "ended SHUT_DOWN")
          .endsWith("ended SHUT_DOWN");
      peers.advance(Duration.ofSeconds(10));
      assertThat(peers.time.pendingTimers()).isZero();
    }
  }

  @Test
  void bothMayShutDownAtOnce() {
    TwoPeers peers = new TwoPeers().connected();

    peers.a.shutdown();
    peers.b().shutdown();
    peers.advance(Duration.ofSeconds(1));

    assertThat(peers.heardByA.events).containsExactly("connected", "ended SHUT_DOWN");
    assertThat(peers.heardByB.events).containsExactly("connected", "ended SHUT_DOWN");
  }

  @Test
  void everyPacketOfTheShutdownMayBeLost() {
    for (int type :
        new int[] {ShutdownChunk.TYPE, BareChunk.SHUTDOWN_ACK, BareChunk.SHUTDOWN_COMPLETE}) {
      TwoPeers peers = new TwoPeers().connected();
      peers.aToB.dropFirst(2, LossyLink.with(type));
      peers.bToA.dropFirst(2, LossyLink.with(type));

      peers.a.shutdown();
      peers.advance(Duration.ofSeconds(3));

      assertThat(peers.heardByA.end).isEqualTo(EndReason.SHUT_DOWN);
      assertThat(peers.heardByB.end).isEqualTo(EndReason.SHUT_DOWN);
    }
  }

  @Test
  void aPeerThatNeverShutsDownIsLeft() {
    RawPeer peer = new RawPeer().connected();

    peer.a.shutdown();
    for (int i = 0; i < 20; i++) {
      peer.advance(Duration.ofSeconds(1));
      // It talks, but of other things.
      peer.send(RawPeer.text(i, 0, i, "more"));
    }

    assertThat(peer.heard.events).containsExactly("connected", "ended PEER_UNREACHABLE");
  }

  @Test
  void abortEndsBothAtOnce() {
    TwoPeers peers = new TwoPeers().connected();
    SctpChannel channel = peers.channel();
    peers.a.send(channel, new byte[60_000], true);

    peers.a.abort();
    peers.a.abort();
    peers.advance(Duration.ofMillis(20));

    assertThat(peers.heardByA.events)
        .containsExactly(
            "connected", "open chat", "closed chat ASSOCIATION_ENDED", "ended ABORTED_HERE");
    assertThat(peers.heardByB.events)
        .containsExactly(
            "connected", "open chat", "closed chat ASSOCIATION_ENDED", "ended ABORTED_BY_PEER");
    assertThat(channel.state()).isEqualTo(SctpChannel.State.CLOSED);
    assertThat(channel.bufferedAmount()).isZero();
    assertThat(peers.a.stats().bufferedBytes()).isZero();
  }

  @Test
  void aLostAbortIsSaidAgainWhenTheOtherGoesOn() {
    TwoPeers peers = new TwoPeers().connected();
    SctpChannel channel = peers.channel();
    peers.bToA.dropFirst(1, LossyLink.with(ErrorChunk.ABORT));
    peers.b().abort();

    peers.a.send(channel, new byte[1], true);
    peers.advance(Duration.ofMillis(100));

    assertThat(peers.heardByA.end).isEqualTo(EndReason.ABORTED_BY_PEER);
  }

  @Test
  void heartbeatsFindADeadPeer() {
    TwoPeers peers = new TwoPeers().connected();
    peers.advance(Duration.ofMinutes(5));
    assertThat(peers.a.state()).isEqualTo(AssociationState.ESTABLISHED);

    peers.bToA.cut();
    Duration took = peers.within(Duration.ofMinutes(3), () -> peers.heardByA.end != null);

    assertThat(peers.heardByA.end).isEqualTo(EndReason.PEER_UNREACHABLE);
    // Up to 15 s until the next one, then 41 waits that grow from 0.3 to 1.5 s.
    assertThat(took).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(75));
  }

  @Test
  void dataFindADeadPeer() {
    TwoPeers peers = new TwoPeers().connected();
    SctpChannel channel = peers.channel();
    peers.aToB.cut();

    peers.a.send(channel, new byte[1], true);
    Duration took = peers.within(Duration.ofMinutes(3), () -> peers.heardByA.end != null);

    assertThat(peers.heardByA.end).isEqualTo(EndReason.PEER_UNREACHABLE);
    // 0.3, 0.6, 1.2 and 38 times 1.5 s.
    assertThat(took).isBetween(Duration.ofSeconds(59), Duration.ofMillis(59_200));
  }

  @Test
  void aCutOfTwentySecondsIsSurvived() {
    TwoPeers peers = new TwoPeers().connected();
    SctpChannel channel = peers.channel();
    peers.aToB.cut();
    peers.bToA.cut();
    peers.a.send(channel, new byte[30_000], true);
    peers.advance(Duration.ofSeconds(20));

    peers.aToB.mend();
    peers.bToA.mend();
    Duration took = peers.within(Duration.ofSeconds(10), () -> peers.heardByB.bytes == 30_000);

    assertThat(took).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void methodsAfterTheEndDoNothing() {
    TwoPeers peers = new TwoPeers().connected();
    SctpChannel channel = peers.channel();
    peers.a.abort();
    int events = peers.heardByA.events.size();

    peers.a.connect();
    peers.a.shutdown();
    peers.a.resetChannel(channel);
    peers.a.abort();
    peers.advance(Duration.ofMinutes(1));

    assertThat(peers.a.send(channel, new byte[1], true)).isEqualTo(SendResult.CHANNEL_CLOSED);
    assertThat(peers.heardByA.events).hasSize(events);
    assertThat(peers.a.state()).isEqualTo(AssociationState.ENDED);
  }
}
