package dev.aicall.rtc.jitsi.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/** Any packets at any time: nothing is thrown, nothing aborts. */
class VideoFuzz {
  /** Bytes of a command: how long to wait and how long the payload is, and numbers of a packet. */
  private static final int COMMAND = 4;

  @FuzzTest(maxDuration = "1m")
  void packets(byte[] data) {
    VirtualTime time = new VirtualTime();
    RtpSession session = new RtpSession(1, "x", 90_000, time, (d, o, l) -> {});
    try (VideoReceiver receiver = new VideoReceiver(session, time)) {
      receiver.receive(frame -> assertThat(frame.width()).isPositive());
      ByteBuffer input = ByteBuffer.wrap(data);
      RtpPacket packet = new RtpPacket();
      while (input.remaining() >= COMMAND) {
        int wait = input.get();
        int sequence = input.getShort();
        int length = Math.min(input.get() & 0x7f, input.remaining());
        byte[] bytes = new byte[12 + length];
        int timestamp = sequence >> 2;
        RtpPacket.writeHeader(bytes, 96, (wait & 0x10) != 0, sequence, timestamp, wait >> 6);
        input.get(bytes, 12, length);
        assertThat(packet.read(bytes, 0, bytes.length)).isTrue();
        receiver.onPacket(packet);
        for (int i = 0; i < (wait & 0xf); i++) {
          time.advance(Duration.ofMillis(10));
          receiver.tick();
        }
      }
    }
  }

  @FuzzTest(maxDuration = "1m")
  void vp8(byte[] data) {
    Picture picture = new Picture();
    NativeVpx.Coded coded = new NativeVpx.Coded();
    Picture shown = new Picture();
    TestPictures.gradient(picture, 32, 32, 1);
    try (NativeVpx.Encoder encoder = new NativeVpx.Encoder(32, 32, 100_000, 100);
        NativeVpx.Decoder decoder = new NativeVpx.Decoder()) {
      encoder.encode(picture, 0, true, coded);
      decoder.decode(coded.data(), 0, coded.length(), shown);
      decoder.decode(data, 0, data.length, shown);
      // A good key frame is shown whatever came before it.
      encoder.encode(picture, 1, true, coded);
      byte[] key = Arrays.copyOf(coded.data(), coded.length());
      assertThat(decoder.decode(key, 0, key.length, shown)).isZero();
      assertThat(shown.width()).isEqualTo(32);
    }
  }
}
