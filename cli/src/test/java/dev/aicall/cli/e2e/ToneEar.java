package dev.aicall.cli.e2e;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.rtc.peer.testing.Tones;
import java.time.Duration;

/** Listens for tones in the last half second of what it is given. */
final class ToneEar implements PcmSink {
  /** Which share of the energy a tone must have to be heard clearly. */
  static final double CLEAR = 0.95;

  /** Below this the ear hears nothing: 1 % of the test tones. */
  static final double SILENT = 100;

  private static final int LOWEST_HZ = 100;
  private static final int HIGHEST_HZ = 2_000;

  private static final int WINDOWS_PER_SECOND = 2;

  private short[] ring = new short[0];
  private int next;
  private long heard;
  private int sampleRateHz;

  @Override
  public synchronized void onPcm(PcmFrame frame) {
    if (sampleRateHz != frame.sampleRateHz()) {
      sampleRateHz = frame.sampleRateHz();
      ring = new short[sampleRateHz / WINDOWS_PER_SECOND];
      next = 0;
      heard = 0;
    }
    for (int i = 0; i < frame.length(); i += frame.channels()) {
      ring[next] = frame.sample(i);
      next = (next + 1) % ring.length;
      heard++;
    }
  }

  /** Which share of the energy a tone has, 0 to 1; 0 until half a second was heard. */
  double share(double hertz) {
    short[] window = window();
    return window.length == 0 ? 0 : Tones.share(window, hertz, rate());
  }

  /** The strongest frequency from 100 to 2,000 Hz, to a hertz, in the last half second. */
  double peak() {
    short[] window = window();
    int strongest = LOWEST_HZ;
    double most = 0;
    for (int hertz = LOWEST_HZ; hertz <= HIGHEST_HZ; hertz++) {
      double share = Tones.share(window, hertz, rate());
      if (share > most) {
        most = share;
        strongest = hertz;
      }
    }
    return strongest;
  }

  /** How loud it is, 0 to 32767; 0 until half a second was heard. */
  double level() {
    short[] window = window();
    double energy = 0;
    for (short sample : window) {
      energy += (double) sample * sample;
    }
    return window.length == 0 ? 0 : Math.sqrt(energy / window.length);
  }

  /** Waits until a tone is all that is heard. */
  void awaitTone(double hertz, Duration limit) {
    Waiting.until(
        "a clear tone of " + hertz + " Hz, heard a share of " + share(hertz),
        limit,
        () -> level() > SILENT && share(hertz) > CLEAR);
  }

  /** Waits until nothing is heard. */
  void awaitSilence(Duration limit) {
    Waiting.until("silence", limit, () -> window().length > 0 && level() < SILENT);
  }

  private synchronized int rate() {
    return sampleRateHz;
  }

  private synchronized short[] window() {
    if (heard < ring.length || ring.length == 0) {
      return new short[0];
    }
    short[] window = new short[ring.length];
    System.arraycopy(ring, next, window, 0, ring.length - next);
    System.arraycopy(ring, 0, window, ring.length - next, next);
    return window;
  }
}
