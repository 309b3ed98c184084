package dev.aicall.cli.call;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A camera that shows a moving picture: bars of grey that wander, and a bright square that counts
 * frames by its place.
 */
public final class TestPicture implements VideoFrameSource {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int FRAMES_A_SECOND = 15;
  private static final Duration PAUSE = Duration.ofNanos(1_000_000_000L / FRAMES_A_SECOND);
  private static final int BAR = 40;
  private static final int SQUARE = 48;
  private static final byte GREY_CHROMA = (byte) 128;

  /** Video range of BT.601: black is 16, white 235. */
  private static final int BLACK = 16;

  private static final int WHITE = 235;

  private final TimeSource time;
  private @Nullable VideoFrameSink sink;
  private TimeSource.@Nullable Timer next;
  private long dueNanos;
  private int frame;

  /**
   * Creates the camera.
   *
   * @param time paces the frames
   */
  public TestPicture(TimeSource time) {
    this.time = time;
  }

  @Override
  public synchronized void start(VideoFrameSink newSink) {
    sink = newSink;
    dueNanos = time.nanoTime();
    next = time.schedule(Duration.ZERO, this::show);
  }

  @Override
  public synchronized void stop() {
    sink = null;
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  private synchronized void show() {
    VideoFrameSink screen = sink;
    if (screen == null) {
      return;
    }
    screen.onFrame(paint(frame++, time.nanoTime()));
    // Counted from when it was due, so that late frames do not slow the picture down.
    dueNanos = Math.max(dueNanos + PAUSE.toNanos(), time.nanoTime() - PAUSE.toNanos());
    next = time.schedule(Duration.ofNanos(dueNanos - time.nanoTime()), this::show);
  }

  static VideoFrame paint(int number, long stampNanos) {
    VideoFrame picture = VideoFrame.allocate(WIDTH, HEIGHT, 0, stampNanos);
    ByteBuffer luma = picture.y().data();
    int squareX = number * 4 % (WIDTH - SQUARE);
    int squareY = (HEIGHT - SQUARE) / 2;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean inSquare =
            x >= squareX && x < squareX + SQUARE && y >= squareY && y < squareY + SQUARE;
        int bar = (x + number * 2) / BAR % 8;
        int value = inSquare ? WHITE : BLACK + bar * (WHITE - BLACK) / 10;
        luma.put(y * picture.y().stride() + x, (byte) value);
      }
    }
    fill(picture.u().data());
    fill(picture.v().data());
    return picture;
  }

  private static void fill(ByteBuffer plane) {
    for (int i = 0; i < plane.limit(); i++) {
      plane.put(i, GREY_CHROMA);
    }
  }
}
