package dev.aicall.rtc.peer;

import java.util.concurrent.atomic.AtomicInteger;

/** The highest sample since it was asked the last time. Written by a media thread. */
final class Loudness {
  /** A volume of {@code onVolumes} is at most this. */
  private static final int MAX_VOLUME = 255;

  /**
   * Louder than this counts as speech: −36 dB of full scale, above the noise of a quiet room and
   * below a voice at arm's length. Our choice; a stack with a detector of its own knows better.
   */
  private static final int SPEECH_PEAK = 520;

  private final AtomicInteger peak = new AtomicInteger();

  void hear(int sample) {
    int size = Math.min(Math.abs(sample), Short.MAX_VALUE);
    if (size > peak.get()) {
      peak.set(size);
    }
  }

  void hear(short[] samples, int offset, int length) {
    int highest = 0;
    for (int i = offset; i < offset + length; i++) {
      highest = Math.max(highest, Math.abs(samples[i]));
    }
    hear(highest);
  }

  /** 0 to 32,767. */
  int take() {
    return peak.getAndSet(0);
  }

  /** The volume of a peak, linear as in other RTC services: 0 to 255. */
  static int volume(int peak) {
    return Math.min(MAX_VOLUME, (peak * MAX_VOLUME + Short.MAX_VALUE - 1) / Short.MAX_VALUE);
  }

  static boolean isSpeech(int peak) {
    return peak > SPEECH_PEAK;
  }
}
