package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an association comes up, and how it does not. */
class HandshakeTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  private static byte[] cookieOf(InitChunk ack) {
    return Objects.requireNonNull(ack.parameter(InitChunk.STATE_COOKIE)).value();
  }

  @Test
  void oneSideConnects() {
    TwoPeers peers = new TwoPeers();

    peers.a.connect();
    peers.advance(SHORT);

    assertThat(peers.a.state()).isEqualTo(AssociationState.ESTABLISHED);
    assertThat(peers.b().state()).isEqualTo(AssociationState.ESTABLISHED);
    assertThat(peers.heardByA.events).containsExactly("connected");
    assertThat(peers.heardByB.events).containsExactly("connected");
  }

  @Test
  void bothSidesConnectAtOnce() {
    TwoPeers peers = new TwoPeers();

    peers.a.connect();
    peers.b().connect();
    peers.advance(SHORT);

    assertThat(peers.heardByA.events).containsExactly("connected");
    assertThat(peers.heardByB.events).containsExactly("connected");
    SctpChannel channel = peers.channel();
    peers.a.send(channel, "hi".getBytes(java.nio.charset.StandardCharsets.UTF_8), false);
    peers.advance(SHORT);
    assertThat(peers.heardByB.events).containsExactly("connected", "open chat", "chat: hi");
  }

  @ParameterizedTest
  @ValueSource(ints = {InitChunk.INIT, InitChunk.ACK, CookieEchoChunk.TYPE, BareChunk.COOKIE_ACK})
  void anyPacketOfTheSetUpMayBeLostTwice(int chunkType) {
    for (boolean both : new boolean[] {false, true}) {
      TwoPeers peers = new TwoPeers();
      peers.aToB.dropFirst(2, LossyLink.with(chunkType));
      peers.bToA.dropFirst(2, LossyLink.with(chunkType));

      peers.a.connect();
      if (both) {
        peers.b().connect();
      }
      // 500 ms, then 1 s, of a first wait of 500 ms.
      peers.advance(Duration.ofSeconds(2));

      assertThat(peers.heardByA.events).containsExactly("connected");
      assertThat(peers.heardByB.events).containsExactly("connected");
    }
  }

  @Test
  void comesUpOverTerriblePaths() {
    for (long seed = 1; seed <= 50; seed++) {
      TwoPeers peers = new TwoPeers(seed).loss(0.4);
      peers.aToB.duplication(0.3).garbage(0.3).jitter(Duration.ofMillis(200));
      peers.bToA.duplication(0.3).garbage(0.3).jitter(Duration.ofMillis(200));

      peers.connected();

      assertThat(peers.heardByA.events).containsExactly("connected");
      assertThat(peers.heardByB.events).containsExactly("connected");
    }
  }

  @Test
  void nobodyAnswersEndsUnreachable() {
    TwoPeers peers = new TwoPeers();
    peers.aToB.cut();

    peers.a.connect();
    peers.advance(Duration.ofMinutes(2));

    assertThat(peers.heardByA.events).containsExactly("ended PEER_UNREACHABLE");
    assertThat(peers.time.pendingTimers()).isZero();
  }

  @Test
  void anInitIsForgottenUntilItsCookieComesBack() {
    RawPeer peer = new RawPeer();

    for (int i = 0; i < 1_000; i++) {
      peer.sendTo(0, peer.hello(InitChunk.INIT));
    }

    assertThat(peer.a.state()).isEqualTo(AssociationState.CLOSED);
    assertThat(peer.time.pendingTimers()).isZero();
    assertThat(peer.chunks(InitChunk.class)).hasSize(1_000);
  }

  @Test
  void aForgedCookieIsRefused() {
    RawPeer peer = new RawPeer();
    peer.sendTo(0, peer.hello(InitChunk.INIT));
    InitChunk ack = peer.chunks(InitChunk.class).get(0);
    byte[] cookie = cookieOf(ack);

    for (int i = 0; i < cookie.length; i++) {
      byte[] forged = cookie.clone();
      forged[i] ^= 1;
      peer.sendTo(ack.tag(), new CookieEchoChunk(forged));
    }
    peer.sendTo(ack.tag() + 1, new CookieEchoChunk(cookie));
    peer.sendTo(ack.tag(), new CookieEchoChunk(new byte[0]));

    assertThat(peer.a.state()).isEqualTo(AssociationState.CLOSED);
    assertThat(peer.chunks()).isEmpty();
    assertThat(peer.a.stats().packetsRefused()).isEqualTo(cookie.length + 2);

    peer.sendTo(ack.tag(), new CookieEchoChunk(cookie));
    assertThat(peer.a.state()).isEqualTo(AssociationState.ESTABLISHED);
  }

  @Test
  void aCookieOfAnotherAssociationIsRefused() {
    RawPeer other = new RawPeer();
    other.sendTo(0, other.hello(InitChunk.INIT));
    InitChunk ack = other.chunks(InitChunk.class).get(0);
    TwoPeers peers = new TwoPeers(99);
    SctpAssociation stranger = peers.a;

    PacketWriter writer = new PacketWriter(5000, 5000, 1_200);
    writer.begin(ack.tag());
    byte[] cookie = cookieOf(ack);
    writer.add(new CookieEchoChunk(cookie));
    writer.finish(stranger::receive);

    assertThat(stranger.state()).isEqualTo(AssociationState.CLOSED);
  }

  @Test
  void afterAStaleCookieTheSetUpBeginsAnew() {
    RawPeer peer = new RawPeer();
    peer.a.connect();
    InitChunk first = peer.chunks(InitChunk.class).get(0);
    peer.tagOfA = first.tag();
    peer.send(peer.initAck(new Tlv(InitChunk.STATE_COOKIE, new byte[] {1})));

    peer.send(ErrorChunk.error(new Tlv(ErrorChunk.STALE_COOKIE, new byte[4])));
    assertThat(peer.a.state()).isEqualTo(AssociationState.COOKIE_WAIT);
    assertThat(peer.chunks(InitChunk.class))
        .singleElement()
        .satisfies(again -> assertThat(again.tag()).isEqualTo(first.tag()));
    peer.send(peer.initAck(new Tlv(InitChunk.STATE_COOKIE, new byte[] {2})));
    assertThat(peer.chunks(CookieEchoChunk.class).get(0).cookie()).containsExactly(2);
    peer.send(new BareChunk(BareChunk.COOKIE_ACK));

    assertThat(peer.heard.events).containsExactly("connected");
  }

  @Test
  void aStaleCookieMakesAnError() {
    RawPeer peer = new RawPeer();
    peer.sendTo(0, peer.hello(InitChunk.INIT));
    InitChunk ack = peer.chunks(InitChunk.class).get(0);
    byte[] cookie = cookieOf(ack);
    peer.advance(Duration.ofSeconds(61));

    peer.sendTo(ack.tag(), new CookieEchoChunk(cookie));

    assertThat(peer.a.state()).isEqualTo(AssociationState.CLOSED);
    List<ErrorChunk> errors = peer.chunks(ErrorChunk.class);
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).has(ErrorChunk.STALE_COOKIE)).isTrue();
    // One second too late, in microseconds.
    assertThat(errors.get(0).causes().get(0).value()).containsExactly(0, 0x0F, 0x42, 0x40);
  }

  @Test
  void aPeerThatRestartsIsTakenBack() {
    TwoPeers peers = new TwoPeers().connected();
    SctpChannel before = peers.channel();
    peers.a.send(before, new byte[100], true);

    Recorder heardByNewB = peers.restartB();
    peers.b().connect();
    peers.within(Duration.ofSeconds(5), () -> peers.b().state() == AssociationState.ESTABLISHED);
    SctpChannel after = peers.channel();
    peers.a.send(after, "again".getBytes(java.nio.charset.StandardCharsets.UTF_8), false);
    peers.advance(Duration.ofSeconds(1));

    assertThat(peers.heardByA.events)
        .containsExactly(
            "connected", "open chat", "closed chat PEER_RESTARTED", "connected", "open chat");
    assertThat(heardByNewB.events).containsExactly("connected", "open chat", "chat: again");
  }

  @Test
  void packetsWithAnotherTagOrPortAreDropped() {
    RawPeer peer = new RawPeer().connected();

    peer.sendTo(peer.tagOfA + 1, ErrorChunk.abort(ErrorChunk.USER_ABORT));
    peer.sendTo(0, ErrorChunk.abort(ErrorChunk.USER_ABORT));
    peer.sendTo(peer.tagOfA + 1, RawPeer.text(0, 0, 0, "x"));
    peer.sendTo(peer.tagOfA, ErrorChunk.reflectedAbort());
    PacketWriter otherPort = new PacketWriter(5001, 5000, 1_200);
    otherPort.begin(peer.tagOfA);
    otherPort.add(ErrorChunk.abort(ErrorChunk.USER_ABORT));
    otherPort.finish(peer.a::receive);

    assertThat(peer.a.state()).isEqualTo(AssociationState.ESTABLISHED);
    assertThat(peer.a.stats().packetsRefused()).isEqualTo(5);
    assertThat(peer.chunks()).isEmpty();
  }

  @Test
  void anInitWithATagOrWithCompanyIsDropped() {
    RawPeer peer = new RawPeer();

    peer.sendTo(5, peer.hello(InitChunk.INIT));
    peer.sendTo(0, peer.hello(InitChunk.INIT), new BareChunk(BareChunk.COOKIE_ACK));

    assertThat(peer.chunks()).isEmpty();
    assertThat(peer.a.stats().packetsRefused()).isEqualTo(2);
  }

  @Test
  void unknownParametersAreTreatedByTheirHighBits() {
    RawPeer peer = new RawPeer();

    peer.sendTo(
        0,
        peer.hello(
            InitChunk.INIT,
            new Tlv(0x8001, new byte[4]), // Skip: zero checksums, which Chromium offers.
            new Tlv(0xC123, new byte[] {1, 2, 3}), // Skip and report.
            new Tlv(0x4123, new byte[1]), // Stop and report.
            new Tlv(0xC124, new byte[1]))); // Behind the stop.

    InitChunk ack = peer.chunks(InitChunk.class).get(0);
    assertThat(
            ack.parameters().stream()
                .filter(each -> each.type() == InitChunk.UNRECOGNIZED)
                .map(each -> java.util.HexFormat.of().formatHex(each.value())))
        .containsExactly("c123000701020300".substring(0, 14), "4123000500");
  }

  @Test
  void unknownChunksAreTreatedByTheirHighBits() {
    RawPeer peer = new RawPeer().connected();
    SctpChannel channel = peer.a.negotiatedChannel("n", "", 7);
    peer.chunks();

    peer.send(new UnknownChunk(0x80, 0, new byte[5]), RawPeer.text(0, 7, 0, "skip"));
    peer.send(new UnknownChunk(0x3F, 0, new byte[5]), RawPeer.text(1, 7, 1, "stop"));
    assertThat(peer.chunks(ErrorChunk.class)).isEmpty();
    peer.send(new UnknownChunk(0xFF, 9, new byte[] {1}), RawPeer.text(1, 7, 1, "report"));
    peer.send(new UnknownChunk(0x7F, 0, new byte[0]), RawPeer.text(2, 7, 2, "stop and report"));

    assertThat(peer.heard.events).contains("n: skip", "n: report");
    assertThat(peer.heard.messages).hasSize(2);
    assertThat(channel.state()).isEqualTo(SctpChannel.State.OPEN);
    List<ErrorChunk> errors = peer.chunks(ErrorChunk.class);
    assertThat(errors).hasSize(2);
    assertThat(errors.get(0).causes().get(0).value()).containsExactly(0xFF, 9, 0, 5, 1);
    assertThat(errors.get(1).causes().get(0).value()).containsExactly(0x7F, 0, 0, 4);
  }

  @Test
  void anInitAckWithoutCookieEndsIt() {
    RawPeer peer = new RawPeer();
    peer.a.connect();
    peer.tagOfA = ((InitChunk) peer.chunks().get(0)).tag();

    peer.send(peer.initAck());

    assertThat(peer.heard.events).containsExactly("ended PROTOCOL_VIOLATION");
    assertThat(peer.chunks(ErrorChunk.class)).hasSize(1);
  }
}
