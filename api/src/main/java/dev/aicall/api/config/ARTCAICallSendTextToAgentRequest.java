package dev.aicall.api.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Text for the agent, answered like speech.
 *
 * <p>Source: AICallKit Web 2.10.5.
 */
public final class ARTCAICallSendTextToAgentRequest {

  private final String text;

  private ARTCAICallSendTextToAgentRequest(Builder builder) {
    text = Check.required("text", builder.text);
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.text = text;
    return builder;
  }

  /** {@return the text} Required; empty text is refused by {@code sendTextToAgent}. */
  public String getText() {
    return text;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallSendTextToAgentRequest").with("text", text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallSendTextToAgentRequest that && fields().equals(that.fields());
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
   * Collects the parts of an {@link ARTCAICallSendTextToAgentRequest}. Not for use by several
   * threads.
   */
  public static final class Builder {

    private @Nullable String text;

    private Builder() {}

    /**
     * Sets the text.
     *
     * @param newText required; empty text is refused by {@code sendTextToAgent}
     * @return this builder
     */
    public Builder text(String newText) {
      text = Objects.requireNonNull(newText, "text");
      return this;
    }

    /**
     * {@return the value}
     *
     * @throws IllegalArgumentException if a required part was not set
     */
    public ARTCAICallSendTextToAgentRequest build() {
      return new ARTCAICallSendTextToAgentRequest(this);
    }
  }
}
