package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.rtc.peer.testing.Tones;
import java.util.concurrent.TimeUnit;

/** Listens to one channel of what is received, and measures it. */
final class Ear implements PcmSink {
  private static final int RATE = 48_000;

  private final int channel;
  private short[] heard = new short[RATE];
  private int size;
  private int frames;
  private int channels;

  Ear() {
    this(0);
  }

  Ear(int channel) {
    this.channel = channel;
  }

  @Override
  public synchronized void onPcm(PcmFrame frame) {
    frames++;
    channels = frame.channels();
    if (frame.sampleRateHz() != RATE) {
      throw new AssertionError("rate " + frame.sampleRateHz());
    }
    for (int i = Math.min(channel, channels - 1); i < frame.length() && size < heard.length; ) {
      heard[size++] = frame.sample(i);
      i += channels;
    }
    notifyAll();
  }

  /** Forgets what was heard and hears anew. */
  synchronized Ear again(int millis) {
    heard = new short[RATE / 1000 * millis];
    size = 0;
    return this;
  }

  /** Waits until enough was heard. */
  synchronized short[] hear(int millis) {
    again(millis);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (size < heard.length) {
      if (System.nanoTime() > end) {
        throw new AssertionError("heard " + size + " samples only in 10 s");
      }
      try {
        wait(100);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
    return heard.clone();
  }

  /** Which share of the next part a tone has. */
  double share(double hertz, int millis) {
    return Tones.share(hear(millis), hertz, RATE);
  }

  /** Waits until a tone has nearly all of 200 ms, then gives its share in the next second. */
  double settledShare(double hertz) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (share(hertz, 200) < 0.9) {
      if (System.nanoTime() > end) {
        return share(hertz, 200);
      }
    }
    return share(hertz, 800);
  }

  /** Waits for real sound. */
  double loudness(int millis) {
    double energy = 0;
    short[] samples = hear(millis);
    for (short sample : samples) {
      energy += (double) sample * sample;
    }
    return Math.sqrt(energy / samples.length);
  }

  synchronized int channels() {
    return channels;
  }

  synchronized int frames() {
    return frames;
  }
}
