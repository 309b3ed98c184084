package dev.aicall.rtc.jitsi.audio;

import dev.aicall.rtc.peer.testing.Tones;
import java.util.Arrays;

/** Measures sound of 48 kHz. */
final class Sounds {
  private Sounds() {}

  /** Mean share of a tone in pieces of 100 ms, since repairs shift its phase. */
  static double share(short[] mono, double hertz) {
    int piece = 4_800;
    double sum = 0;
    for (int i = 0; i + piece <= mono.length; i += piece) {
      sum += Tones.share(Arrays.copyOfRange(mono, i, i + piece), hertz, 48_000);
    }
    return sum * piece / mono.length;
  }

  /** The largest difference of neighbours: a click. */
  static int largestStep(short[] mono) {
    int largest = 0;
    for (int i = 1; i < mono.length; i++) {
      largest = Math.max(largest, Math.abs(mono[i] - mono[i - 1]));
    }
    return largest;
  }

  /** Frequency of a tone: the 1 Hz step near the expected one that has most of the sound. */
  static double frequency(short[] mono, int expected) {
    double best = 0;
    double most = -1;
    for (int hertz = expected - 30; hertz <= expected + 30; hertz++) {
      double share = share(mono, hertz);
      if (share > most) {
        most = share;
        best = hertz;
      }
    }
    return best;
  }
}
