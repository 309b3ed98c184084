package dev.aicall.rtc.jitsi.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtcpTest {
  private static final RtcpPacket.ReportBlock BLOCK =
      new RtcpPacket.ReportBlock(0x8000_0001, 128, -5, 0x1_ffff, 77, 0x1234_5678, 65_536);

  private final RtcpWriter writer = new RtcpWriter();

  private @Nullable List<RtcpPacket> writtenAndRead() {
    byte[] data = writer.take();
    assertThat((data.length - PacketOut.TAILROOM) % 4).isZero();
    return RtcpReader.read(data, 0, data.length - PacketOut.TAILROOM);
  }

  private static @Nullable List<RtcpPacket> read(String hex) {
    byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
    return RtcpReader.read(data, 0, data.length);
  }

  @Test
  void whatIsWrittenIsRead() {
    List<RtcpPacket> packets =
        List.of(
            new RtcpPacket.SenderReport(7, 0xfedc_ba98_7654_3210L, 3, 4, 5, List.of(BLOCK)),
            new RtcpPacket.ReceiverReport(8, List.of(BLOCK, BLOCK)),
            new RtcpPacket.Description(7, "a"),
            new RtcpPacket.Description(7, "näme"),
            new RtcpPacket.Description(7, ""),
            new RtcpPacket.Nack(7, 9, List.of(65_530, 65_535, 5, 10, 27, 1_000)),
            new RtcpPacket.PictureLoss(7, 9),
            new RtcpPacket.FullIntra(7, List.of(new RtcpPacket.FullIntra.Request(9, 200))),
            new RtcpPacket.Remb(7, 512_000, List.of(9, 10)),
            new RtcpPacket.Bye(List.of(7, 8)));
    packets.forEach(writer::add);

    assertThat(writtenAndRead()).isEqualTo(packets);
  }

  @Test
  void aBandwidthOfAnySizeIsReadAsAboutThat() {
    for (long bits : new long[] {0, 1, 0x3_ffff, 0x4_0000, 1_000_000_007, 1L << 60}) {
      writer.add(new RtcpPacket.Remb(1, bits, List.of()));
      List<RtcpPacket> read = Objects.requireNonNull(writtenAndRead());
      assertThat(read).hasSize(1);
      assertThat(((RtcpPacket.Remb) read.get(0)).bitsPerSecond())
          .isBetween(bits - (bits >> 17), bits);
    }
  }

  @Test
  void sequencesThatAreCloseShareAnEntry() {
    writer.add(new RtcpPacket.Nack(1, 2, List.of(100, 101, 116, 117)));
    byte[] data = writer.take();

    assertThat(data.length - PacketOut.TAILROOM).isEqualTo(12 + 2 * 4);
    assertThat(Arrays.copyOfRange(data, 12, 20))
        .isEqualTo(HexFormat.of().parseHex("0064800100750000"));
  }

  @Test
  void whatIsNotKnownIsSkipped() {
    // an extended report, an application's packet, transport-wide feedback, a private picture one
    assertThat(
            read(
                "80cf0001 00000001"
                    + "80cc0002 00000001 41424344"
                    + "8fcd0003 00000001 00000002 00000000"
                    + "8fce0003 00000001 00000002 00000000"
                    + "80c90001 00000007"))
        .containsExactly(new RtcpPacket.ReceiverReport(7, List.of()));
  }

  @Test
  void paddingIsSkipped() {
    assertThat(read("a0c90002 00000007 00000004"))
        .containsExactly(new RtcpPacket.ReceiverReport(7, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80c900",
        "40c90001 00000007", // version 1
        "80c90002 00000007", // longer than it is
        "81c90001 00000007", // a block is missing
        "80c80001 00000007", // the sender's part is missing
        "80c90001 00000007 00", // a rest
        "81ca0001 00000007", // no end of the items
        "81ca0002 00000007 01ff6161", // an item longer than the packet
        "82cb0001 00000007", // a source is missing
        "81cd0001 00000007", // no media source
        "81ce0001 00000007",
        "8fce0005 00000001 00000000 52454d42 ff000000 00000001", // REMB without its sources
        "a0c90001 00000000" // padding of 0
      })
  void damagedDatagramsAreRefused(String hex) {
    assertThat(read(hex)).isNull();
  }

  @Test
  void rtcpIsToldFromRtp() {
    assertThat(RtcpReader.isRtcp(new byte[] {(byte) 0x80, (byte) 200}, 0, 2)).isTrue();
    assertThat(RtcpReader.isRtcp(new byte[] {(byte) 0x80, (byte) 223}, 0, 2)).isTrue();
    assertThat(RtcpReader.isRtcp(new byte[] {(byte) 0x80, 111}, 0, 2)).isFalse();
    assertThat(RtcpReader.isRtcp(new byte[] {(byte) 0x80, (byte) (0x80 | 96)}, 0, 2)).isFalse();
    assertThat(RtcpReader.isRtcp(new byte[] {(byte) 0x80}, 0, 1)).isFalse();
  }
}
