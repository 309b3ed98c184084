package dev.aicall.rtc.peer;

import dev.aicall.api.model.ARTCAICallNetworkQuality;

/**
 * Grades a path by loss and delay; the worse of both counts. The scale's words are AICallKit's
 * ("smooth", "talking is fine", "talking is hard"), the limits are ours, with these reasons.
 */
final class LinkQuality {
  /**
   * Loss in percent up to which a path is excellent, good, poor, bad. Opus with in-band FEC hides 1
   * % fully and some 5 % well; at 10 % words begin to miss, at 20 % sentences do.
   */
  private static final double[] LOSS = {1, 5, 10, 20};

  /**
   * Round trip in ms, likewise. ITU-T G.114: up to 150 ms one way nobody minds, above 400 ms one
   * way a talk is hard; a jitter buffer and the codec take some 60 ms of that before the network.
   */
  private static final double[] RTT_MS = {100, 200, 400, 800};

  /** Jitter in ms, likewise: libwebrtc's buffer starts at 40 to 60 ms and grows with it. */
  private static final double[] JITTER_MS = {20, 40, 80, 160};

  private static final ARTCAICallNetworkQuality[] GRADES = {
    ARTCAICallNetworkQuality.Excellent,
    ARTCAICallNetworkQuality.Good,
    ARTCAICallNetworkQuality.Poor,
    ARTCAICallNetworkQuality.Bad,
    ARTCAICallNetworkQuality.VeryBad
  };

  private LinkQuality() {}

  /**
   * Grades a path.
   *
   * @param lossPercent 0 to 100
   * @param rttMs round trip, −1 when not known
   * @param jitterMs jitter, −1 when not known
   * @return excellent to very bad
   */
  static ARTCAICallNetworkQuality of(double lossPercent, double rttMs, double jitterMs) {
    int worst =
        Math.max(
            grade(lossPercent, LOSS), Math.max(grade(rttMs, RTT_MS), grade(jitterMs, JITTER_MS)));
    return GRADES[worst];
  }

  private static int grade(double value, double[] limits) {
    int grade = 0;
    while (grade < limits.length && value > limits[grade]) {
      grade++;
    }
    return grade;
  }
}
