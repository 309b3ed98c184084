package dev.aicall.rtc.jitsi.sound;

import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Mixer;

/**
 * Sound of a line: signed, 16 bit, little-endian.
 *
 * @param rateHz samples a second, a multiple of 100
 * @param channels 1 or 2
 */
record LineFormat(int rateHz, int channels) {
  /** Best first: as it is, then what loses nothing, then what loses height. */
  private static final int[] RATES_HZ = {48_000, 44_100, 96_000, 32_000, 24_000, 16_000, 8_000};

  /** Returns what a mixer says it can do, best first: a channel that is not needed costs least. */
  static List<LineFormat> supportedBy(Mixer mixer, Class<? extends DataLine> lineClass) {
    List<LineFormat> supported = new ArrayList<>();
    for (int rateHz : RATES_HZ) {
      for (int channels = 1; channels <= 2; channels++) {
        LineFormat format = new LineFormat(rateHz, channels);
        if (mixer.isLineSupported(format.info(lineClass))) {
          supported.add(format);
        }
      }
    }
    return List.copyOf(supported);
  }

  DataLine.Info info(Class<? extends DataLine> lineClass) {
    return new DataLine.Info(lineClass, audio());
  }

  AudioFormat audio() {
    return new AudioFormat(rateHz, 16, channels, true, false);
  }

  /** Samples of each channel in 10 ms. */
  int blockFrames() {
    return rateHz / 100;
  }

  /** Bytes of all channels in 10 ms. */
  int blockBytes() {
    return 2 * channels * blockFrames();
  }
}
