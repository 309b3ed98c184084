package dev.aicall.api.config;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the agent's speech can be interrupted.
 *
 * <p>Source: AICallKit Web 2.10.5; keepInterruptWordsForLLM of OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAgentInterruptConfig {

  /** On, as in the Web SDK. */
  public static final boolean DEFAULT_ENABLE_VOICE_INTERRUPT = true;

  /** Off: nothing is sent. */
  public static final boolean DEFAULT_KEEP_INTERRUPT_WORDS_FOR_LLM = false;

  private final boolean enableVoiceInterrupt;
  private final @Nullable List<String> interruptWords;
  private final @Nullable String noInterruptMode;
  private final boolean keepInterruptWordsForLLM;

  private ARTCAICallAgentInterruptConfig(Builder builder) {
    enableVoiceInterrupt = builder.enableVoiceInterrupt;
    interruptWords = builder.interruptWords;
    noInterruptMode = builder.noInterruptMode;
    keepInterruptWordsForLLM = builder.keepInterruptWordsForLLM;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.enableVoiceInterrupt = enableVoiceInterrupt;
    builder.interruptWords = interruptWords;
    builder.noInterruptMode = noInterruptMode;
    builder.keepInterruptWordsForLLM = keepInterruptWordsForLLM;
    return builder;
  }

  /** {@return whether speaking interrupts the agent (smart interruption)} Default true. */
  public boolean isEnableVoiceInterrupt() {
    return enableVoiceInterrupt;
  }

  /** {@return words that interrupt the agent} Null for none. */
  public @Nullable List<String> getInterruptWords() {
    return interruptWords;
  }

  /**
   * {@return what becomes of what is said while interruption is off} "cache" answers it later,
   * "discard" drops it; null leaves it to the server, which caches.
   */
  public @Nullable String getNoInterruptMode() {
    return noInterruptMode;
  }

  /**
   * {@return whether an interrupt word is also given to the language model} Sent only when true;
   * default false.
   */
  public boolean isKeepInterruptWordsForLLM() {
    return keepInterruptWordsForLLM;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentInterruptConfig")
        .with("enableVoiceInterrupt", enableVoiceInterrupt)
        .with("interruptWords", interruptWords)
        .with("noInterruptMode", noInterruptMode)
        .with("keepInterruptWordsForLLM", keepInterruptWordsForLLM);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentInterruptConfig that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAgentInterruptConfig}. Not for use by several
   * threads.
   */
  public static final class Builder {

    private boolean enableVoiceInterrupt = DEFAULT_ENABLE_VOICE_INTERRUPT;
    private @Nullable List<String> interruptWords;
    private @Nullable String noInterruptMode;
    private boolean keepInterruptWordsForLLM = DEFAULT_KEEP_INTERRUPT_WORDS_FOR_LLM;

    private Builder() {}

    /**
     * Sets whether speaking interrupts the agent (smart interruption).
     *
     * @param newEnableVoiceInterrupt whether speaking interrupts the agent (smart interruption);
     *     default true
     * @return this builder
     */
    public Builder enableVoiceInterrupt(boolean newEnableVoiceInterrupt) {
      enableVoiceInterrupt = newEnableVoiceInterrupt;
      return this;
    }

    /**
     * Sets words that interrupt the agent.
     *
     * @param newInterruptWords null for none
     * @return this builder
     */
    public Builder interruptWords(@Nullable Collection<String> newInterruptWords) {
      interruptWords = Check.list("interruptWords", newInterruptWords);
      return this;
    }

    /**
     * Sets what becomes of what is said while interruption is off.
     *
     * @param newNoInterruptMode "cache" answers it later, "discard" drops it; null leaves it to the
     *     server, which caches
     * @return this builder
     */
    public Builder noInterruptMode(@Nullable String newNoInterruptMode) {
      noInterruptMode = newNoInterruptMode;
      return this;
    }

    /**
     * Sets whether an interrupt word is also given to the language model.
     *
     * @param newKeepInterruptWordsForLLM sent only when true; default false
     * @return this builder
     */
    public Builder keepInterruptWordsForLLM(boolean newKeepInterruptWordsForLLM) {
      keepInterruptWordsForLLM = newKeepInterruptWordsForLLM;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentInterruptConfig build() {
      return new ARTCAICallAgentInterruptConfig(this);
    }
  }
}
