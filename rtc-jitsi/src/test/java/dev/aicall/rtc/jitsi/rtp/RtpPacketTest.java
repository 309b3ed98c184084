package dev.aicall.rtc.jitsi.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtpPacketTest {
  private final RtpPacket packet = new RtpPacket();

  private boolean read(String hex) {
    byte[] data = HexFormat.of().parseHex("ee" + hex.replace(" ", "") + "ee");
    return packet.read(data, 1, data.length - 2);
  }

  @Test
  void whatIsWrittenIsRead() {
    byte[] data = new byte[14];
    RtpPacket.writeHeader(data, 111, true, 65_535, 0xfedc_ba98, 0x8123_4567);
    data[12] = 5;

    assertThat(packet.read(data, 0, data.length)).isTrue();
    assertThat(packet.payloadType()).isEqualTo(111);
    assertThat(packet.marker()).isTrue();
    assertThat(packet.sequence()).isEqualTo(65_535);
    assertThat(packet.timestamp()).isEqualTo(0xfedc_ba98);
    assertThat(packet.ssrc()).isEqualTo(0x8123_4567);
    assertThat(packet.payloadOffset()).isEqualTo(12);
    assertThat(packet.payloadLength()).isEqualTo(2);
  }

  @Test
  void sourcesExtensionAndPaddingAreSkipped() {
    assertThat(read("b2 60 0001 00000002 00000003 0000000a 0000000b bede 0001 10203040 aabb 0002"))
        .isTrue();
    assertThat(packet.payloadOffset()).isEqualTo(1 + 12 + 8 + 8);
    assertThat(packet.payloadLength()).isEqualTo(2);
    assertThat(packet.marker()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80 60 0001 00000002 000000", // too short
        "40 60 0001 00000002 00000003", // version 1
        "81 60 0001 00000002 00000003", // a source is missing
        "90 60 0001 00000002 00000003", // the extension is missing
        "90 60 0001 00000002 00000003 bede 0002 10203040", // a part of it is
        "a0 60 0001 00000002 00000003 0000", // no padding is none
        "a0 60 0001 00000002 00000003 0003" // more padding than there is
      })
  void damagedPacketsAreRefused(String hex) {
    assertThat(read(hex)).isFalse();
  }

  @Test
  void aRangeOutsideTheArrayIsRefused() {
    assertThat(packet.read(new byte[20], 10, 12)).isFalse();
    assertThat(packet.read(new byte[20], -1, 12)).isFalse();
  }

  @Test
  void unwrappedNumbersGoOnAcrossTheWrapBothWays() {
    Unwrapper sequences = Unwrapper.ofSequence();
    assertThat(sequences.unwrap(65_534)).isEqualTo(65_534);
    assertThat(sequences.unwrap(1)).isEqualTo(65_537);
    assertThat(sequences.peek(65_535)).isEqualTo(65_535);
    assertThat(sequences.unwrap(65_535)).isEqualTo(65_535);
    assertThat(sequences.unwrap(2)).isEqualTo(65_538);

    Unwrapper timestamps = Unwrapper.ofTimestamp();
    assertThat(timestamps.unwrap(-10)).isEqualTo(0xffff_fff6L);
    assertThat(timestamps.unwrap(10)).isEqualTo(0x1_0000_000aL);
  }
}
