package dev.aicall.rtc.jitsi.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Any packets at any time: nothing is thrown, and 10 ms come out of every tick. */
class AudioFuzz {
  /** Bytes of a command: how long to wait, and the numbers of a packet. */
  private static final int COMMAND = 8;

  @FuzzTest(maxDuration = "1m")
  void packets(byte[] data) {
    VirtualTime time = new VirtualTime();
    RtpSession session = new RtpSession(1, "x", 48_000, time, (d, o, l) -> {});
    int[] heard = new int[1];
    int ticks = 0;
    try (AudioReceiver receiver = new AudioReceiver(1, session, time)) {
      receiver.receive(frame -> heard[0] += frame.length());
      ByteBuffer input = ByteBuffer.wrap(data);
      RtpPacket packet = new RtpPacket();
      byte[] bytes = new byte[16];
      while (input.remaining() >= COMMAND) {
        int wait = input.get() & 0xf;
        int source = input.get();
        int sequence = input.getShort();
        int timestamp = input.getShort() << 8;
        RtpPacket.writeHeader(bytes, 111, false, sequence, timestamp, source);
        bytes[12] = input.get();
        bytes[13] = input.get();
        assertThat(packet.read(bytes, 0, bytes.length)).isTrue();
        receiver.onPacket(packet);
        for (int i = 0; i < wait; i++) {
          time.advance(Duration.ofMillis(10));
          receiver.tick();
          ticks++;
        }
      }
    }
    assertThat(heard[0]).isEqualTo(ticks * 480);
  }

  @FuzzTest(maxDuration = "1m")
  void opus(byte[] data) {
    short[] pcm = new short[NativeOpus.MAX_FRAMES * 2];
    try (NativeOpus.Decoder decoder = new NativeOpus.Decoder(2)) {
      int ticks = OpusPacket.ticks(data, 0, data.length);
      int got = decoder.decode(data, 0, data.length, pcm);
      if (got > 0) {
        assertThat(ticks).isEqualTo(got);
      }
      decoder.recover(data, 0, data.length, 960, pcm);
      assertThat(decoder.conceal(960, pcm)).isEqualTo(960);
    }
  }
}
