package dev.aicall.api.config;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the agent recognises speech.
 *
 * <p>Source: AICallKit Web 2.10.5, ranges of OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAgentAsrConfig {

  /** Not set: the server decides. */
  public static final int DEFAULT_ASR_MAX_SILENCE = -1;

  /** The strongest, as all clients send it. */
  public static final int DEFAULT_VAD_LEVEL = 11;

  /** Not set: nothing is sent. */
  public static final int DEFAULT_VAD_DURATION = 0;

  private final @Nullable String asrLanguageId;
  private final int asrMaxSilence;
  private final @Nullable List<String> asrHotWords;
  private final int vadLevel;
  private final int vadDuration;
  private final @Nullable String customParams;

  private ARTCAICallAgentAsrConfig(Builder builder) {
    asrLanguageId = builder.asrLanguageId;
    asrMaxSilence = builder.asrMaxSilence;
    asrHotWords = builder.asrHotWords;
    vadLevel = builder.vadLevel;
    vadDuration = builder.vadDuration;
    customParams = builder.customParams;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.asrLanguageId = asrLanguageId;
    builder.asrMaxSilence = asrMaxSilence;
    builder.asrHotWords = asrHotWords;
    builder.vadLevel = vadLevel;
    builder.vadDuration = vadDuration;
    builder.customParams = customParams;
    return builder;
  }

  /**
   * {@return the language to recognise} For example zh_mandarin, en, zh_en, es or jp; null leaves
   * it to the server.
   */
  public @Nullable String getAsrLanguageId() {
    return asrLanguageId;
  }

  /**
   * {@return the silence that ends a sentence, in milliseconds} 200 to 1200; −1 leaves it to the
   * server; default −1.
   */
  public int getAsrMaxSilence() {
    return asrMaxSilence;
  }

  /** {@return words to recognise better} At most 128; null leaves it to the server. */
  public @Nullable List<String> getAsrHotWords() {
    return asrHotWords;
  }

  /**
   * {@return how strongly other voices and noise are kept out} 0 (off) to 11; −1 leaves it to the
   * server; default 11.
   */
  public int getVadLevel() {
    return vadLevel;
  }

  /**
   * {@return how long speech must last to count, in milliseconds} Any number, but only 200 to 2000
   * is sent: others are dropped as the Web SDK does, with a warning for positive ones; default 0.
   */
  public int getVadDuration() {
    return vadDuration;
  }

  /**
   * {@return further parameters in the style of a URL query} For example "a=1&amp;b=2"; null for
   * none.
   */
  public @Nullable String getCustomParams() {
    return customParams;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentAsrConfig")
        .with("asrLanguageId", asrLanguageId)
        .with("asrMaxSilence", asrMaxSilence)
        .with("asrHotWords", asrHotWords)
        .with("vadLevel", vadLevel)
        .with("vadDuration", vadDuration)
        .with("customParams", customParams);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentAsrConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallAgentAsrConfig}. Not for use by several threads. */
  public static final class Builder {

    private @Nullable String asrLanguageId;
    private int asrMaxSilence = DEFAULT_ASR_MAX_SILENCE;
    private @Nullable List<String> asrHotWords;
    private int vadLevel = DEFAULT_VAD_LEVEL;
    private int vadDuration = DEFAULT_VAD_DURATION;
    private @Nullable String customParams;

    private Builder() {}

    /**
     * Sets the language to recognise.
     *
     * @param newAsrLanguageId for example zh_mandarin, en, zh_en, es or jp; null leaves it to the
     *     server
     * @return this builder
     */
    public Builder asrLanguageId(@Nullable String newAsrLanguageId) {
      asrLanguageId = newAsrLanguageId;
      return this;
    }

    /**
     * Sets the silence that ends a sentence, in milliseconds.
     *
     * @param newAsrMaxSilence 200 to 1200; −1 leaves it to the server; default −1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder asrMaxSilence(int newAsrMaxSilence) {
      asrMaxSilence = Check.unsetOrRange("asrMaxSilence", newAsrMaxSilence, 200, 1200);
      return this;
    }

    /**
     * Sets words to recognise better.
     *
     * @param newAsrHotWords at most 128; null leaves it to the server
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder asrHotWords(@Nullable Collection<String> newAsrHotWords) {
      asrHotWords = Check.list("asrHotWords", newAsrHotWords, 128);
      return this;
    }

    /**
     * Sets how strongly other voices and noise are kept out.
     *
     * @param newVadLevel 0 (off) to 11; −1 leaves it to the server; default 11
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder vadLevel(int newVadLevel) {
      vadLevel = Check.unsetOrRange("vadLevel", newVadLevel, 0, 11);
      return this;
    }

    /**
     * Sets how long speech must last to count, in milliseconds.
     *
     * @param newVadDuration any number, but only 200 to 2000 is sent: others are dropped as the Web
     *     SDK does, with a warning for positive ones; default 0
     * @return this builder
     */
    public Builder vadDuration(int newVadDuration) {
      vadDuration = newVadDuration;
      return this;
    }

    /**
     * Sets further parameters in the style of a URL query.
     *
     * @param newCustomParams for example "a=1&amp;b=2"; null for none
     * @return this builder
     */
    public Builder customParams(@Nullable String newCustomParams) {
      customParams = newCustomParams;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentAsrConfig build() {
      return new ARTCAICallAgentAsrConfig(this);
    }
  }
}
