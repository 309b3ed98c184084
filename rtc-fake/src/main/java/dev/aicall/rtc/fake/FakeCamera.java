package dev.aicall.rtc.fake;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.TimeSource.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The machine's camera: a picture now and then, on the session's queue. */
final class FakeCamera implements VideoFrameSource {
  private final SessionTimers timers;
  private final Duration period;
  private final Supplier<VideoFrame> pictures;
  private @Nullable Timer next;

  FakeCamera(SessionTimers timers, Duration period, Supplier<VideoFrame> pictures) {
    this.timers = timers;
    this.period = period;
    this.pictures = pictures;
  }

  @Override
  public void start(VideoFrameSink sink) {
    next =
        timers.after(
            period,
            () -> {
              start(sink);
              sink.onFrame(pictures.get());
            });
  }

  @Override
  public void stop() {
    if (next != null) {
      next.cancel();
    }
  }
}
