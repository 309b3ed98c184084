package dev.aicall.api.config;

import dev.aicall.api.model.ARTCAICallTurnDetectionMode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the agent decides that the user has finished.
 *
 * <p>Source: AICallKit Web 2.10.5; eagerness as on iOS.
 */
public final class ARTCAICallAgentTurnDetectionConfig {

  /** Semantic, which is what the Web SDK sends although its comment says Normal. */
  public static final ARTCAICallTurnDetectionMode DEFAULT_MODE =
      ARTCAICallTurnDetectionMode.Semantic;

  /** Not set: the server decides. */
  public static final int DEFAULT_SEMANTIC_WAIT_DURATION = -1;

  private final @Nullable List<String> turnEndWords;
  private final ARTCAICallTurnDetectionMode mode;
  private final int semanticWaitDuration;
  private final @Nullable String eagerness;

  private ARTCAICallAgentTurnDetectionConfig(Builder builder) {
    turnEndWords = builder.turnEndWords;
    mode = builder.mode;
    semanticWaitDuration = builder.semanticWaitDuration;
    eagerness = builder.eagerness;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.turnEndWords = turnEndWords;
    builder.mode = mode;
    builder.semanticWaitDuration = semanticWaitDuration;
    builder.eagerness = eagerness;
    return builder;
  }

  /** {@return words that end the user's turn} Null or empty for none. */
  public @Nullable List<String> getTurnEndWords() {
    return turnEndWords;
  }

  /**
   * {@return the way of deciding} Any but UNKNOWN; default {@link
   * ARTCAICallTurnDetectionMode#Semantic}.
   */
  public ARTCAICallTurnDetectionMode getMode() {
    return mode;
  }

  /**
   * {@return how long to wait at most, in milliseconds} 0 to 10000, 1500 or less advised; −1 leaves
   * it to the server. Ignored in mode Normal; default −1.
   */
  public int getSemanticWaitDuration() {
    return semanticWaitDuration;
  }

  /**
   * {@return how soon to answer} "Low" waits up to 6 s, "Medium" 4 s, "High" 2 s; wins over
   * semanticWaitDuration; null leaves it to the server.
   */
  public @Nullable String getEagerness() {
    return eagerness;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentTurnDetectionConfig")
        .with("turnEndWords", turnEndWords)
        .with("mode", mode)
        .with("semanticWaitDuration", semanticWaitDuration)
        .with("eagerness", eagerness);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentTurnDetectionConfig that
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
   * Collects the parts of an {@link ARTCAICallAgentTurnDetectionConfig}. Not for use by several
   * threads.
   */
  public static final class Builder {

    private @Nullable List<String> turnEndWords;
    private ARTCAICallTurnDetectionMode mode = DEFAULT_MODE;
    private int semanticWaitDuration = DEFAULT_SEMANTIC_WAIT_DURATION;
    private @Nullable String eagerness;

    private Builder() {}

    /**
     * Sets words that end the user's turn.
     *
     * @param newTurnEndWords null or empty for none
     * @return this builder
     */
    public Builder turnEndWords(@Nullable Collection<String> newTurnEndWords) {
      turnEndWords = Check.list("turnEndWords", newTurnEndWords);
      return this;
    }

    /**
     * Sets the way of deciding.
     *
     * @param newMode any but UNKNOWN; default {@link ARTCAICallTurnDetectionMode#Semantic}
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder mode(ARTCAICallTurnDetectionMode newMode) {
      mode = Check.known("mode", newMode);
      return this;
    }

    /**
     * Sets how long to wait at most, in milliseconds.
     *
     * @param newSemanticWaitDuration 0 to 10000, 1500 or less advised; −1 leaves it to the server.
     *     Ignored in mode Normal; default −1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder semanticWaitDuration(int newSemanticWaitDuration) {
      semanticWaitDuration =
          Check.unsetOrRange("semanticWaitDuration", newSemanticWaitDuration, 0, 10000);
      return this;
    }

    /**
     * Sets how soon to answer.
     *
     * @param newEagerness "Low" waits up to 6 s, "Medium" 4 s, "High" 2 s; wins over
     *     semanticWaitDuration; null leaves it to the server
     * @return this builder
     */
    public Builder eagerness(@Nullable String newEagerness) {
      eagerness = newEagerness;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentTurnDetectionConfig build() {
      return new ARTCAICallAgentTurnDetectionConfig(this);
    }
  }
}
