package dev.aicall.rtc.jitsi.audio;

/** Measures sound of 48 kHz. */
final class Sounds {
  private Sounds() {}

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
