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

  /** Frequency of a tone, by its zero crossings upwards. */
  static double frequency(short[] mono) {
    int first = -1;
    int last = -1;
    int count = 0;
    for (int i = 1; i < mono.length; i++) {
      if (mono[i - 1] < 0 && mono[i] >= 0) {
        if (first < 0) {
          first = i;
        } else {
          count++;
        }
        last = i;
      }
    }
    return count == 0 ? 0 : (double) count * 48_000 / (last - first);
  }
}
