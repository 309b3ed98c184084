package dev.aicall.api.model;

/**
 * Sample rate, channels and bit rate of sent audio.
 *
 * <p>Names: AICallKit Android and vendor pages. Numbers: ARTC header, assumed to be carried over.
 */
public enum ARTCAICallAudioProfile {
  /** 8 kHz, mono, 12 kbit/s. */
  LowQualityMode(0x0000),

  /** 16 kHz, mono, 24 kbit/s. */
  BasicQualityMode(0x0001),

  /** 48 kHz, mono, 48 kbit/s (64 in newer vendor pages). What the engine uses by default. */
  HighQualityMode(0x0010),

  /** 48 kHz, stereo, 64 kbit/s (80 in newer vendor pages). */
  StereoHighQualityMode(0x0011),

  /** 48 kHz, mono, 96 kbit/s. */
  SuperHighQualityMode(0x0012),

  /** 48 kHz, stereo, 128 kbit/s. */
  StereoSuperHighQualityMode(0x0013),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallAudioProfile[] ALL = values();

  private final int value;

  ARTCAICallAudioProfile(int value) {
    this.value = value;
  }

  /** {@return the number; −1 for {@link #UNKNOWN}, which is not a wire value} */
  public int value() {
    return value;
  }

  /**
   * Finds the constant of a number; never throws.
   *
   * @param value any number
   * @return its constant, or {@link #UNKNOWN} if there is none
   */
  public static ARTCAICallAudioProfile fromValue(int value) {
    for (ARTCAICallAudioProfile candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }
}
