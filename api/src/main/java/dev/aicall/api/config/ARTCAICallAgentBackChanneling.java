package dev.aicall.api.config;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Short sounds of listening the agent makes while the user speaks.
 *
 * <p>Source: AICallKit Web 2.10.5; limits of words of OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAgentBackChanneling {

  /** Off, as in the Web SDK. */
  public static final boolean DEFAULT_ENABLE = false;

  /** When the user pauses; servers know no other. */
  public static final String DEFAULT_TRIGGER_STAGE = "pause_detected";

  /** Every other time, as in the Web SDK. */
  public static final double DEFAULT_PROBABILITY = 0.5;

  /** Our choice: far above rounding errors of ten doubles, far below any meant difference. */
  private static final double PROBABILITY_TOLERANCE = 0.001;

  private final boolean enable;
  private final String triggerStage;
  private final double probability;
  private final List<ARTCAICallAutoSpeechContent> words;

  private ARTCAICallAgentBackChanneling(Builder builder) {
    enable = builder.enable;
    triggerStage = builder.triggerStage;
    probability = builder.probability;
    words = builder.words;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.enable = enable;
    builder.triggerStage = triggerStage;
    builder.probability = probability;
    builder.words = words;
    return builder;
  }

  /** {@return whether it is on} Default false. */
  public boolean isEnable() {
    return enable;
  }

  /** {@return when it happens} "pause_detected" is the only value servers know. */
  public String getTriggerStage() {
    return triggerStage;
  }

  /** {@return how likely it happens} 0 to 1; default 0.5. */
  public double getProbability() {
    return probability;
  }

  /**
   * {@return what is said} At most 10 of at most 20 characters each, their probabilities adding up
   * to 1; empty for none.
   */
  public List<ARTCAICallAutoSpeechContent> getWords() {
    return words;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentBackChanneling")
        .with("enable", enable)
        .with("triggerStage", triggerStage)
        .with("probability", probability)
        .with("words", words);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentBackChanneling that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAgentBackChanneling}. Not for use by several threads.
   */
  public static final class Builder {

    private boolean enable = DEFAULT_ENABLE;
    private String triggerStage = DEFAULT_TRIGGER_STAGE;
    private double probability = DEFAULT_PROBABILITY;
    private List<ARTCAICallAutoSpeechContent> words = List.of();

    private Builder() {}

    /**
     * Sets whether it is on.
     *
     * @param newEnable whether it is on; default false
     * @return this builder
     */
    public Builder enable(boolean newEnable) {
      enable = newEnable;
      return this;
    }

    /**
     * Sets when it happens.
     *
     * @param newTriggerStage "pause_detected" is the only value servers know
     * @return this builder
     */
    public Builder triggerStage(String newTriggerStage) {
      triggerStage = Objects.requireNonNull(newTriggerStage, "triggerStage");
      return this;
    }

    /**
     * Sets how likely it happens.
     *
     * @param newProbability 0 to 1; default 0.5
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder probability(double newProbability) {
      probability = Check.range("probability", newProbability, 0, 1);
      return this;
    }

    /**
     * Sets what is said.
     *
     * @param newWords at most 10 of at most 20 characters each, their probabilities adding up to 1;
     *     empty for none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder words(Collection<ARTCAICallAutoSpeechContent> newWords) {
      List<ARTCAICallAutoSpeechContent> list = Check.requiredList("words", newWords, 10);
      double sum = 0;
      for (ARTCAICallAutoSpeechContent word : list) {
        Check.length("words.text", word.getText(), 0, 20);
        sum += word.getProbability();
      }
      if (!list.isEmpty() && Math.abs(sum - 1) > PROBABILITY_TOLERANCE) {
        throw new IllegalArgumentException(
            "words: probabilities must add up to 1, got " + (float) sum);
      }
      words = list;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentBackChanneling build() {
      return new ARTCAICallAgentBackChanneling(this);
    }
  }
}
