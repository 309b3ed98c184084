package dev.aicall.cli.audio;

/** Changes the layout of a short piece of sound; good enough for a stream that changes midway. */
final class Layouts {
  private Layouts() {}

  /** Nearest sample for the rate; the first channel, or the same one twice, for the channels. */
  static short[] convert(short[] samples, PcmFormat from, PcmFormat to) {
    if (from.equals(to)) {
      return samples;
    }
    int frames = samples.length / from.channels();
    int wanted = (int) ((long) frames * to.sampleRateHz() / from.sampleRateHz());
    short[] converted = new short[wanted * to.channels()];
    for (int i = 0; i < wanted; i++) {
      int source = (int) ((long) i * from.sampleRateHz() / to.sampleRateHz());
      for (int c = 0; c < to.channels(); c++) {
        int channel = Math.min(c, from.channels() - 1);
        converted[i * to.channels() + c] = samples[source * from.channels() + channel];
      }
    }
    return converted;
  }
}
