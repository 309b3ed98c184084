package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import java.util.concurrent.TimeUnit;

/** Counts received pictures and measures their brightness. */
final class Eye implements VideoFrameSink {
  private int frames;
  private int width;
  private int height;
  private double luma;

  @Override
  public synchronized void onFrame(VideoFrame frame) {
    frames++;
    width = frame.width();
    height = frame.height();
    long sum = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        sum += frame.y().data().get(row * frame.y().stride() + column) & 0xff;
      }
    }
    luma = (double) sum / (width * height);
    notifyAll();
  }

  synchronized int frames() {
    return frames;
  }

  synchronized String size() {
    return width + "x" + height;
  }

  synchronized double luma() {
    return luma;
  }

  /** Waits until so many came. */
  synchronized void await(int wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (frames < wanted) {
      if (System.nanoTime() > end) {
        throw new AssertionError("saw " + frames + " pictures only in 10 s");
      }
      try {
        wait(100);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
  }
}
