package dev.aicall.rtc.jitsi.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RtpSessionTest {
  private static final int RATE_HZ = 48_000;

  private final VirtualTime time = new VirtualTime();
  private final List<List<RtcpPacket>> sent = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final RtpPacket packet = new RtpPacket();
  private final RtpSession session =
      new RtpSession(
          1,
          "me",
          RATE_HZ,
          time,
          (data, offset, length) -> {
            assertThat(data.length - offset - length).isEqualTo(PacketOut.TAILROOM);
            sent.add(
                Objects.requireNonNull(
                    RtcpReader.read(Arrays.copyOf(data, offset + length), offset, length)));
          });

  RtpSessionTest() {
    session.listen(
        new RtpSession.Listener() {
          @Override
          public void onPictureWanted() {
            heard.add("picture");
          }

          @Override
          public void onMissing(List<Integer> sequences) {
            heard.add("missing " + sequences);
          }

          @Override
          public void onLoss(double fractionLost) {
            heard.add("loss " + fractionLost);
          }

          @Override
          public void onBandwidth(long bitsPerSecond) {
            heard.add("bandwidth " + bitsPerSecond);
          }
        });
  }

  private void receive(int ssrc, int sequence, int timestamp) {
    byte[] data = new byte[32];
    RtpPacket.writeHeader(data, 111, false, sequence, timestamp, ssrc);
    assertThat(packet.read(data, 0, data.length)).isTrue();
    session.received(packet, time.nanoTime());
  }

  private RtcpPacket first() {
    return sent.get(sent.size() - 1).get(0);
  }

  @Test
  void reportsAreSentEachSecondWithTheName() {
    for (int i = 0; i < 250; i++) {
      session.tick();
      time.advance(Duration.ofMillis(10));
    }

    assertThat(sent).hasSize(3);
    assertThat(sent.get(0))
        .containsExactly(
            new RtcpPacket.ReceiverReport(1, List.of()), new RtcpPacket.Description(1, "me"));
  }

  @Test
  void aSendersReportTellsTheTimeOfTheStream() {
    session.sent(1_000, time.nanoTime(), 50);
    session.sent(1_960, time.nanoTime(), 60);
    time.advance(Duration.ofMillis(100));
    session.tick();

    RtcpPacket.SenderReport report = (RtcpPacket.SenderReport) first();
    assertThat(report.packets()).isEqualTo(2);
    assertThat(report.bytes()).isEqualTo(110);
    assertThat(report.timestamp()).isEqualTo(1_960 + 4_800);
    // 2026-01-01T00:00:00Z and a tenth of a second.
    assertThat(report.ntp() >>> 32).isEqualTo(1_767_225_600L + 2_208_988_800L);
    assertThat((report.ntp() & 0xffff_ffffL) / 4_294_967_296.0).isEqualTo(0.1, within(1e-6));
    assertThat(session.sentFlow(0, 0, 0).packets()).isEqualTo(2);
  }

  @Test
  void lossAndJitterAreCountedAsRfc3550Says() {
    for (int i = 0; i < 100; i++) {
      if (i % 4 != 3) {
        receive(9, 65_500 + i, i * 960);
      }
      time.advance(Duration.ofMillis(i % 2 == 0 ? 15 : 25));
    }
    session.tick();

    RtcpPacket.ReportBlock block = ((RtcpPacket.ReceiverReport) first()).blocks().get(0);
    assertThat(block.ssrc()).isEqualTo(9);
    assertThat(block.lost()).isEqualTo(24);
    assertThat(block.fractionLost()).isEqualTo(24 * 256 / 99);
    assertThat(block.highestSequence()).isEqualTo(65_500 + 98);
    assertThat(session.receivedFlow(0, 0, 0).lost()).isEqualTo(24);
    assertThat(session.receivedFlow(0, 0, 0).jitterMs()).isBetween(2.0, 5.0);
    assertThat(session.receivedFlow(0, 0, 0).bytes()).isEqualTo(75 * 20);

    time.advance(Duration.ofSeconds(1));
    session.tick();
    block = ((RtcpPacket.ReceiverReport) first()).blocks().get(0);
    assertThat(block.fractionLost()).isZero();
    assertThat(block.lost()).isEqualTo(24);
  }

  @Test
  void roundTripIsMeasuredFromTheOthersBlock() {
    session.sent(0, time.nanoTime(), 50);
    session.tick();
    int sentAt = (int) (((RtcpPacket.SenderReport) first()).ntp() >>> 16);
    assertThat(session.rttMs()).isEqualTo(-1);

    time.advance(Duration.ofMillis(250));
    session.onRtcp(
        List.of(
            new RtcpPacket.ReceiverReport(
                9, List.of(new RtcpPacket.ReportBlock(1, 64, 3, 9, 480, sentAt, 65_536 / 5)))));

    assertThat(session.rttMs()).isEqualTo(50, within(0.1));
    assertThat(session.sentFlow(0, 0, 0).lost()).isEqualTo(3);
    assertThat(session.sentFlow(0, 0, 0).jitterMs()).isEqualTo(10);
    assertThat(heard).containsExactly("loss 0.25");
  }

  @Test
  void theOthersReportIsAnsweredWithItsAge() {
    receive(9, 1, 0);
    session.onRtcp(
        List.of(new RtcpPacket.SenderReport(9, 0x0001_2345_6789_0000L, 0, 1, 1, List.of())));
    time.advance(Duration.ofMillis(500));
    session.tick();

    RtcpPacket.ReportBlock block = ((RtcpPacket.ReceiverReport) first()).blocks().get(0);
    assertThat(block.lastReport()).isEqualTo(0x2345_6789);
    assertThat(block.sinceLastReport()).isEqualTo(32_768);
  }

  @Test
  void requestsForThisSourceAreHeardAndOthersAreNot() {
    session.onRtcp(
        List.of(
            new RtcpPacket.PictureLoss(9, 1),
            new RtcpPacket.PictureLoss(9, 2),
            new RtcpPacket.Nack(9, 1, List.of(5)),
            new RtcpPacket.Nack(9, 2, List.of(6)),
            new RtcpPacket.Remb(9, 300_000, List.of(1)),
            new RtcpPacket.FullIntra(9, List.of(new RtcpPacket.FullIntra.Request(1, 4))),
            new RtcpPacket.FullIntra(9, List.of(new RtcpPacket.FullIntra.Request(1, 4))),
            new RtcpPacket.FullIntra(9, List.of(new RtcpPacket.FullIntra.Request(1, 5)))));

    assertThat(heard)
        .containsExactly("picture", "missing [5]", "bandwidth 300000", "picture", "picture");
  }

  @Test
  void anotherSourceOrNumberingBeginsNewReportsButTheCountGoesOn() {
    receive(9, 1, 0);
    receive(9, 3, 960);
    receive(9, 30_000, 1_920);
    receive(10, 5, 0);
    session.tick();

    RtcpPacket.ReportBlock block = ((RtcpPacket.ReceiverReport) first()).blocks().get(0);
    assertThat(block.ssrc()).isEqualTo(10);
    assertThat(block.fractionLost()).isZero();
    assertThat(session.receivedFlow(0, 0, 0).packets()).isEqualTo(4);
    assertThat(session.receivedFlow(0, 0, 0).lost()).isEqualTo(1);
  }

  @Test
  void byeIsSaidOnceAndNothingAfterIt() {
    session.bye();
    session.bye();
    session.ask(new RtcpPacket.PictureLoss(1, 2));
    time.advance(Duration.ofSeconds(5));
    session.tick();

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0)).endsWith(new RtcpPacket.Bye(List.of(1)));
  }
}
