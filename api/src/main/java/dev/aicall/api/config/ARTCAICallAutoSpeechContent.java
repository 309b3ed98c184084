package dev.aicall.api.config;

import org.jspecify.annotations.Nullable;

/**
 * One thing the agent may say by itself.
 *
 * <p>Source: AICallKit Web 2.10.5.
 */
public final class ARTCAICallAutoSpeechContent {

  /** Nothing, as in the Web SDK. */
  public static final String DEFAULT_TEXT = "";

  /** Always, as in the Web SDK. */
  public static final double DEFAULT_PROBABILITY = 1;

  private final String text;
  private final double probability;

  private ARTCAICallAutoSpeechContent(Builder builder) {
    text = builder.text;
    probability = builder.probability;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.text = text;
    builder.probability = probability;
    return builder;
  }

  /** {@return what is said} At most 100 characters. */
  public String getText() {
    return text;
  }

  /** {@return how likely it is chosen} 0 to 1; default 1. */
  public double getProbability() {
    return probability;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAutoSpeechContent")
        .with("text", text)
        .with("probability", probability);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAutoSpeechContent that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAutoSpeechContent}. Not for use by several threads.
   */
  public static final class Builder {

    private String text = DEFAULT_TEXT;
    private double probability = DEFAULT_PROBABILITY;

    private Builder() {}

    /**
     * Sets what is said.
     *
     * @param newText at most 100 characters
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder text(String newText) {
      text = Check.requiredText("text", newText, 100);
      return this;
    }

    /**
     * Sets how likely it is chosen.
     *
     * @param newProbability 0 to 1; default 1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder probability(double newProbability) {
      probability = Check.range("probability", newProbability, 0, 1);
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAutoSpeechContent build() {
      return new ARTCAICallAutoSpeechContent(this);
    }
  }
}
