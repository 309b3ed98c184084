package dev.aicall.agent.server.rehearsal;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Watches the caller's picture: counts frames, and looks closer at those that are wanted. */
final class Eyes implements VideoFrameSink {
  /** Every eighth point of every eighth row tells how bright a picture is; our choice. */
  private static final int COARSE = 8;

  private static final int UNSIGNED = 0xFF;

  private final Consumer<Still> onStill;
  private final AtomicInteger wanted = new AtomicInteger();
  private final AtomicLong seen = new AtomicLong();

  /**
   * A picture that was looked at.
   *
   * @param width pixels
   * @param height pixels
   * @param meanLuma brightness, 0 to 255
   */
  record Still(int width, int height, int meanLuma) {}

  /**
   * Makes eyes.
   *
   * @param onStill gets each wanted picture, on the media thread
   */
  Eyes(Consumer<Still> onStill) {
    this.onStill = onStill;
  }

  /** Wants one more of the pictures to come. Any thread. */
  void want() {
    wanted.incrementAndGet();
  }

  /** Wants none of the pictures to come. Any thread. */
  void forget() {
    wanted.set(0);
  }

  /** How many pictures arrived. Any thread. */
  long seen() {
    return seen.get();
  }

  @Override
  public void onFrame(VideoFrame frame) {
    seen.incrementAndGet();
    if (wanted.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
      onStill.accept(new Still(frame.width(), frame.height(), meanLuma(frame)));
    }
  }

  private static int meanLuma(VideoFrame frame) {
    ByteBuffer luma = frame.y().data();
    long sum = 0;
    int points = 0;
    for (int row = 0; row < frame.height(); row += COARSE) {
      for (int column = 0; column < frame.width(); column += COARSE) {
        sum += luma.get(row * frame.y().stride() + column) & UNSIGNED;
        points++;
      }
    }
    return (int) (sum / points);
  }
}
