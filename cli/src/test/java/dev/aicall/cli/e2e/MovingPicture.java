package dev.aicall.cli.e2e;

import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A camera that shows {@link TestPicture}s, 15 a second, each once. */
final class MovingPicture implements VideoFrameSource {
  /** Pictures a second, as the default video settings have it. */
  static final int FRAME_RATE = 15;

  private final int width;
  private final int height;
  private final AtomicInteger shown = new AtomicInteger();
  private @Nullable ScheduledExecutorService thread;

  MovingPicture(int width, int height) {
    this.width = width;
    this.height = height;
  }

  @Override
  public synchronized void start(VideoFrameSink sink) {
    ScheduledExecutorService fresh =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "moving-picture");
              made.setDaemon(true);
              return made;
            });
    Future<?> unused =
        fresh.scheduleAtFixedRate(
            () -> show(sink), 0, 1_000_000 / FRAME_RATE, TimeUnit.MICROSECONDS);
    thread = fresh;
  }

  private void show(VideoFrameSink sink) {
    sink.onFrame(TestPicture.draw(shown.get(), width, height, System.nanoTime()));
    shown.incrementAndGet();
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    running.shutdown();
    try {
      if (!running.awaitTermination(1, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the sink of a picture does not return");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
