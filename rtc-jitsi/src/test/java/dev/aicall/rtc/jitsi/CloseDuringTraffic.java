package dev.aicall.rtc.jitsi;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.jitsi.audio.AudioReceiver;
import dev.aicall.rtc.jitsi.audio.AudioSender;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.jitsi.video.VideoReceiver;
import dev.aicall.rtc.jitsi.video.VideoSender;
import dev.aicall.rtc.jitsi.video.VideoSettings;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.testing.Tones;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A program for a JVM of its own: sound and pictures flow while other threads close them. */
final class CloseDuringTraffic {
  private CloseDuringTraffic() {}

  public static void main(String[] args) throws InterruptedException {
    int times = Integer.parseInt(args[0]);
    for (int i = 0; i < times; i++) {
      once(i);
    }
    System.out.println("closed " + times + " times");
  }

  private static void once(int number) throws InterruptedException {
    VirtualTime time = new VirtualTime();
    RtpSession sound = new RtpSession(1, "a", 48_000, time, (data, offset, length) -> {});
    RtpSession pictures = new RtpSession(2, "a", 90_000, time, (data, offset, length) -> {});
    AudioReceiver hearing = new AudioReceiver(1, sound, time);
    VideoReceiver seeing = new VideoReceiver(pictures, time);
    RtpPacket heard = new RtpPacket();
    RtpPacket seen = new RtpPacket();
    AudioSender speaking =
        new AudioSender(
            new OpusSettings(48_000, 1, 48_000),
            111,
            sound,
            time,
            new Random(number),
            (data, offset, length) -> {
              if (heard.read(data.clone(), offset, length)) {
                hearing.onPacket(heard);
              }
            });
    VideoSender showing =
        new VideoSender(
            new VideoSettings(320, 240, 100, 500_000, 100_000_000L),
            96,
            pictures,
            time,
            new Random(number),
            (data, offset, length) -> {
              if (seen.read(data.clone(), offset, length)) {
                seeing.onPacket(seen);
              }
            });
    speaking.send(Tones.source(440, 48_000, 1));
    Pusher camera = new Pusher();
    showing.send(camera);
    showing.start();

    CountDownLatch flowing = new CountDownLatch(3);
    List<Thread> threads = new ArrayList<>();
    threads.add(loop(flowing, speaking::tick));
    threads.add(loop(flowing, hearing::tick));
    threads.add(
        loop(
            flowing,
            () -> {
              time.advance(Duration.ofMillis(10));
              camera.push();
              seeing.tick();
            }));
    flowing.await();
    List<AutoCloseable> closing = new ArrayList<>(List.of(hearing, seeing, speaking, showing));
    Collections.shuffle(closing, new Random(number));
    List<Thread> closers = new ArrayList<>();
    for (AutoCloseable each : closing) {
      Thread closer =
          new Thread(
              () -> {
                try {
                  each.close();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      closer.start();
      closers.add(closer);
    }
    for (Thread closer : closers) {
      closer.join();
    }
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
  }

  /** Runs until interrupted; says when it has gone round twenty times. */
  private static Thread loop(CountDownLatch flowing, Runnable run) {
    Thread thread =
        new Thread(
            () -> {
              int rounds = 0;
              while (!Thread.currentThread().isInterrupted()) {
                run.run();
                if (++rounds == 20) {
                  flowing.countDown();
                }
              }
            });
    thread.start();
    return thread;
  }

  private static final class Pusher implements VideoFrameSource {
    private volatile @Nullable VideoFrameSink sink;
    private final VideoFrame frame = VideoFrame.allocate(320, 240, 0, 0);

    @Override
    public void start(VideoFrameSink to) {
      sink = to;
    }

    @Override
    public void stop() {
      sink = null;
    }

    void push() {
      VideoFrameSink to = sink;
      if (to != null) {
        to.onFrame(frame);
      }
    }
  }
}
