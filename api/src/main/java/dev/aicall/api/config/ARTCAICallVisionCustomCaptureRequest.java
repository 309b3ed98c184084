package dev.aicall.api.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which pictures of the user's camera the agent is to look at.
 *
 * <p>Source: AICallKit Web 2.10.5; enableASR of Android.
 */
public final class ARTCAICallVisionCustomCaptureRequest {

  /** Nothing, as in the Web SDK. */
  public static final String DEFAULT_TEXT = "";

  /** Again and again, as in the Web SDK. */
  public static final boolean DEFAULT_IS_SINGLE = false;

  /** As in the Web SDK. */
  public static final int DEFAULT_EACH_DURATION = 5;

  /** As in the Web SDK. */
  public static final int DEFAULT_NUM = 2;

  /** As in the Web SDK. */
  public static final int DEFAULT_DURATION = 100;

  /** None, as in the Web SDK. */
  public static final String DEFAULT_USER_DATA = "";

  /** Off, as on Android. */
  public static final boolean DEFAULT_ENABLE_ASR = false;

  private final String text;
  private final boolean isSingle;
  private final int eachDuration;
  private final int num;
  private final int duration;
  private final String userData;
  private final boolean enableASR;

  private ARTCAICallVisionCustomCaptureRequest(Builder builder) {
    text = builder.text;
    isSingle = builder.isSingle;
    eachDuration = builder.eachDuration;
    num = builder.num;
    duration = builder.duration;
    userData = builder.userData;
    enableASR = builder.enableASR;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.text = text;
    builder.isSingle = isSingle;
    builder.eachDuration = eachDuration;
    builder.num = num;
    builder.duration = duration;
    builder.userData = userData;
    builder.enableASR = enableASR;
    return builder;
  }

  /** {@return what the agent is asked about the pictures} "" for nothing. */
  public String getText() {
    return text;
  }

  /** {@return whether pictures are taken once instead of again and again} Default false. */
  public boolean isSingle() {
    return isSingle;
  }

  /**
   * {@return single: the seconds over which the pictures are spread; else the seconds between two
   * takes} 0 or more; default 5.
   */
  public int getEachDuration() {
    return eachDuration;
  }

  /** {@return how many pictures are taken each time} 0 or more; default 2. */
  public int getNum() {
    return num;
  }

  /** {@return for how many seconds in all} 0 or more; ignored if single; default 100. */
  public int getDuration() {
    return duration;
  }

  /** {@return data for the customer's own server, as JSON text} "" is sent as "{}". */
  public String getUserData() {
    return userData;
  }

  /** {@return whether the user can go on talking meanwhile} Sent only when true; default false. */
  public boolean isEnableASR() {
    return enableASR;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallVisionCustomCaptureRequest")
        .with("text", text)
        .with("isSingle", isSingle)
        .with("eachDuration", eachDuration)
        .with("num", num)
        .with("duration", duration)
        .with("userData", userData)
        .with("enableASR", enableASR);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallVisionCustomCaptureRequest that
        && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /**
   * Collects the parts of an {@link ARTCAICallVisionCustomCaptureRequest}. Not for use by several
   * threads.
   */
  public static final class Builder {

    private String text = DEFAULT_TEXT;
    private boolean isSingle = DEFAULT_IS_SINGLE;
    private int eachDuration = DEFAULT_EACH_DURATION;
    private int num = DEFAULT_NUM;
    private int duration = DEFAULT_DURATION;
    private String userData = DEFAULT_USER_DATA;
    private boolean enableASR = DEFAULT_ENABLE_ASR;

    private Builder() {}

    /**
     * Sets what the agent is asked about the pictures.
     *
     * @param newText "" for nothing
     * @return this builder
     */
    public Builder text(String newText) {
      text = Objects.requireNonNull(newText, "text");
      return this;
    }

    /**
     * Sets whether pictures are taken once instead of again and again.
     *
     * @param newIsSingle whether pictures are taken once instead of again and again; default false
     * @return this builder
     */
    public Builder isSingle(boolean newIsSingle) {
      isSingle = newIsSingle;
      return this;
    }

    /**
     * Sets single: the seconds over which the pictures are spread; else the seconds between two
     * takes.
     *
     * @param newEachDuration 0 or more; default 5
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder eachDuration(int newEachDuration) {
      eachDuration = Check.atLeast("eachDuration", newEachDuration, 0);
      return this;
    }

    /**
     * Sets how many pictures are taken each time.
     *
     * @param newNum 0 or more; default 2
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder num(int newNum) {
      num = Check.atLeast("num", newNum, 0);
      return this;
    }

    /**
     * Sets for how many seconds in all.
     *
     * @param newDuration 0 or more; ignored if single; default 100
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder duration(int newDuration) {
      duration = Check.atLeast("duration", newDuration, 0);
      return this;
    }

    /**
     * Sets data for the customer's own server, as JSON text.
     *
     * @param newUserData "" is sent as "{}"
     * @return this builder
     */
    public Builder userData(String newUserData) {
      userData = Objects.requireNonNull(newUserData, "userData");
      return this;
    }

    /**
     * Sets whether the user can go on talking meanwhile.
     *
     * @param newEnableASR sent only when true; default false
     * @return this builder
     */
    public Builder enableASR(boolean newEnableASR) {
      enableASR = newEnableASR;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallVisionCustomCaptureRequest build() {
      return new ARTCAICallVisionCustomCaptureRequest(this);
    }
  }
}
