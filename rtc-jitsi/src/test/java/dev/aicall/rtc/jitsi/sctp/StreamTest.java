package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data chunk by chunk, against a far side that is played by hand. */
class StreamTest {
  private static final int WHOLE = DataChunk.BEGIN | DataChunk.END;

  private static RawPeer withChannel() {
    return withChannel(new RawPeer());
  }

  private static RawPeer withChannel(RawPeer peer) {
    peer.a.negotiatedChannel("n", "", 1);
    return peer.connected();
  }

  private static SctpChannel channelOf(RawPeer peer) {
    return peer.heard.opened.get(0);
  }

  private static List<String> texts(RawPeer peer) {
    return peer.heard.events.stream().filter(each -> each.startsWith("n: ")).toList();
  }

  @Test
  void everySecondPacketIsAcknowledgedAtOnceOthersSoon() {
    RawPeer peer = withChannel();

    peer.send(RawPeer.text(0, 1, 0, "a"));
    assertThat(peer.chunks(SackChunk.class)).isEmpty();
    peer.send(RawPeer.text(1, 1, 1, "b"));
    assertThat(peer.chunks(SackChunk.class))
        .singleElement()
        .satisfies(sack -> assertThat(sack.cumulativeTsn()).isEqualTo(RawPeer.FIRST_TSN + 1));
    peer.send(RawPeer.text(2, 1, 2, "c"));
    assertThat(peer.chunks(SackChunk.class)).isEmpty();
    peer.advance(Duration.ofMillis(100));
    assertThat(peer.chunks(SackChunk.class)).hasSize(1);
    peer.send(RawPeer.data(3, WHOLE | DataChunk.IMMEDIATE, 1, 3, Ppid.TEXT, new byte[1]));
    assertThat(peer.chunks(SackChunk.class)).hasSize(1);
  }

  @Test
  void gapsAndDuplicatesAreToldAtOnce() {
    RawPeer peer = withChannel();

    // Numbers wrap between 15 and 16.
    peer.send(RawPeer.text(1, 1, 1, "b"));
    peer.send(RawPeer.text(2, 1, 2, "c"));
    peer.send(RawPeer.text(20, 1, 20, "u"));
    peer.send(RawPeer.text(2, 1, 2, "c"));

    List<SackChunk> sacks = peer.chunks(SackChunk.class);
    assertThat(sacks).hasSize(4);
    assertThat(sacks.get(3).cumulativeTsn()).isEqualTo(RawPeer.FIRST_TSN - 1);
    assertThat(sacks.get(3).gaps()).containsExactly(2, 3, 21, 21);
    assertThat(sacks.get(3).duplicates()).containsExactly(RawPeer.FIRST_TSN + 2);
    assertThat(texts(peer)).isEmpty();

    peer.send(RawPeer.text(0, 1, 0, "a"));
    assertThat(texts(peer)).containsExactly("n: a", "n: b", "n: c");
    assertThat(peer.chunks(SackChunk.class).get(0).gaps()).containsExactly(18, 18);
    for (int i = 3; i < 20; i++) {
      peer.send(RawPeer.text(i, 1, i, "" + i));
    }
    assertThat(texts(peer)).hasSize(21).endsWith("n: 19", "n: u");
    assertThat(peer.a.stats().heldBytes()).isZero();
  }

  @Test
  void unorderedMessagesDoNotWait() {
    RawPeer peer = withChannel();

    peer.send(RawPeer.text(1, 1, 0, "ordered waits"));
    peer.send(RawPeer.data(3, WHOLE | DataChunk.UNORDERED, 1, 0, Ppid.TEXT, new byte[] {'u'}));
    peer.send(
        RawPeer.data(6, DataChunk.END | DataChunk.UNORDERED, 1, 0, Ppid.TEXT, new byte[] {'z'}),
        RawPeer.data(5, DataChunk.BEGIN | DataChunk.UNORDERED, 1, 0, Ppid.TEXT, new byte[] {'y'}));

    // The first chunk in the stream is not missing: its number in the stream is 0.
    assertThat(texts(peer)).containsExactly("n: ordered waits", "n: u", "n: yz");
  }

  @Test
  void forwardTsnSkipsWhatIsMissingAndDeliversWhatIsThere() {
    RawPeer peer = withChannel();
    // 0 missing; 1 whole; 2 first half of a message; 3 missing; 4 whole.
    peer.send(RawPeer.text(1, 1, 1, "one"));
    peer.send(RawPeer.data(2, DataChunk.BEGIN, 1, 2, Ppid.TEXT, new byte[] {'h'}));
    peer.send(RawPeer.text(4, 1, 3, "three"));
    assertThat(texts(peer)).isEmpty();
    peer.chunks();

    peer.send(new ForwardTsnChunk(RawPeer.FIRST_TSN, new int[] {1, 0}));
    assertThat(texts(peer)).containsExactly("n: one");
    peer.send(new ForwardTsnChunk(RawPeer.FIRST_TSN + 3, new int[] {1, 2}));
    assertThat(texts(peer)).containsExactly("n: one", "n: three");
    // An old one changes nothing but is acknowledged.
    peer.send(new ForwardTsnChunk(RawPeer.FIRST_TSN + 1, new int[] {1, 1}));

    List<SackChunk> sacks = peer.chunks(SackChunk.class);
    assertThat(sacks).hasSize(3);
    assertThat(sacks.get(2).cumulativeTsn()).isEqualTo(RawPeer.FIRST_TSN + 4);
    assertThat(peer.a.stats().heldBytes()).isZero();
    peer.send(RawPeer.text(5, 1, 4, "four"));
    assertThat(texts(peer)).endsWith("n: four");
  }

  @Test
  void missingReportsMakeOneFastRetransmission() {
    RawPeer peer = withChannel();
    SctpChannel channel = channelOf(peer);
    for (int i = 0; i < 6; i++) {
      peer.a.send(channel, new byte[1_000], true);
    }
    assertThat(peer.chunks(DataChunk.class)).hasSize(6);

    peer.send(peer.sack(-1, 100_000, 2, 2));
    peer.send(peer.sack(-1, 100_000, 2, 3));
    assertThat(peer.chunks(DataChunk.class)).isEmpty();
    peer.send(peer.sack(-1, 100_000, 2, 4));
    assertThat(peer.chunks(DataChunk.class))
        .extracting(DataChunk::tsn)
        .containsExactly(peer.firstTsnOfA);
    peer.send(peer.sack(-1, 100_000, 2, 5));
    peer.send(peer.sack(-1, 100_000, 2, 6));
    assertThat(peer.chunks(DataChunk.class)).isEmpty();
    peer.send(peer.sack(5, 100_000));

    assertThat(peer.a.stats().fastRetransmits()).isEqualTo(1);
    assertThat(peer.a.stats().timeouts()).isZero();
    assertThat(peer.a.stats().outstandingBytes()).isZero();
    assertThat(peer.a.stats().bufferedBytes()).isZero();
  }

  @Test
  void aGapReportThatIsTakenBackCountsAsOnItsWayAgain() {
    RawPeer peer = withChannel();
    for (int i = 0; i < 3; i++) {
      peer.a.send(channelOf(peer), new byte[1_000], true);
    }

    peer.send(peer.sack(-1, 100_000, 2, 3));
    assertThat(peer.a.stats().outstandingBytes()).isEqualTo(1_000);
    peer.send(peer.sack(-1, 100_000));
    assertThat(peer.a.stats().outstandingBytes()).isEqualTo(3_000);
    peer.chunks();
    peer.advance(Duration.ofMillis(400));
    assertThat(peer.chunks(DataChunk.class)).hasSize(3);
  }

  @Test
  void sacksOfWhatWasNeverSentAreIgnored() {
    RawPeer peer = withChannel();
    peer.a.send(channelOf(peer), new byte[1_000], true);

    peer.send(peer.sack(1, 100_000));
    peer.send(peer.sack(-5, 100_000));
    peer.send(peer.sack(-1, 100_000, 1, 60_000));
    peer.send(peer.sack(-1, 100_000, 3, 1));

    assertThat(peer.a.stats().outstandingBytes()).isEqualTo(1_000);
    assertThat(peer.a.state()).isEqualTo(AssociationState.ESTABLISHED);
  }

  @Test
  void aClosedWindowIsProbedWithoutEndAndOpensAgain() {
    RawPeer peer = withChannel();
    peer.a.send(channelOf(peer), new byte[1_000], true);
    peer.send(peer.sack(0, 0));
    peer.a.send(channelOf(peer), new byte[5_000], true);
    // One chunk probes the closed window.
    assertThat(peer.chunks(DataChunk.class)).hasSize(2);

    for (int i = 0; i < 100; i++) {
      peer.advance(Duration.ofMillis(1_500));
      // The waits grow from 0.3 to 1.5 s.
      assertThat(peer.chunks(DataChunk.class)).hasSizeBetween(0, i == 0 ? 2 : 1);
      assertThat(peer.a.stats().outstandingBytes()).isLessThanOrEqualTo(1_172);
      // It answers, but has no room.
      peer.send(peer.sack(0, 0));
    }
    assertThat(peer.a.state()).isEqualTo(AssociationState.ESTABLISHED);
    peer.send(peer.sack(1, 100_000));
    peer.advance(Duration.ofSeconds(3));

    assertThat(peer.chunks(DataChunk.class)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void neverMoreThanTheWindowIsOnItsWay() {
    RawPeer peer = withChannel(new RawPeer().window(3_000));

    peer.a.send(channelOf(peer), new byte[60_000], true);

    assertThat(peer.a.stats().outstandingBytes()).isEqualTo(2 * 1_172);
    peer.send(peer.sack(1, 1_500));
    assertThat(peer.a.stats().outstandingBytes()).isEqualTo(1_172);
    assertThat(peer.a.stats().peerWindow()).isEqualTo(1_500 - 1_172);
  }

  @Test
  void aFloodOfPiecesIsBounded() {
    RawPeer peer =
        withChannel(
            new RawPeer(SctpConfig.builder(DtlsRole.CLIENT).receiveWindowBytes(200_000).build()));
    // Middles of messages that never begin, far apart, over and over.
    for (int i = 0; i < 200_000; i++) {
      peer.send(RawPeer.data(2 + (i * 7) % 65_000, 0, 1, i, Ppid.TEXT, new byte[1 + i % 900]));
      peer.packets.clear();
    }

    assertThat(peer.a.stats().peakHeldBytes()).isLessThanOrEqualTo(200_000);
    assertThat(peer.a.stats().chunksOutsideWindow()).isPositive();
    assertThat(peer.a.state()).isEqualTo(AssociationState.ESTABLISHED);
  }

  @Test
  void aFloodInOrderThatCanNeverBeDeliveredEndsTheAssociation() {
    RawPeer peer =
        withChannel(
            new RawPeer(SctpConfig.builder(DtlsRole.CLIENT).receiveWindowBytes(200_000).build()));
    // Whole messages, each waiting for number 0 of its stream, which never comes.
    int sent = 0;
    while (peer.a.state() == AssociationState.ESTABLISHED && sent < 10_000) {
      peer.send(RawPeer.data(sent, WHOLE, 1, 1 + sent, Ppid.TEXT, new byte[1_000]));
      sent++;
    }

    assertThat(peer.heard.end).isEqualTo(EndReason.PROTOCOL_VIOLATION);
    assertThat(peer.a.stats().peakHeldBytes()).isBetween(400_000L, 402_000L);
    assertThat(peer.a.stats().heldBytes()).isZero();
  }

  @Test
  void dataThatBreakTheProtocolEndTheAssociation() {
    DataChunk[][] broken = {
      {RawPeer.data(0, WHOLE, 1, 0, Ppid.TEXT, new byte[0])},
      {
        RawPeer.data(0, DataChunk.BEGIN, 1, 0, Ppid.TEXT, new byte[1]),
        RawPeer.data(1, DataChunk.BEGIN, 1, 1, Ppid.TEXT, new byte[1])
      },
      {
        RawPeer.data(0, DataChunk.BEGIN, 1, 0, Ppid.TEXT, new byte[1]),
        RawPeer.data(1, DataChunk.END, 2, 0, Ppid.TEXT, new byte[1])
      },
      {
        RawPeer.data(0, DataChunk.BEGIN, 1, 0, Ppid.TEXT, new byte[1]),
        RawPeer.data(1, DataChunk.END, 1, 1, Ppid.TEXT, new byte[1])
      },
      {RawPeer.text(0, 1, 0, "a"), RawPeer.text(1, 1, 0, "a again")},
    };
    for (DataChunk[] each : broken) {
      RawPeer peer = withChannel();

      peer.send(each);

      assertThat(peer.heard.end).isEqualTo(EndReason.PROTOCOL_VIOLATION);
      assertThat(peer.chunks(ErrorChunk.class)).hasSize(1);
    }
  }

  @Test
  void dataOnAStreamThatIsNotThereAreReported() {
    RawPeer peer = withChannel();

    peer.send(RawPeer.text(0, 2_000, 0, "x"));

    assertThat(peer.chunks(ErrorChunk.class).get(0).causes().get(0).value())
        .containsExactly(0x07, 0xD0, 0, 0);
    assertThat(peer.a.state()).isEqualTo(AssociationState.ESTABLISHED);
  }

  @Test
  void resetsAreAnsweredOnceAndInTheirOrder() {
    RawPeer peer = withChannel();
    int number = RawPeer.FIRST_TSN;
    ResetParameter.Outgoing reset =
        new ResetParameter.Outgoing(number, 0, RawPeer.FIRST_TSN + 1, new int[] {1});

    // Data that the reset counts as sent are still missing.
    peer.send(RawPeer.text(0, 1, 0, "a"));
    peer.send(new ReconfigChunk(List.of(reset.tlv())));
    assertThat(results(peer)).containsExactly(ResetParameter.IN_PROGRESS);
    peer.send(RawPeer.text(1, 1, 1, "b"));
    peer.send(new ReconfigChunk(List.of(reset.tlv())));
    assertThat(peer.heard.events).endsWith("n: b", "closed n CLOSED_BY_PEER");
    peer.send(new ReconfigChunk(List.of(reset.tlv())));
    peer.send(
        new ReconfigChunk(
            List.of(new ResetParameter.Outgoing(number + 5, 0, 0, new int[0]).tlv())));
    peer.send(
        new ReconfigChunk(
            List.of(new ResetParameter.NeverGranted(ResetParameter.SSN_TSN, number + 1).tlv())));

    assertThat(results(peer))
        .containsExactly(
            ResetParameter.PERFORMED,
            ResetParameter.PERFORMED,
            ResetParameter.BAD_NUMBER,
            ResetParameter.DENIED);
  }

  private static List<Integer> results(RawPeer peer) {
    return peer.chunks(ReconfigChunk.class).stream()
        .map(each -> ResetParameter.read(each.parameters().get(0)))
        .filter(ResetParameter.Response.class::isInstance)
        .map(each -> ((ResetParameter.Response) each).result())
        .toList();
  }

  @Test
  void aRequestToCloseIsAnsweredByOurOwnReset() {
    RawPeer peer = withChannel();

    peer.send(
        new ReconfigChunk(
            List.of(new ResetParameter.Incoming(RawPeer.FIRST_TSN, new int[] {1}).tlv())));

    ReconfigChunk answer = peer.chunks(ReconfigChunk.class).get(0);
    assertThat(ResetParameter.read(answer.parameters().get(0)))
        .isInstanceOfSatisfying(
            ResetParameter.Outgoing.class,
            each -> {
              assertThat(each.streams()).containsExactly(1);
              assertThat(each.response()).isEqualTo(RawPeer.FIRST_TSN);
              assertThat(each.request()).isEqualTo(peer.firstTsnOfA);
            });
  }

  @Test
  void heartbeatsAreEchoed() {
    RawPeer peer = withChannel();
    byte[] info = {0, 1, 0, 6, 42, 43, 0, 0};

    peer.send(new HeartbeatChunk(HeartbeatChunk.REQUEST, info));

    assertThat(peer.chunks(HeartbeatChunk.class).get(0).info()).containsExactly(info);
  }

  @Test
  void smallMessagesShareAPacket() {
    RawPeer peer = withChannel(new RawPeer().window(1_500));
    SctpChannel channel = channelOf(peer);
    peer.a.send(channel, new byte[1_172], true);
    for (int i = 0; i < 20; i++) {
      peer.a.send(channel, new byte[i + 301], true);
    }
    peer.chunks();

    peer.send(peer.sack(0, 100_000));

    // 28 + 12 bytes of header and three of some 320 bytes fit into 1,200.
    assertThat(peer.packets.get(0).chunks()).hasSize(3);
  }
}
