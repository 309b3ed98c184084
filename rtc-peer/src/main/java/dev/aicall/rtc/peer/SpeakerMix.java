package dev.aicall.rtc.peer;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.rtc.peer.media.MediaSection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is heard of a call: the main and the second sound section in one. The main section sets pace
 * and format; the second one waits for it, at most 60 ms. Sections that shall not be heard are left
 * out, so the tap gets silence at the usual pace. Called on the stack's threads.
 */
final class SpeakerMix {
  /** More than a stack's threads are apart, less than anybody hears; our choice. */
  private static final int SECOND_FRAMES = 6;

  private final @Nullable PcmSink tap;
  private final Guarded guarded = new Guarded("loudspeaker tap");
  private final Loudness mainLoudness = new Loudness();
  private final Loudness secondLoudness = new Loudness();
  private final SoundEdge mainEdge;
  private final SoundEdge secondEdge;
  private final short[][] waiting = new short[SECOND_FRAMES][];
  private int firstWaiting;
  private int countWaiting;
  private int waitingChannels = 1;
  private short[] mixed = new short[0];
  private volatile boolean on;
  private volatile boolean mainHeard = true;
  private volatile boolean secondHeard = true;

  SpeakerMix(@Nullable PcmSink tap, SoundEdge mainEdge, SoundEdge secondEdge) {
    this.tap = tap;
    this.mainEdge = mainEdge;
    this.secondEdge = secondEdge;
  }

  /** Whether the tap gets anything at all. */
  void play(boolean newOn) {
    on = newOn;
  }

  void hear(MediaSection section, boolean heard) {
    if (section == MediaSection.MAIN_AUDIO) {
      mainHeard = heard;
    } else {
      secondHeard = heard;
    }
  }

  /** Where a section's sound goes. */
  PcmSink sink(MediaSection section) {
    return section == MediaSection.MAIN_AUDIO ? this::main : this::second;
  }

  Loudness loudness(MediaSection section) {
    return section == MediaSection.MAIN_AUDIO ? mainLoudness : secondLoudness;
  }

  private void second(PcmFrame frame) {
    short[] samples = frame.toArray();
    secondLoudness.hear(samples, 0, samples.length);
    secondEdge.hear(samples, 0, samples.length);
    if (tap == null || !on || !secondHeard) {
      return;
    }
    synchronized (waiting) {
      waitingChannels = frame.channels();
      if (countWaiting == SECOND_FRAMES) {
        firstWaiting = (firstWaiting + 1) % SECOND_FRAMES;
        countWaiting--;
      }
      waiting[(firstWaiting + countWaiting) % SECOND_FRAMES] = samples;
      countWaiting++;
    }
  }

  private void main(PcmFrame frame) {
    int length = frame.length();
    if (mixed.length != length) {
      mixed = new short[length];
    }
    frame.copyTo(mixed, 0);
    mainLoudness.hear(mixed, 0, length);
    mainEdge.hear(mixed, 0, length);
    PcmSink target = tap;
    if (target == null || !on) {
      return;
    }
    if (!mainHeard) {
      Arrays.fill(mixed, (short) 0);
    }
    addSecond(frame.channels());
    PcmFrame heard =
        new PcmFrame(
            mixed, 0, length, frame.sampleRateHz(), frame.channels(), frame.timestampNanos());
    guarded.run(() -> target.onPcm(heard));
  }

  private void addSecond(int channels) {
    short[] added;
    int addedChannels;
    synchronized (waiting) {
      if (countWaiting == 0) {
        return;
      }
      added = waiting[firstWaiting];
      addedChannels = waitingChannels;
      firstWaiting = (firstWaiting + 1) % SECOND_FRAMES;
      countWaiting--;
    }
    if (!secondHeard) {
      return;
    }
    int frames = mixed.length / channels;
    int addedFrames = added.length / addedChannels;
    for (int i = 0; i < frames && addedFrames > 0; i++) {
      // Both are the same 10 ms, whatever their sample rates.
      int from = (int) ((long) i * addedFrames / frames) * addedChannels;
      for (int channel = 0; channel < channels; channel++) {
        int sum =
            mixed[i * channels + channel] + added[from + Math.min(channel, addedChannels - 1)];
        mixed[i * channels + channel] =
            (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum));
      }
    }
  }
}
