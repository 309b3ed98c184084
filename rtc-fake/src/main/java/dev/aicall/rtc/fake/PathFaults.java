package dev.aicall.rtc.fake;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What befalls the messages of one direction.
 *
 * @param delay how long each takes
 * @param loss share that is lost, 0 to 1
 * @param lost tells of each message whether it is lost
 * @param duplicate share that arrives twice, 0 to 1
 * @param reorder share that later ones overtake, 0 to 1
 */
record PathFaults(
    Duration delay, double loss, Predicate<byte[]> lost, double duplicate, double reorder) {
  static final PathFaults NONE = new PathFaults(Duration.ZERO, 0, message -> false, 0, 0);

  PathFaults withDelay(Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException("delay: not negative, got " + value);
    }
    return new PathFaults(value, loss, lost, duplicate, reorder);
  }

  PathFaults withLoss(double value) {
    return new PathFaults(delay, share("loss", value), lost, duplicate, reorder);
  }

  PathFaults withLost(Predicate<byte[]> value) {
    return new PathFaults(delay, loss, value, duplicate, reorder);
  }

  PathFaults withDuplicate(double value) {
    return new PathFaults(delay, loss, lost, share("duplicate", value), reorder);
  }

  PathFaults withReorder(double value) {
    return new PathFaults(delay, loss, lost, duplicate, share("reorder", value));
  }

  private static double share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + ": 0 to 1, got " + value);
    }
    return value;
  }
}
