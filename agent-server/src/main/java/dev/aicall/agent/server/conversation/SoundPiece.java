package dev.aicall.agent.server.conversation;

import dev.aicall.api.media.PcmFrame;

/** Some milliseconds of the caller's sound, one channel; used again and again. */
final class SoundPiece {
  short[] samples = {};
  int length;
  int rateHz;

  /** When it came, on the call's ticker. */
  long arrivedNanos;

  /** Which piece of the call it is; the queue's own. */
  long position;

  /** Copies a frame and mixes it down. */
  void copy(PcmFrame frame, long nanos) {
    int channels = frame.channels();
    length = frame.length() / channels;
    rateHz = frame.sampleRateHz();
    arrivedNanos = nanos;
    if (samples.length < length) {
      samples = new short[length];
    }
    if (channels == 1) {
      frame.copyTo(samples, 0);
    } else {
      for (int i = 0; i < length; i++) {
        samples[i] = (short) ((frame.sample(2 * i) + frame.sample(2 * i + 1)) / 2);
      }
    }
  }
}
