package dev.aicall.api.config;

import org.jspecify.annotations.Nullable;

/**
 * What the agent says by itself.
 *
 * <p>Source: AICallKit Web 2.10.5.
 */
public final class ARTCAICallAutoSpeechConfig {

  private final @Nullable ARTCAICallAutoSpeechLlmPending llmPending;
  private final @Nullable ARTCAICallAutoSpeechUserIdle userIdle;

  private ARTCAICallAutoSpeechConfig(Builder builder) {
    llmPending = builder.llmPending;
    userIdle = builder.userIdle;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.llmPending = llmPending;
    builder.userIdle = userIdle;
    return builder;
  }

  /** {@return what it says while the language model is slow} Null for nothing. */
  public @Nullable ARTCAICallAutoSpeechLlmPending getLlmPending() {
    return llmPending;
  }

  /** {@return what it says when the user is silent} Null for nothing. */
  public @Nullable ARTCAICallAutoSpeechUserIdle getUserIdle() {
    return userIdle;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAutoSpeechConfig")
        .with("llmPending", llmPending)
        .with("userIdle", userIdle);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAutoSpeechConfig that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAutoSpeechConfig}. Not for use by several threads.
   */
  public static final class Builder {

    private @Nullable ARTCAICallAutoSpeechLlmPending llmPending;
    private @Nullable ARTCAICallAutoSpeechUserIdle userIdle;

    private Builder() {}

    /**
     * Sets what it says while the language model is slow.
     *
     * @param newLlmPending null for nothing
     * @return this builder
     */
    public Builder llmPending(@Nullable ARTCAICallAutoSpeechLlmPending newLlmPending) {
      llmPending = newLlmPending;
      return this;
    }

    /**
     * Sets what it says when the user is silent.
     *
     * @param newUserIdle null for nothing
     * @return this builder
     */
    public Builder userIdle(@Nullable ARTCAICallAutoSpeechUserIdle newUserIdle) {
      userIdle = newUserIdle;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAutoSpeechConfig build() {
      return new ARTCAICallAutoSpeechConfig(this);
    }
  }
}
