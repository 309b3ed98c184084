package dev.aicall.cli.audio;

import dev.aicall.api.media.PcmSource;

/** A microphone that tells when speech passes it. */
final class TappedSource implements PcmSource {
  private final PcmSource microphone;
  private final Runnable whenLoud;
  private final Loudness said = new Loudness();

  /** What is told runs on the media thread and must not block. */
  TappedSource(PcmSource microphone, Runnable whenLoud) {
    this.microphone = microphone;
    this.whenLoud = whenLoud;
  }

  @Override
  public int sampleRateHz() {
    return microphone.sampleRateHz();
  }

  @Override
  public int channels() {
    return microphone.channels();
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    int given = microphone.read(samples, offset, length);
    if (given > 0 && said.isLoud(samples, offset, given, channels(), sampleRateHz())) {
      whenLoud.run();
    }
    return given;
  }
}
