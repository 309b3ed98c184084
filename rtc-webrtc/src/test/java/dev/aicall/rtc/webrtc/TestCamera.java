package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes even grey pictures at a steady rate. */
final class TestCamera implements VideoFrameSource {
  final AtomicInteger pushed = new AtomicInteger();
  final AtomicInteger starts = new AtomicInteger();
  final AtomicInteger stops = new AtomicInteger();
  private final int width;
  private final int height;
  private final int framesPerSecond;
  private final int luma;
  private @Nullable ScheduledExecutorService thread;

  TestCamera(int width, int height, int framesPerSecond, int luma) {
    this.width = width;
    this.height = height;
    this.framesPerSecond = framesPerSecond;
    this.luma = luma;
  }

  @Override
  public synchronized void start(VideoFrameSink sink) {
    starts.incrementAndGet();
    VideoFrame frame = VideoFrame.allocate(width, height, 0, 0);
    Arrays.fill(frame.y().data().array(), (byte) luma);
    Arrays.fill(frame.u().data().array(), (byte) 128);
    Arrays.fill(frame.v().data().array(), (byte) 128);
    ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor();
    thread = made;
    var unused =
        made.scheduleAtFixedRate(
            () -> {
              pushed.incrementAndGet();
              sink.onFrame(frame);
            },
            0,
            TimeUnit.SECONDS.toNanos(1) / framesPerSecond,
            TimeUnit.NANOSECONDS);
  }

  @Override
  public synchronized void stop() {
    stops.incrementAndGet();
    ScheduledExecutorService running = thread;
    if (running != null) {
      running.shutdown();
      try {
        if (!running.awaitTermination(5, TimeUnit.SECONDS)) {
          throw new AssertionError("the camera's thread hangs");
        }
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
  }
}
