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

  /** Waits for a picture, or one after it. */
  void awaitNumber(int number, Duration limit) {
    Waiting.until(
        "picture " + number,
        limit,
        () -> seen().stream().anyMatch(picture -> picture.number() >= number));
  }

  /** Expects that nearly all of some pictures were seen, and as they were drawn. */
  void assertComplete(int from, int to) {
    List<Seen> measured =
        seen().stream()
            .filter(picture -> picture.number() >= from && picture.number() < to)
            .toList();
    long different = measured.stream().mapToInt(Seen::number).distinct().count();
    assertThat((double) different / (to - from)).isGreaterThanOrEqualTo(MIN_SHARE);
    double error = measured.stream().mapToDouble(Seen::error).average().orElseThrow();
    assertThat(error).isLessThanOrEqualTo(MAX_ERROR);
  }

  /** How many pictures came, unclear ones too. */
  synchronized int count() {
    return seen.size() + unclear;
  }
}
