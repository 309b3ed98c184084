package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Watches for {@link TestPicture}s. */
final class PictureEye implements VideoFrameSink {
  /** What the encoder may change, in steps of luma. */
  private static final double MAX_ERROR = 3;

  private static final double MIN_SHARE = 0.95;
  private static final int MEASURED = 5 * MovingPicture.FRAME_RATE;

  /** The first ones are sent before it is known how much the way can take. */
  private static final int WARM_UP = 2 * MovingPicture.FRAME_RATE;

  /**
   * One picture that was seen.
   *
   * @param number which one
   * @param error how much it differs from how it was drawn
   * @param width in points
   * @param height in points
   */
  record Seen(int number, double error, int width, int height) {}

  private final List<Seen> seen = new ArrayList<>();
  private int unclear;

  @Override
  public synchronized void onFrame(VideoFrame frame) {
    OptionalInt number = TestPicture.number(frame);
    if (number.isEmpty()) {
      unclear++;
      return;
    }
    double error = TestPicture.error(frame, number.getAsInt());
    seen.add(new Seen(number.getAsInt(), error, frame.width(), frame.height()));
  }

  /** All pictures so far, a copy. */
  synchronized List<Seen> seen() {
    return List.copyOf(seen);
  }

  /**
   * Waits until of 5 s of pictures 95 % were seen, and as they were drawn. A machine that has no
   * time leaves pictures out now and then; what is wrong leaves them out for ever.
   */
  void awaitComplete(Duration limit) {
    try {
      Waiting.until("pictures without gaps", limit, () -> shareOfLast() >= MIN_SHARE);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ", at last " + shareOfLast() + " of them", e);
    }
    assertThat(last().stream().mapToDouble(Seen::error).average().orElseThrow())
        .isLessThanOrEqualTo(MAX_ERROR);
  }

  private double shareOfLast() {
    return (double) last().stream().mapToInt(Seen::number).distinct().count() / MEASURED;
  }

  /** Of the newest pictures that were shown, those that were seen. */
  private List<Seen> last() {
    List<Seen> all = seen();
    int newest = all.isEmpty() ? 0 : all.get(all.size() - 1).number();
    return all.stream()
        .filter(picture -> picture.number() > newest - MEASURED && picture.number() >= WARM_UP)
        .toList();
  }

  /** How many pictures came, unclear ones too. */
  synchronized int count() {
    return seen.size() + unclear;
  }
}
