package dev.aicall.rtc.jitsi;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.audio.AudioReceiver;
import dev.aicall.rtc.jitsi.audio.AudioSender;
import dev.aicall.rtc.jitsi.rtp.PacketOut;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpRouter;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.jitsi.sctp.DtlsRole;
import dev.aicall.rtc.jitsi.sctp.EndReason;
import dev.aicall.rtc.jitsi.sctp.SctpAssociation;
import dev.aicall.rtc.jitsi.sctp.SctpConfig;
import dev.aicall.rtc.jitsi.sctp.SctpListener;
import dev.aicall.rtc.peer.media.OpusSettings;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what media and data channels need, by sending a little sound and one channel from memory to
 * memory. Goes with the warm-up of the network, on another thread.
 */
final class MediaWarmUp {
  private static final Logger log = LoggerFactory.getLogger(MediaWarmUp.class);
  private static final int OPUS = 111;
  private static final int PIECES = 4;

  private MediaWarmUp() {}

  /** Does it on this thread; a call that comes later is slow then if it fails. */
  static void run(TimeSource time) {
    try {
      sound(time);
      channel(time);
    } catch (RuntimeException | LinkageError e) {
      log.debug("media could not be warmed up", e);
    }
  }

  private static void sound(TimeSource time) {
    PacketOut nowhere = (data, offset, length) -> {};
    RtpSession session = new RtpSession(1, "warm-up", AudioSender.CLOCK_RATE_HZ, time, nowhere);
    OpusSettings settings = new OpusSettings(AudioSender.CLOCK_RATE_HZ, 1, 48_000);
    RtpRouter router = new RtpRouter();
    PacketOut back = router::onDatagram;
    try (AudioReceiver receiver = new AudioReceiver(1, session, time);
        AudioSender sender = new AudioSender(settings, OPUS, session, time, new Random(1), back)) {
      router.add(session, OPUS, null, (RtpPacket packet) -> receiver.onPacket(packet));
      for (int i = 0; i < PIECES; i++) {
        sender.tick();
        receiver.tick();
      }
    }
  }

  /** Packets and tasks wait in a queue, since neither may be run where they are made. */
  private static void channel(TimeSource time) {
    Queue<Runnable> tasks = new ArrayDeque<>();
    SctpListener deaf = (EndReason reason, String detail) -> {};
    SctpAssociation[] sides = new SctpAssociation[2];
    for (DtlsRole role : DtlsRole.values()) {
      int other = role == DtlsRole.CLIENT ? 1 : 0;
      sides[1 - other] =
          new SctpAssociation(
              SctpConfig.builder(role).build(),
              time,
              tasks::add,
              (bytes, offset, length) -> {
                byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
                tasks.add(() -> sides[other].receive(copy, 0, copy.length));
              },
              deaf);
    }
    sides[0].openChannel("warm-up", "");
    sides[0].connect();
    drain(tasks);
    sides[0].abort();
    drain(tasks);
  }

  private static void drain(Queue<Runnable> tasks) {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }
}
