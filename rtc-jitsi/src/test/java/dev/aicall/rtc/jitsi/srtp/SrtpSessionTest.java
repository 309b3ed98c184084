package dev.aicall.rtc.jitsi.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SrtpSessionTest {
  private static final int SSRC = 0x1234_5678;
  private static final int PAYLOAD = 160;

  private record Pair(SrtpSession left, SrtpSession right) {
    static Pair of(SrtpProfile profile) {
      byte[] material = new byte[profile.keyingBytes()];
      new Random(5).nextBytes(material);
      return new Pair(
          new SrtpSession(new SrtpKeys(profile, material, true)),
          new SrtpSession(new SrtpKeys(profile, material, false)));
    }
  }

  private static byte[] rtp(int ssrc, int sequence) {
    byte[] packet = new byte[12 + PAYLOAD + SrtpSession.MAX_GROWTH];
    packet[0] = (byte) 0x80;
    packet[1] = 111;
    packet[2] = (byte) (sequence >> 8);
    packet[3] = (byte) sequence;
    putInt(packet, 4, sequence * 960);
    putInt(packet, 8, ssrc);
    Arrays.fill(packet, 12, 12 + PAYLOAD, (byte) sequence);
    return packet;
  }

  private static byte[] rtcp(int ssrc) {
    byte[] packet = new byte[28 + SrtpSession.MAX_GROWTH];
    packet[0] = (byte) 0x80;
    packet[1] = (byte) 200;
    packet[3] = 6;
    putInt(packet, 4, ssrc);
    return packet;
  }

  private static void putInt(byte[] data, int at, int value) {
    for (int i = 0; i < 4; i++) {
      data[at + i] = (byte) (value >> (24 - 8 * i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsProtectedCanBeOpened(SrtpProfile profile) {
    Pair pair = Pair.of(profile);
    for (int sequence = 65_000; sequence < 67_000; sequence++) {
      byte[] packet = rtp(SSRC, sequence & 0xFFFF);
      byte[] plain = packet.clone();

      int length = pair.left.protectRtp(packet, 0, 12 + PAYLOAD);

      assertThat(length).isEqualTo(12 + PAYLOAD + profile.tagBytes());
      assertThat(Arrays.copyOfRange(packet, 12, 12 + PAYLOAD))
          .isNotEqualTo(Arrays.copyOfRange(plain, 12, 12 + PAYLOAD));
      assertThat(pair.right.openRtp(packet, 0, length)).isEqualTo(12 + PAYLOAD);
      assertThat(Arrays.copyOf(packet, 12 + PAYLOAD)).isEqualTo(Arrays.copyOf(plain, 12 + PAYLOAD));
    }
  }

  @ParameterizedTest
  @EnumSource
  void rtcpToo(SrtpProfile profile) {
    Pair pair = Pair.of(profile);
    for (int i = 0; i < 100; i++) {
      byte[] packet = rtcp(SSRC);

      int length = pair.right.protectRtcp(packet, 0, 28);

      assertThat(length).isEqualTo(28 + 4 + profile.tagBytes());
      assertThat(pair.left.openRtcp(packet, 0, length)).isEqualTo(28);
      assertThat(Arrays.copyOf(packet, 28)).isEqualTo(Arrays.copyOf(rtcp(SSRC), 28));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPacketPassesOnce(SrtpProfile profile) {
    Pair pair = Pair.of(profile);
    byte[] packet = rtp(SSRC, 7);
    int length = pair.left.protectRtp(packet, 0, 12 + PAYLOAD);
    byte[] again = packet.clone();

    assertThat(pair.right.openRtp(packet, 0, length)).isPositive();
    assertThat(pair.right.openRtp(again, 0, length)).isEqualTo(SrtpSession.REFUSED);
  }

  @ParameterizedTest
  @EnumSource
  void aPacketMayBeSentAgain(SrtpProfile profile) {
    Pair pair = Pair.of(profile);
    byte[] lost = rtp(SSRC, 7);
    pair.left.protectRtp(lost, 0, 12 + PAYLOAD);
    for (int sequence = 8; sequence < 40; sequence++) {
      byte[] next = rtp(SSRC, sequence);
      pair.right.openRtp(next, 0, pair.left.protectRtp(next, 0, 12 + PAYLOAD));
    }
    byte[] again = rtp(SSRC, 7);

    int length = pair.left.protectRtp(again, 0, 12 + PAYLOAD);

    assertThat(again).isEqualTo(lost);
    assertThat(pair.right.openRtp(again, 0, length)).isEqualTo(12 + PAYLOAD);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsDamagedIsRefused(SrtpProfile profile) {
    Pair pair = Pair.of(profile);
    Random random = new Random(3);
    for (int sequence = 0; sequence < 500; sequence++) {
      byte[] packet = rtp(SSRC, sequence);
      int length = pair.left.protectRtp(packet, 0, 12 + PAYLOAD);
      byte[] damaged = packet.clone();
      damaged[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));

      assertThat(pair.right.openRtp(damaged, 0, length)).isEqualTo(SrtpSession.REFUSED);
      assertThat(pair.right.openRtp(packet, 0, length)).isEqualTo(12 + PAYLOAD);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noiseIsRefused(SrtpProfile profile) {
    Pair pair = Pair.of(profile);
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      byte[] noise = new byte[random.nextInt(100)];
      random.nextBytes(noise);
      assertThat(pair.right.openRtp(noise, 0, noise.length)).isEqualTo(SrtpSession.REFUSED);
      assertThat(pair.right.openRtcp(noise, 0, noise.length)).isEqualTo(SrtpSession.REFUSED);
    }
    byte[] packet = rtp(SSRC, 1);
    assertThat(pair.right.openRtp(packet, 0, pair.left.protectRtp(packet, 0, 12 + PAYLOAD)))
        .isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void sourcesAreBounded(SrtpProfile profile) {
    Pair pair = Pair.of(profile);
    SrtpSession other = Pair.of(profile).left;
    for (int ssrc = 0; ssrc < SrtpSession.MAX_SOURCES; ssrc++) {
      byte[] packet = rtp(ssrc, 1);
      assertThat(pair.right.openRtp(packet, 0, pair.left.protectRtp(packet, 0, 12 + PAYLOAD)))
          .isPositive();
    }
    byte[] oneMore = rtp(SSRC, 1);

    int length = other.protectRtp(oneMore, 0, 12 + PAYLOAD);

    assertThat(pair.right.openRtp(oneMore, 0, length)).isEqualTo(SrtpSession.REFUSED);
  }

  @ParameterizedTest
  @EnumSource
  void roomBehindThePacketIsNeeded(SrtpProfile profile) {
    SrtpSession session = Pair.of(profile).left;
    byte[] tight = Arrays.copyOf(rtp(SSRC, 1), 12 + PAYLOAD);

    assertThatThrownBy(() -> session.protectRtp(tight, 0, tight.length))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20 bytes");
  }
}
