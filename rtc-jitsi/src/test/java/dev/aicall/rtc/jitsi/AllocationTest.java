package dev.aicall.rtc.jitsi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.jitsi.audio.AudioReceiver;
import dev.aicall.rtc.jitsi.audio.AudioSender;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.testing.Tones;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final int SECONDS = 20;
  private static final int PACKETS = 50 * SECONDS;

  /** One packet is one turn of sending, reading, keeping, decoding, and two of playing. */
  @Test
  void aPacketOfSoundAllocatesLittle() {
    VirtualTime time = new VirtualTime();
    RtpSession session = new RtpSession(1, "a", 48_000, time, (data, offset, length) -> {});
    RtpPacket packet = new RtpPacket();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (AudioReceiver receiver = new AudioReceiver(1, session, time);
        AudioSender sender =
            new AudioSender(
                new OpusSettings(48_000, 1, 48_000),
                111,
                session,
                time,
                new Random(1),
                (data, offset, length) -> {
                  if (packet.read(data, offset, length)) {
                    receiver.onPacket(packet);
                  }
                })) {
      long[] heard = new long[1];
      receiver.receive(frame -> heard[0] += frame.length());
      sender.send(Tones.source(440, 16_000, 1));
      Runnable second =
          () -> {
            for (int i = 0; i < 100; i++) {
              sender.tick();
              receiver.tick();
              time.advance(Duration.ofMillis(10));
            }
          };
      for (int i = 0; i < 10; i++) {
        second.run();
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      long cpuBefore = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < SECONDS; i++) {
        second.run();
      }
      long cpu = threads.getCurrentThreadCpuTime() - cpuBefore;
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;

      System.out.printf(
          "a packet of sound: %d bytes allocated, %d microseconds of CPU%n",
          allocated / PACKETS, cpu / PACKETS / 1_000);
      assertThat(heard[0]).isEqualTo(30 * 48_000);
      assertThat(allocated / PACKETS).isLessThan(1_000);
    }
  }
}
