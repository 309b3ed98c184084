package dev.aicall.rtc.jitsi.video;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import java.util.concurrent.TimeUnit;

/**
 * How pictures are sent. The size is a box that pictures are scaled down into, whichever way the
 * picture lies: they keep their shape and are never enlarged.
 *
 * @param longSide pixels of the box
 * @param shortSide pixels of the box
 * @param framesPerSecond the most that are sent
 * @param bitsPerSecond what is aimed at
 * @param keyFrameNanos time between key frames at most
 */
public record VideoSettings(
    int longSide, int shortSide, int framesPerSecond, int bitsPerSecond, long keyFrameNanos) {
  private static final int KILO = 1_000;

  /**
   * Reads a config.
   *
   * @param config of the call
   * @return what it means
   */
  public static VideoSettings of(ARTCAICallVideoConfig config) {
    return new VideoSettings(
        Math.max(config.getVideoEncoderWidth(), config.getVideoEncoderHeight()),
        Math.min(config.getVideoEncoderWidth(), config.getVideoEncoderHeight()),
        config.getVideoEncoderFrameRate(),
        (int) Math.min(Integer.MAX_VALUE, (long) config.getVideoEncoderBitRate() * KILO),
        TimeUnit.MILLISECONDS.toNanos(config.getVideoEncoderKeyFrameInterval()));
  }

  long frameNanos() {
    return TimeUnit.SECONDS.toNanos(1) / framesPerSecond;
  }

  /** What the encoder is told: it counts at most 30 pictures a second, see {@link NativeVpx}. */
  int encoderBitsPerSecond() {
    return (int)
        ((long) bitsPerSecond
            * NativeVpx.TIME_BASE
            / Math.max(NativeVpx.TIME_BASE, framesPerSecond));
  }

  /** A picture's size. */
  record Size(int width, int height) {}

  /** Returns what a picture is scaled to: even sides, since chroma has half of them. */
  Size fit(int width, int height) {
    double scale =
        Math.min(
            1,
            Math.min(
                (double) longSide / Math.max(width, height),
                (double) shortSide / Math.min(width, height)));
    return scale == 1
        ? new Size(width, height)
        : new Size(even(width * scale), even(height * scale));
  }

  private static int even(double side) {
    return Math.max(2, (int) Math.round(side / 2) * 2);
  }
}
