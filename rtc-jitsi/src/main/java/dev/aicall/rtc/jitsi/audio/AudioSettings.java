package dev.aicall.rtc.jitsi.audio;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.model.ARTCAICallAudioProfile;

/**
 * What an audio profile means for Opus. Numbers: {@link ARTCAICallAudioProfile}.
 *
 * @param maxRateHz highest sample rate whose band is sent
 * @param channels 1 or 2
 * @param bitsPerSecond bit rate of the encoder
 */
public record AudioSettings(int maxRateHz, int channels, int bitsPerSecond) {
  /**
   * Reads a config. One that is to leave the profile of the engine alone gets what engines start
   * with.
   *
   * @param config of the call
   * @return what it means
   */
  public static AudioSettings of(ARTCAICallAudioConfig config) {
    ARTCAICallAudioProfile profile =
        config.isIgnoreSetAudioProfile()
            ? ARTCAICallAudioConfig.DEFAULT_AUDIO_PROFILE
            : config.getAudioProfile();
    return switch (profile) {
      case LowQualityMode -> new AudioSettings(8_000, 1, 12_000);
      case BasicQualityMode -> new AudioSettings(16_000, 1, 24_000);
      case StereoHighQualityMode -> new AudioSettings(48_000, 2, 64_000);
      case SuperHighQualityMode -> new AudioSettings(48_000, 1, 96_000);
      case StereoSuperHighQualityMode -> new AudioSettings(48_000, 2, 128_000);
      case HighQualityMode, UNKNOWN -> new AudioSettings(48_000, 1, 48_000);
    };
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
