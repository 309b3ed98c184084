package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Data channels: how they open, what they carry, how they close. */
class ChannelsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aChannelOpensWithItsLabelProtocolAndMessages() {
    TwoPeers peers = new TwoPeers();
    SctpChannel channel = peers.a.openChannel("käse", "wire.v1");
    assertThat(peers.a.send(channel, text("early"), false)).isEqualTo(SendResult.ACCEPTED);
    assertThat(channel.bufferedAmount()).isEqualTo(5);

    peers.connected();
    peers.advance(SECOND);

    assertThat(peers.heardByA.events).containsExactly("connected", "open käse");
    assertThat(peers.heardByB.events).containsExactly("connected", "open käse", "käse: early");
    SctpChannel other = peers.heardByB.opened.get(0);
    assertThat(other.protocol()).isEqualTo("wire.v1");
    assertThat(other.id()).isEqualTo(channel.id()).isZero();
    assertThat(other.isOrdered()).isTrue();
    assertThat(other.isNegotiated()).isFalse();
  }

  @Test
  void eachSideHasItsIds() {
    TwoPeers peers = new TwoPeers().connected();

    assertThat(peers.a.openChannel("a", "").id()).isZero();
    assertThat(peers.a.openChannel("b", "").id()).isEqualTo(2);
    assertThat(peers.b().openChannel("c", "").id()).isEqualTo(1);
    assertThat(peers.b().openChannel("d", "", 7).id()).isEqualTo(7);
    assertThatThrownBy(() -> peers.a.openChannel("e", "", 5))
        .hasMessage("id: even on this side, got 5");
    assertThatThrownBy(() -> peers.a.openChannel("e", "", 2))
        .hasMessage("id: one that is not in use, got 2");
    assertThatThrownBy(() -> peers.a.negotiatedChannel("e", "", 65_535))
        .hasMessage("id: 0 to 65534, got 65535");
    peers.advance(SECOND);
    assertThat(peers.heardByA.events).contains("open a", "open b", "open c", "open d");
    assertThat(peers.heardByB.events).contains("open a", "open b", "open c", "open d");
  }

  @Test
  void negotiatedChannelsAreOpenWithTheAssociation() {
    TwoPeers peers = new TwoPeers();
    SctpChannel ofA = peers.a.negotiatedChannel("x", "", 9);
    SctpChannel ofB = peers.b().negotiatedChannel("y", "", 9);
    peers.connected();
    peers.a.send(ofA, text("to B"), false);
    peers.b().send(ofB, text("to A"), false);
    peers.advance(SECOND);

    assertThat(peers.heardByA.events).containsExactly("open x", "connected", "x: to A");
    assertThat(peers.heardByB.events).containsExactly("open y", "connected", "y: to B");
  }

  @Test
  void emptyTextAndBinaryMessagesKeepTheirKind() {
    RawPeer peer = new RawPeer().connected();
    SctpChannel channel = peer.a.negotiatedChannel("n", "", 4);

    peer.a.send(channel, new byte[0], false);
    peer.a.send(channel, new byte[0], true);
    peer.a.send(channel, text("t"), false);
    peer.a.send(channel, text("b"), true);

    assertThat(peer.chunks(DataChunk.class))
        .extracting(DataChunk::ppid)
        .containsExactly(56, 57, 51, 53);
    peer.send(
        RawPeer.data(0, 3, 4, 0, Ppid.EMPTY_TEXT, new byte[1]),
        RawPeer.data(1, 3, 4, 1, Ppid.EMPTY_BINARY, new byte[1]),
        RawPeer.data(2, 3, 4, 2, 52, new byte[1]),
        RawPeer.data(3, 3, 4, 3, 12_345, new byte[1]));
    assertThat(peer.heard.messages).hasSize(2).allSatisfy(each -> assertThat(each).isEmpty());
    assertThat(peer.heard.events).contains("n: ");
    assertThat(peer.a.stats().messagesDropped()).isEqualTo(2);
  }

  @Test
  void sixtyFourKibibytesPassAndAByteMoreIsRefused() {
    TwoPeers peers = new TwoPeers().connected();
    SctpChannel channel = peers.channel();

    assertThatThrownBy(() -> peers.a.send(channel, new byte[65_537], true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data: at most 65536 bytes, got 65537");
    assertThat(channel.state()).isEqualTo(SctpChannel.State.OPEN);
    peers.a.send(channel, new byte[65_536], true);
    peers.advance(SECOND);

    assertThat(peers.heardByB.messages)
        .singleElement()
        .satisfies(each -> assertThat(each).hasSize(65_536));
  }

  @Test
  void aMessageThatIsTooLongClosesItsChannelOnly() {
    TwoPeers peers =
        new TwoPeers(
            1,
            SctpConfig.builder(DtlsRole.CLIENT)
                .maxSendMessageBytes(200_000)
                .sendBufferBytes(1 << 20)
                .build());
    peers.connected();
    SctpChannel channel = peers.channel();
    SctpChannel other = peers.a.openChannel("other", "");
    peers.a.send(channel, new byte[200_000], true);
    peers.a.send(other, text("still here"), false);
    peers.advance(Duration.ofSeconds(3));

    assertThat(peers.heardByB.events).contains("closed chat MESSAGE_TOO_LONG", "other: still here");
    assertThat(peers.heardByA.events).contains("closed chat CLOSED_BY_PEER");
    assertThat(peers.b().stats().peakHeldBytes()).isLessThan(100_000);
    assertThat(other.state()).isEqualTo(SctpChannel.State.OPEN);
  }

  @Test
  void aFullBufferRefusesAndTakesAgain() {
    TwoPeers peers = new TwoPeers().connected();
    SctpChannel channel = peers.channel();
    peers.aToB.cut();

    int taken = 0;
    while (peers.a.send(channel, new byte[65_536], true) == SendResult.ACCEPTED) {
      taken++;
    }

    assertThat(taken).isEqualTo(16);
    assertThat(peers.a.stats().bufferedBytes()).isEqualTo(1 << 20);
    assertThat(peers.a.bufferedAmount(channel))
        .isEqualTo((1 << 20) - peers.a.stats().outstandingBytes());
    peers.aToB.mend();
    peers.within(
        Duration.ofSeconds(5),
        () -> peers.a.send(channel, new byte[65_536], true) == SendResult.ACCEPTED);
    peers.within(Duration.ofSeconds(20), () -> peers.heardByB.bytes == 17L * 65_536);
  }

  @Test
  void emptyMessagesFillTheBufferToo() {
    TwoPeers peers = new TwoPeers().connected();
    SctpChannel channel = peers.channel();
    peers.aToB.cut();

    int taken = 0;
    while (taken < 100_000 && peers.a.send(channel, new byte[0], true) == SendResult.ACCEPTED) {
      taken++;
    }

    assertThat(taken).isEqualTo(16_384);
  }

  @Test
  void tenThousandSmallMessagesComeInOrder() {
    TwoPeers peers = new TwoPeers(3).loss(0.05).connected();
    SctpChannel channel = peers.channel();

    for (int i = 0; i < 10_000; i++) {
      assertThat(peers.a.send(channel, text("m" + i), false)).isEqualTo(SendResult.ACCEPTED);
    }
    peers.within(Duration.ofSeconds(60), () -> peers.heardByB.messages.size() == 10_000);

    assertThat(peers.heardByB.events.subList(2, 10_002))
        .isEqualTo(IntStream.range(0, 10_000).mapToObj(i -> "chat: m" + i).toList());
    assertThat(peers.watch.violations).isZero();
  }

  @Test
  void aLongQueueOnOneChannelDoesNotHoldUpAnother() {
    TwoPeers peers = new TwoPeers().connected();
    SctpChannel bulk = peers.channel();
    SctpChannel quick = peers.a.openChannel("quick", "");
    peers.advance(SECOND);
    for (int i = 0; i < 15; i++) {
      peers.a.send(bulk, new byte[60_000], true);
    }

    peers.a.send(quick, text("hello"), false);
    peers.within(SECOND, () -> peers.heardByB.events.contains("quick: hello"));

    assertThat(peers.heardByB.bytes).isLessThan(3 * 60_000 + 5);
  }

  @Test
  void closingDeliversWhatWasSentAndClosesBothSides() {
    for (long seed = 1; seed <= 20; seed++) {
      TwoPeers peers = new TwoPeers(seed).loss(0.2).connected();
      SctpChannel channel = peers.channel();
      peers.a.send(channel, new byte[50_000], true);
      peers.a.send(channel, text("last"), false);

      peers.a.resetChannel(channel);
      assertThat(channel.state()).isEqualTo(SctpChannel.State.CLOSING);
      assertThat(peers.a.send(channel, new byte[1], true)).isEqualTo(SendResult.CHANNEL_CLOSED);
      peers.within(Duration.ofSeconds(60), () -> channel.state() == SctpChannel.State.CLOSED);

      assertThat(peers.heardByB.events)
          .containsExactly("connected", "open chat", "chat: last", "closed chat CLOSED_BY_PEER");
      assertThat(peers.heardByA.events)
          .containsExactly("connected", "open chat", "closed chat CLOSED_HERE");
    }
  }

  @Test
  void bothMayCloseAtOnce() {
    TwoPeers peers = new TwoPeers(5).loss(0.2).connected();
    SctpChannel channel = peers.channel();
    SctpChannel other = peers.heardByB.opened.get(0);

    peers.a.resetChannel(channel);
    peers.b().resetChannel(other);
    peers.within(
        Duration.ofSeconds(60),
        () ->
            channel.state() == SctpChannel.State.CLOSED
                && other.state() == SctpChannel.State.CLOSED);

    assertThat(peers.heardByA.events).filteredOn(each -> each.startsWith("closed")).hasSize(1);
    assertThat(peers.heardByB.events).filteredOn(each -> each.startsWith("closed")).hasSize(1);
  }

  @Test
  void idsAreUsedAgainHundredsOfTimes() {
    TwoPeers peers = new TwoPeers(6).loss(0.2).connected();
    for (int i = 0; i < 300; i++) {
      SctpChannel channel = peers.a.openChannel("c" + i, "");
      peers.a.send(channel, text("m"), false);
      peers.within(Duration.ofSeconds(60), () -> channel.state() == SctpChannel.State.OPEN);
      peers.a.resetChannel(channel);
      peers.within(Duration.ofSeconds(60), () -> channel.state() == SctpChannel.State.CLOSED);
      assertThat(channel.id()).isZero();
    }
    assertThat(peers.heardByB.events).contains("c299: m").hasSize(1 + 3 * 300);
  }

  @Test
  void aChannelClosedBeforeItIsUpWasNeverThere() {
    TwoPeers peers = new TwoPeers();
    SctpChannel channel = peers.a.openChannel("gone", "");
    peers.a.send(channel, text("x"), false);

    peers.a.resetChannel(channel);
    peers.connected();
    peers.advance(SECOND);

    assertThat(peers.heardByA.events).containsExactly("closed gone CLOSED_HERE", "connected");
    assertThat(peers.heardByB.events).containsExactly("connected");
    assertThat(peers.a.stats().bufferedBytes()).isZero();
  }

  @Test
  void aChannelOnAnIdOfOursIsRefused() {
    RawPeer peer = new RawPeer().connected();

    byte[] open = DcepMessage.Open.reliable("bad", "").bytes();
    peer.send(RawPeer.data(0, 3, 6, 0, Ppid.DCEP, open));
    peer.send(RawPeer.data(1, 3, 7, 0, Ppid.DCEP, open));
    peer.send(RawPeer.data(2, 3, 9, 0, Ppid.DCEP, new byte[] {3, 0, 0}));

    assertThat(peer.heard.events).containsExactly("connected", "open bad");
    assertThat(peer.heard.opened.get(0).id()).isEqualTo(7);
    ReconfigChunk reset = peer.chunks(ReconfigChunk.class).get(0);
    assertThat(ResetParameter.read(reset.parameters().get(0)))
        .isInstanceOfSatisfying(
            ResetParameter.Outgoing.class, each -> assertThat(each.streams()).containsExactly(6));
  }

  @Test
  void tooManyChannelsAreRefused() {
    RawPeer peer =
        new RawPeer(SctpConfig.builder(DtlsRole.CLIENT).maxChannels(3).build()).connected();
    byte[] open = DcepMessage.Open.reliable("c", "").bytes();

    for (int i = 0; i < 100; i++) {
      peer.send(RawPeer.data(i, 3, 2 * i + 1, 0, Ppid.DCEP, open));
    }

    assertThat(peer.heard.opened).hasSize(3);
    assertThatThrownBy(() -> peer.a.openChannel("one more", ""))
        .hasMessage("channels: at most 3 at a time");
  }

  @Test
  void whatAListenerThrowsIsForgottenAndItMayCallBack() {
    TwoPeers peers = new TwoPeers();
    SctpAssociation[] echo = new SctpAssociation[1];
    echo[0] =
        new SctpAssociation(
            SctpConfig.builder(DtlsRole.SERVER).build(),
            peers.time,
            peers.time,
            peers.bToA,
            new Recorder() {
              @Override
              public void onMessage(SctpChannel channel, byte[] data, boolean binary) {
                echo[0].send(channel, data, binary);
                throw new IllegalStateException("the listener's own");
              }
            });
    peers.aToB.to((bytes, offset, length) -> echo[0].receive(bytes, offset, length));
    peers.a.connect();
    SctpChannel channel = peers.channel();

    for (int i = 0; i < 5; i++) {
      peers.a.send(channel, text("e" + i), false);
    }
    peers.advance(SECOND);

    assertThat(peers.heardByA.events)
        .endsWith("chat: e0", "chat: e1", "chat: e2", "chat: e3", "chat: e4");
  }
}
