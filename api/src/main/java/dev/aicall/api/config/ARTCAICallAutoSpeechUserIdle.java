package dev.aicall.api.config;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent says when the user is silent.
 *
 * <p>Source: AICallKit Web 2.10.5; hangupEndWord of OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAutoSpeechUserIdle {

  /** Ten seconds, as in the Web SDK. */
  public static final int DEFAULT_WAIT_TIME = 10000;

  /** As in the Web SDK. */
  public static final int DEFAULT_MAX_REPEATS = 5;

  private final int waitTime;
  private final int maxRepeats;
  private final List<ARTCAICallAutoSpeechContent> messages;
  private final @Nullable String hangupEndWord;

  private ARTCAICallAutoSpeechUserIdle(Builder builder) {
    waitTime = builder.waitTime;
    maxRepeats = builder.maxRepeats;
    messages = builder.messages;
    hangupEndWord = builder.hangupEndWord;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.waitTime = waitTime;
    builder.maxRepeats = maxRepeats;
    builder.messages = messages;
    builder.hangupEndWord = hangupEndWord;
    return builder;
  }

  /**
   * {@return how long the user may be silent before, in milliseconds} 5000 to 600000; default
   * 10000.
   */
  public int getWaitTime() {
    return waitTime;
  }

  /** {@return how often it is said before the call is ended} 0 to 10; default 5. */
  public int getMaxRepeats() {
    return maxRepeats;
  }

  /** {@return what is said} At most 10; empty for none. */
  public List<ARTCAICallAutoSpeechContent> getMessages() {
    return messages;
  }

  /** {@return the last words before the call is ended} Null for none. */
  public @Nullable String getHangupEndWord() {
    return hangupEndWord;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAutoSpeechUserIdle")
        .with("waitTime", waitTime)
        .with("maxRepeats", maxRepeats)
        .with("messages", messages)
        .with("hangupEndWord", hangupEndWord);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAutoSpeechUserIdle that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallAutoSpeechUserIdle}. Not for use by several threads.
   */
  public static final class Builder {

    private int waitTime = DEFAULT_WAIT_TIME;
    private int maxRepeats = DEFAULT_MAX_REPEATS;
    private List<ARTCAICallAutoSpeechContent> messages = List.of();
    private @Nullable String hangupEndWord;

    private Builder() {}

    /**
     * Sets how long the user may be silent before, in milliseconds.
     *
     * @param newWaitTime 5000 to 600000; default 10000
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder waitTime(int newWaitTime) {
      waitTime = Check.range("waitTime", newWaitTime, 5000, 600000);
      return this;
    }

    /**
     * Sets how often it is said before the call is ended.
     *
     * @param newMaxRepeats 0 to 10; default 5
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder maxRepeats(int newMaxRepeats) {
      maxRepeats = Check.range("maxRepeats", newMaxRepeats, 0, 10);
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
     * Sets the last words before the call is ended.
     *
     * @param newHangupEndWord null for none
     * @return this builder
     */
    public Builder hangupEndWord(@Nullable String newHangupEndWord) {
      hangupEndWord = newHangupEndWord;
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAutoSpeechUserIdle build() {
      return new ARTCAICallAutoSpeechUserIdle(this);
    }
  }
}
