package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.rehearsal.AgentScript.PictureSpec;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrame.Plane;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.port.TimeSource.Timer;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The agent's face: slanted bars that move, and in the upper left the frame's number as 16 squares,
 * black or white, the highest bit first, so that a test can tell which frames arrived. Frames come
 * from the call's loop.
 */
final class TestPicture implements VideoFrameSource {
  /** Room for the number's squares. */
  static final int SMALLEST_SIDE = 64;

  private static final int BITS = 16;
  private static final int SQUARES_PER_ROW = 8;

  /** Video range of luma and the middle of chroma, after ITU-R BT.601. */
  private static final int BLACK = 16;

  private static final int WHITE = 235;
  private static final int GREY = 128;

  private static final int POINTS_PER_FRAME = 2;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final AgentCall call;
  private final PictureSpec spec;
  private final Plane luma;
  private final Plane blue;
  private final Plane red;

  /** Guards sink and frames: after a stop no frame may be on its way. */
  private final Object gate = new Object();

  private @Nullable VideoFrameSink sink;
  private long run;

  TestPicture(AgentCall call, PictureSpec spec) {
    this.call = call;
    this.spec = spec;
    this.luma = plane(spec.width(), spec.height());
    this.blue = plane(spec.width() / 2, spec.height() / 2);
    this.red = plane(spec.width() / 2, spec.height() / 2);
  }

  private static Plane plane(int width, int height) {
    return new Plane(ByteBuffer.allocate(width * height), width);
  }

  @Override
  public void start(VideoFrameSink newSink) {
    long mine;
    synchronized (gate) {
      sink = newSink;
      mine = ++run;
    }
    call.execute(() -> push(0, call.time().nanoTime(), mine));
  }

  @Override
  public void stop() {
    synchronized (gate) {
      sink = null;
      run++;
    }
  }

  private void push(long number, long startNanos, long mine) {
    synchronized (gate) {
      VideoFrameSink to = sink;
      if (mine != run || to == null) {
        return;
      }
      TimeSource time = call.time();
      draw((int) (number % (1 << BITS)));
      to.onFrame(new VideoFrame(spec.width(), spec.height(), 0, time.nanoTime(), luma, blue, red));
    }
    // Counted from the start, so that late timers do not make the picture slower.
    long due = startNanos + (number + 1) * NANOS_PER_SECOND / spec.framesPerSecond();
    Duration delay = Duration.ofNanos(Math.max(0, due - call.time().nanoTime()));
    Timer timer = call.schedule(delay, () -> push(number + 1, startNanos, mine));
    synchronized (gate) {
      if (mine != run) {
        timer.cancel();
      }
    }
  }

  private void draw(int number) {
    for (int row = 0; row < spec.height(); row++) {
      for (int column = 0; column < spec.width(); column++) {
        int phase = (row + column + number * POINTS_PER_FRAME) % (WHITE - BLACK);
        luma.data().put(row * luma.stride() + column, (byte) (BLACK + phase));
      }
    }
    int chromaPhase = number % GREY;
    for (int i = 0; i < blue.data().capacity(); i++) {
      blue.data().put(i, (byte) (GREY + chromaPhase / 2));
      red.data().put(i, (byte) (GREY - chromaPhase / 2));
    }
    drawNumber(number);
  }

  private void drawNumber(int number) {
    int side = spec.width() / (2 * SQUARES_PER_ROW);
    for (int bit = 0; bit < BITS; bit++) {
      boolean on = (number >> (BITS - 1 - bit) & 1) == 1;
      int left = bit % SQUARES_PER_ROW * side;
      int top = bit / SQUARES_PER_ROW * side;
      for (int row = top; row < top + side; row++) {
        for (int column = left; column < left + side; column++) {
          luma.data().put(row * luma.stride() + column, (byte) (on ? WHITE : BLACK));
        }
      }
    }
  }
}
