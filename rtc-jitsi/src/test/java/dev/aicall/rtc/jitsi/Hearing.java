package dev.aicall.rtc.jitsi;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.rtc.peer.testing.Tones;
import java.util.Arrays;

/** Keeps what is heard, for as long as a test is, and measures it. */
final class Hearing implements PcmSink {
  private static final int MIN_HERTZ = 200;
  private static final int MAX_HERTZ = 1_200;
  private static final double MIN_SHARE = 0.5;
  private static final double MIN_LOUDNESS = 1_000;

  private short[] samples = new short[48_000 * 10];
  private int count;
  private int rate;

  @Override
  public synchronized void onPcm(PcmFrame frame) {
    rate = frame.sampleRateHz();
    if (count + frame.length() > samples.length) {
      samples = Arrays.copyOf(samples, samples.length * 2);
    }
    for (int i = 0; i < frame.length(); i += frame.channels()) {
      samples[count++] = frame.sample(i);
    }
  }

  /** Forgets what was heard. */
  synchronized void forget() {
    count = 0;
  }

  /** How long the sound is that was heard. */
  synchronized double seconds() {
    return rate == 0 ? 0 : (double) count / rate;
  }

  /** Says whether nothing but silence was heard. */
  boolean isSilent() {
    for (short sample : copy()) {
      if (sample != 0) {
        return false;
      }
    }
    return true;
  }

  private synchronized short[] copy() {
    return Arrays.copyOf(samples, count);
  }

  /** Returns the frequency that is the strongest, to a hertz. */
  int peakHertz() {
    short[] all = copy();
    int window = rate / 2;
    double[] power = new double[MAX_HERTZ - MIN_HERTZ + 1];
    for (int start = 0; start + window <= all.length; start += window) {
      short[] piece = Arrays.copyOfRange(all, start, start + window);
      for (int i = 0; i < power.length; i++) {
        power[i] += Tones.share(piece, MIN_HERTZ + i, rate);
      }
    }
    int best = 0;
    for (int i = 0; i < power.length; i++) {
      best = power[i] > power[best] ? i : best;
    }
    return MIN_HERTZ + best;
  }

  /** Returns in which share of the time the tone was heard, loud and for the most part pure. */
  double toneShare(double hertz) {
    short[] all = copy();
    int window = rate / 50;
    int heard = 0;
    int pieces = 0;
    for (int start = 0; start + window <= all.length; start += window) {
      short[] piece = Arrays.copyOfRange(all, start, start + window);
      double energy = 0;
      for (short sample : piece) {
        energy += (double) sample * sample;
      }
      boolean loud = Math.sqrt(energy / window) > MIN_LOUDNESS;
      if (loud && Tones.share(piece, hertz, rate) > MIN_SHARE) {
        heard++;
      }
      pieces++;
    }
    return pieces == 0 ? 0 : (double) heard / pieces;
  }
}
