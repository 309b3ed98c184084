package dev.aicall.rtc.fake;

import dev.aicall.api.media.VideoFrame;

/**
 * What reached the agent of one call as sound and picture. Sound is counted only where the caller
 * plugged in a microphone tap, pictures where there is a camera. Safe from any thread.
 */
public final class AgentSenses {
  private static final short[] NOTHING = {};

  private long heard;
  private long silent;
  private short[] lastSamples = NOTHING;
  private long seen;
  private int lastWidth;
  private int lastHeight;

  AgentSenses() {}

  synchronized void hear(short[] samples) {
    heard++;
    lastSamples = samples;
  }

  synchronized void hearSilence() {
    silent++;
    lastSamples = NOTHING;
  }

  synchronized void see(VideoFrame frame) {
    seen++;
    lastWidth = frame.width();
    lastHeight = frame.height();
  }

  /**
   * Returns how many pieces of sound arrived.
   *
   * @return pieces of 10 ms that came from the microphone
   */
  public synchronized long heardPieces() {
    return heard;
  }

  /**
   * Returns how many pieces of silence arrived instead.
   *
   * @return pieces of 10 ms while the microphone was muted, stopped or had nothing to give
   */
  public synchronized long silentPieces() {
    return silent;
  }

  /**
   * Returns the newest piece of sound.
   *
   * @return a copy of its samples, interleaved; empty for silence
   */
  public synchronized short[] lastSamples() {
    return lastSamples.clone();
  }

  /**
   * Returns how many pictures arrived.
   *
   * @return pictures that were taken while the camera was published
   */
  public synchronized long seenFrames() {
    return seen;
  }

  /**
   * Returns the size of the newest picture.
   *
   * @return for example {@code 640x360}; {@code 0x0} before the first
   */
  public synchronized String lastFrameSize() {
    return lastWidth + "x" + lastHeight;
  }
}
