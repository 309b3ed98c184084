package dev.aicall.api.config;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent says while the language model is slow.
 *
 * <p>Source: AICallKit Web 2.10.5; range of waitTime and mode of OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAutoSpeechLlmPending {

  /** Three seconds, as in the Web SDK. */
  public static final int DEFAULT_WAIT_TIME = 3000;

  private final int waitTime;
  private final List<ARTCAICallAutoSpeechContent> messages;
  private final @Nullable String mode;

  private ARTCAICallAutoSpeechLlmPending(Builder builder) {
    waitTime = builder.waitTime;
    messages = builder.messages;
    mode = builder.mode;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.waitTime = waitTime;
    builder.messages = messages;
    builder.mode = mode;
    return builder;
  }

  /** {@return how long the model may take before, in milliseconds} 500 to 10000; default 3000. */
  public int getWaitTime() {
    return waitTime;
  }

  /** {@return what is said} At most 10; empty for none. */
  public List<ARTCAICallAutoSpeechContent> getMessages() {
    return messages;
  }

  /** {@return how messages are chosen} "random" or "sequence"; null leaves it to the server. */
  public @Nullable String getMode() {
    return mode;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAutoSpeechLlmPending")
        .with("waitTime", waitTime)
        .with("messages", messages)
        .with("mode", mode);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAutoSpeechLlmPending that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAutoSpeechLlmPending}. Not for use by several
   * threads.
   */
  public static final class Builder {

    private int waitTime = DEFAULT_WAIT_TIME;
    private List<ARTCAICallAutoSpeechContent> messages = List.of();
    private @Nullable String mode;

    private Builder() {}

    /**
     * Sets how long the model may take before, in milliseconds.
     *
     * @param newWaitTime 500 to 10000; default 3000
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder waitTime(int newWaitTime) {
      waitTime = Check.range("waitTime", newWaitTime, 500, 10000);
      return this;
    }

    /**
     * Sets what is said.
     *
     * @param newMessages at most 10; empty for none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder messages(Collection<ARTCAICallAutoSpeechContent> newMessages) {
      messages = Check.requiredList("messages", newMessages, 10);
      return this;
    }

    /**
     * Sets how messages are chosen.
     *
     * @param newMode "random" or "sequence"; null leaves it to the server
     * @return this builder
     */
    public Builder mode(@Nullable String newMode) {
      mode = newMode;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAutoSpeechLlmPending build() {
      return new ARTCAICallAutoSpeechLlmPending(this);
    }
  }
}
