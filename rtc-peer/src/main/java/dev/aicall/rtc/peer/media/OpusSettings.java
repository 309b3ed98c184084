package dev.aicall.rtc.peer.media;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.model.ARTCAICallAudioProfile;
import org.jspecify.annotations.Nullable;

/**
 * What an audio profile means for Opus. Numbers: {@link ARTCAICallAudioProfile}.
 *
 * @param maxRateHz highest sample rate whose band is sent
 * @param channels 1 or 2
 * @param bitsPerSecond bit rate of the encoder
 */
public record OpusSettings(int maxRateHz, int channels, int bitsPerSecond) {
  /** Lowest bit rate of Opus: 6 kbit/s (RFC 7587 §3.1.1). */
  public static final int MIN_BITS_PER_SECOND = 6_000;

  /**
   * Reads a config. One that is to leave the profile of the engine alone gets what engines start
   * with.
   *
   * @param config of the call
   * @return what it means
   */
  public static OpusSettings of(ARTCAICallAudioConfig config) {
    return of(
        config.isIgnoreSetAudioProfile()
            ? ARTCAICallAudioConfig.DEFAULT_AUDIO_PROFILE
            : config.getAudioProfile());
  }

  private static OpusSettings of(ARTCAICallAudioProfile profile) {
    return switch (profile) {
      case LowQualityMode -> new OpusSettings(8_000, 1, 12_000);
      case BasicQualityMode -> new OpusSettings(16_000, 1, 24_000);
      case StereoHighQualityMode -> new OpusSettings(48_000, 2, 64_000);
      case SuperHighQualityMode -> new OpusSettings(48_000, 1, 96_000);
      case StereoSuperHighQualityMode -> new OpusSettings(48_000, 2, 128_000);
      case HighQualityMode, UNKNOWN -> new OpusSettings(48_000, 1, 48_000);
    };
  }

  /**
   * Cuts a source into the pieces that are sent.
   *
   * @param source null for silence
   * @return null for silence
   * @throws IllegalArgumentException if it has a rate or a number of channels that is not allowed
   */
  public @Nullable TenMillis pieces(@Nullable PcmSource source) {
    return source == null ? null : new TenMillis(source, maxRateHz, channels);
  }

  /**
   * Says what the session description is to promise.
   *
   * @return whether two channels are sent
   */
  public boolean stereo() {
    return channels == 2;
  }
}
