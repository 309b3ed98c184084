package dev.aicall.rtc.jitsi.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameAssemblerTest {
  private static final long MS = 1_000_000;

  private final FrameAssembler assembler = new FrameAssembler();
  private final RtpPacket packet = new RtpPacket();
  private long now;

  /** Picture n has three packets, 3n, 3n + 1 and 3n + 2; every tenth is a key frame. */
  private void put(int sequence) {
    put(sequence, sequence / 3 % 10 == 0, 1);
  }

  private void put(int sequence, boolean key, int ssrc) {
    int part = sequence % 3;
    byte[] data = new byte[12 + 4 + 2];
    RtpPacket.writeHeader(data, 96, part == 2, sequence, sequence / 3 * 3_000, ssrc);
    Vp8Payload.write(data, 12, part == 0, sequence / 3);
    data[16] = (byte) (part == 0 ? (key ? 0 : 1) : 9);
    data[17] = (byte) sequence;
    assertThat(packet.read(data, 0, data.length)).isTrue();
    assembler.put(packet, now);
  }

  /** Numbers of the first packets of the pictures that are whole. */
  private List<Integer> pictures() {
    List<Integer> pictures = new ArrayList<>();
    while (assembler.next(now)) {
      assertThat(assembler.pictureLength()).isEqualTo(6);
      pictures.add(assembler.picture()[1] & 0xff);
    }
    return pictures;
  }

  @Test
  void packetsOutOfOrderMakePicturesInOrder() {
    for (int sequence : new int[] {0, 2, 1, 5, 4}) {
      put(sequence);
    }
    assertThat(pictures()).containsExactly(0);
    put(3);
    put(3);
    assertThat(pictures()).containsExactly(3);
    assertThat(assembler.wantsKey()).isFalse();
  }

  @Test
  void aMissingPacketIsAskedForAgainAndAgainAndThenGivenUp() {
    for (int sequence = 0; sequence < 12; sequence++) {
      if (sequence != 4) {
        put(sequence);
      }
    }
    assertThat(pictures()).containsExactly(0);
    assertThat(assembler.due(now, 50)).isEmpty();

    List<Long> asked = new ArrayList<>();
    for (; !assembler.wantsKey(); now += 10 * MS) {
      assertThat(pictures()).isEmpty();
      if (!assembler.due(now, 50).isEmpty()) {
        asked.add(now / MS);
      }
    }
    assertThat(asked).startsWith(10L, 90L, 170L).hasSize(10);
    assertThat(now / MS).isBetween(800L, 1_010L);

    put(30);
    put(31);
    assertThat(assembler.wantsKey()).isFalse();
    put(32);
    assertThat(pictures()).containsExactly(30);
    put(33);
    put(34);
    put(35);
    assertThat(pictures()).containsExactly(33);
  }

  @Test
  void whatComesAfterAllIsUsed() {
    for (int sequence = 0; sequence < 12; sequence++) {
      if (sequence < 3 || sequence > 5) {
        put(sequence);
      }
    }
    now += 20 * MS;
    assertThat(pictures()).containsExactly(0);
    assertThat(assembler.due(now, -1)).containsExactly(3, 4, 5);
    put(3);
    put(4);
    put(5);

    assertThat(pictures()).containsExactly(3, 6, 9);
  }

  @Test
  void aLaterKeyFrameEndsTheWaiting() {
    for (int sequence = 0; sequence < 36; sequence++) {
      if (sequence != 13) {
        put(sequence);
      }
    }
    assertThat(pictures()).containsExactly(0, 3, 6, 9, 30, 33);
  }

  @Test
  void itBeginsWithAKeyFrame() {
    for (int sequence = 3; sequence < 9; sequence++) {
      put(sequence);
    }
    assertThat(pictures()).isEmpty();
    assertThat(assembler.wantsKey()).isTrue();
    for (int sequence = 9; sequence < 12; sequence++) {
      put(sequence, true, 1);
    }
    assertThat(pictures()).containsExactly(9);
  }

  @Test
  void aGapThatIsTooLargeIsGivenUpAtOnce() {
    for (int sequence = 0; sequence < 6; sequence++) {
      put(sequence);
    }
    assertThat(pictures()).containsExactly(0, 3);
    put(1_001);

    assertThat(assembler.due(now + 100 * MS, 50)).isEmpty();
    assertThat(assembler.wantsKey()).isTrue();
  }

  @Test
  void anotherSourceBeginsAnew() {
    for (int sequence = 0; sequence < 3; sequence++) {
      put(sequence, true, 1);
    }
    for (int sequence = 300; sequence < 303; sequence++) {
      put(sequence, true, 2);
    }
    assertThat(pictures()).containsExactly(300 & 0xff);
  }

  @Test
  void sequencesMayWrap() {
    for (int sequence = 65_502; sequence < 65_565; sequence++) {
      put(sequence);
    }
    assertThat(pictures()).hasSize((65_565 - 65_520) / 3); // 65,520 begins a key frame
  }

  @Test
  void aPacketWithoutPayloadFillsAGap() {
    for (int sequence = 0; sequence < 3; sequence++) {
      put(sequence);
    }
    byte[] empty = new byte[12];
    RtpPacket.writeHeader(empty, 96, false, 3, 0, 1);
    assertThat(packet.read(empty, 0, 12)).isTrue();
    assembler.put(packet, now);
    assertThat(pictures()).containsExactly(0);
    assertThat(assembler.damaged()).isZero();
  }

  @Test
  void descriptorsOfAllKindsAreMeasured() {
    assertThat(length(0x10, 1)).isEqualTo(1);
    assertThat(length(0x90, 0x80, 0x11, 1)).isEqualTo(3);
    assertThat(length(0x90, 0x80, 0x91, 0x22, 1)).isEqualTo(4);
    assertThat(length(0x90, 0xf0, 0x91, 0x22, 3, 4, 1)).isEqualTo(6);
    assertThat(length(0x90, 0x20, 4, 1)).isEqualTo(3);
    assertThat(length(0x10)).isEqualTo(-1);
    assertThat(length(0x90)).isEqualTo(-1);
    assertThat(length(0x90, 0x80)).isEqualTo(-1);
    assertThat(length(0x90, 0xf0, 0x91, 0x22)).isEqualTo(-1);
    assertThat(length()).isEqualTo(-1);
    assertThat(Vp8Payload.isStart(new byte[] {0x11}, 0)).isFalse();
    assertThat(Vp8Payload.isStart(new byte[] {(byte) 0xb0}, 0)).isTrue();
  }

  private static int length(int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    return Vp8Payload.length(data, 0, data.length);
  }
}
