package dev.aicall.cli.e2e;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Watches for {@link TestPicture}s. */
final class PictureEye implements VideoFrameSink {
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

  /** How many pictures came, unclear ones too. */
  synchronized int count() {
    return seen.size() + unclear;
  }
}
