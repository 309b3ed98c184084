package dev.aicall.rtc.webrtc;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.model.ARTCAICallAudioProfile;
import dev.aicall.rtc.peer.media.TenMillis;
import org.jspecify.annotations.Nullable;

/**
 * What an audio profile means for Opus. Numbers: {@link ARTCAICallAudioProfile}.
 *
 * @param maxRateHz highest sample rate sent
 * @param channels 1 or 2
 * @param bitsPerSecond bit rate of the encoder
 */
record SoundSettings(int maxRateHz, int channels, int bitsPerSecond) {
  /** A config that is to leave the profile of the engine alone gets what engines start with. */
  static SoundSettings of(ARTCAICallAudioConfig config) {
    return of(
        config.isIgnoreSetAudioProfile()
            ? ARTCAICallAudioConfig.DEFAULT_AUDIO_PROFILE
            : config.getAudioProfile());
  }

  private static SoundSettings of(ARTCAICallAudioProfile profile) {
    return switch (profile) {
      case LowQualityMode -> new SoundSettings(8_000, 1, 12_000);
      case BasicQualityMode -> new SoundSettings(16_000, 1, 24_000);
      case StereoHighQualityMode -> new SoundSettings(48_000, 2, 64_000);
      case SuperHighQualityMode -> new SoundSettings(48_000, 1, 96_000);
      case StereoSuperHighQualityMode -> new SoundSettings(48_000, 2, 128_000);
      case HighQualityMode, UNKNOWN -> new SoundSettings(48_000, 1, 48_000);
    };
  }

  /**
   * Cuts a source into the pieces that are sent.
   *
   * @throws IllegalArgumentException if it has a rate or a number of channels that is not allowed
   */
  @Nullable TenMillis pieces(@Nullable PcmSource source) {
    return source == null ? null : new TenMillis(source, maxRateHz, channels);
  }

  boolean stereo() {
    return channels == 2;
  }
}
