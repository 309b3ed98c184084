package dev.aicall.api.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the agent's language model is used.
 *
 * <p>Source: AICallKit Web 2.10.5; functionMap and llmHistory of OpenAPI ICE 2020-11-09.
 */
public final class ARTCAICallAgentLlmConfig {

  /** Not set: the server decides, which takes 10. */
  public static final int DEFAULT_LLM_HISTORY_LIMIT = -1;

  /** Off, as in the Web SDK. */
  public static final boolean DEFAULT_LLM_COMPLETE_REPLY = false;

  /** Not set: the server decides. */
  public static final int DEFAULT_OUTPUT_MIN_LENGTH = -1;

  /** Not set: the server decides. */
  public static final int DEFAULT_OUTPUT_MAX_DELAY = -1;

  /** Off, as in the Web SDK. */
  public static final boolean DEFAULT_HISTORY_SYNC_WITH_TTS = false;

  private final int llmHistoryLimit;
  private final @Nullable String llmSystemPrompt;
  private final @Nullable Map<String, @Nullable Object> bailianAppParams;
  private final boolean llmCompleteReply;
  private final @Nullable String openAIExtraQuery;
  private final int outputMinLength;
  private final int outputMaxDelay;
  private final boolean historySyncWithTTS;
  private final @Nullable List<Map<String, @Nullable Object>> functionMap;
  private final @Nullable List<Map<String, @Nullable Object>> llmHistory;

  private ARTCAICallAgentLlmConfig(Builder builder) {
    llmHistoryLimit = builder.llmHistoryLimit;
    llmSystemPrompt = builder.llmSystemPrompt;
    bailianAppParams = builder.bailianAppParams;
    llmCompleteReply = builder.llmCompleteReply;
    openAIExtraQuery = builder.openAIExtraQuery;
    outputMinLength = builder.outputMinLength;
    outputMaxDelay = builder.outputMaxDelay;
    historySyncWithTTS = builder.historySyncWithTTS;
    functionMap = builder.functionMap;
    llmHistory = builder.llmHistory;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts from this value} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.llmHistoryLimit = llmHistoryLimit;
    builder.llmSystemPrompt = llmSystemPrompt;
    builder.bailianAppParams = bailianAppParams;
    builder.llmCompleteReply = llmCompleteReply;
    builder.openAIExtraQuery = openAIExtraQuery;
    builder.outputMinLength = outputMinLength;
    builder.outputMaxDelay = outputMaxDelay;
    builder.historySyncWithTTS = historySyncWithTTS;
    builder.functionMap = functionMap;
    builder.llmHistory = llmHistory;
    return builder;
  }

  /**
   * {@return how many rounds of the conversation the model sees} 0 or more; −1 leaves it to the
   * server, which takes 10; default −1.
   */
  public int getLlmHistoryLimit() {
    return llmHistoryLimit;
  }

  /** {@return the system prompt} Null for the one set in the console. */
  public @Nullable String getLlmSystemPrompt() {
    return llmSystemPrompt;
  }

  /**
   * {@return parameters for a Model Studio (Bailian) application} JSON values only; null for none.
   */
  public @Nullable Map<String, @Nullable Object> getBailianAppParams() {
    return bailianAppParams;
  }

  /**
   * {@return whether the whole answer is also reported by {@code onLLMReplyCompleted}} Default
   * false.
   */
  public boolean isLlmCompleteReply() {
    return llmCompleteReply;
  }

  /**
   * {@return a query added to requests of an OpenAI-compatible model} For example "k=v&amp;k2=v2";
   * null for none.
   */
  public @Nullable String getOpenAIExtraQuery() {
    return openAIExtraQuery;
  }

  /**
   * {@return the fewest characters that are spoken at a time} 0 to 100; −1 leaves it to the server;
   * default −1.
   */
  public int getOutputMinLength() {
    return outputMinLength;
  }

  /**
   * {@return the longest wait for those characters, in milliseconds} 1000 to 10000; −1 leaves it to
   * the server; default −1.
   */
  public int getOutputMaxDelay() {
    return outputMaxDelay;
  }

  /** {@return whether the history keeps only what was really spoken} Default false. */
  public boolean isHistorySyncWithTTS() {
    return historySyncWithTTS;
  }

  /**
   * {@return functions the model may call} Objects of Function (for example "hangup") and
   * MatchFunction; null for none.
   */
  public @Nullable List<Map<String, @Nullable Object>> getFunctionMap() {
    return functionMap;
  }

  /** {@return a conversation to start from} Objects of Role and Content; null for none. */
  public @Nullable List<Map<String, @Nullable Object>> getLlmHistory() {
    return llmHistory;
  }

  private ConfigFields fields() {
    return ConfigFields.of("ARTCAICallAgentLlmConfig")
        .with("llmHistoryLimit", llmHistoryLimit)
        .with("llmSystemPrompt", llmSystemPrompt)
        .with("bailianAppParams", bailianAppParams)
        .with("llmCompleteReply", llmCompleteReply)
        .with("openAIExtraQuery", openAIExtraQuery)
        .with("outputMinLength", outputMinLength)
        .with("outputMaxDelay", outputMaxDelay)
        .with("historySyncWithTTS", historySyncWithTTS)
        .with("functionMap", functionMap)
        .with("llmHistory", llmHistory);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentLlmConfig that && fields().equals(that.fields());
  }

  @Override
  public int hashCode() {
    return fields().hashCode();
  }

  @Override
  public String toString() {
    return fields().toString();
  }

  /** Collects the parts of an {@link ARTCAICallAgentLlmConfig}. Not for use by several threads. */
  public static final class Builder {

    private int llmHistoryLimit = DEFAULT_LLM_HISTORY_LIMIT;
    private @Nullable String llmSystemPrompt;
    private @Nullable Map<String, @Nullable Object> bailianAppParams;
    private boolean llmCompleteReply = DEFAULT_LLM_COMPLETE_REPLY;
    private @Nullable String openAIExtraQuery;
    private int outputMinLength = DEFAULT_OUTPUT_MIN_LENGTH;
    private int outputMaxDelay = DEFAULT_OUTPUT_MAX_DELAY;
    private boolean historySyncWithTTS = DEFAULT_HISTORY_SYNC_WITH_TTS;
    private @Nullable List<Map<String, @Nullable Object>> functionMap;
    private @Nullable List<Map<String, @Nullable Object>> llmHistory;

    private Builder() {}

    /**
     * Sets how many rounds of the conversation the model sees.
     *
     * @param newLlmHistoryLimit 0 or more; −1 leaves it to the server, which takes 10; default −1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder llmHistoryLimit(int newLlmHistoryLimit) {
      llmHistoryLimit = Check.unsetOrAtLeast("llmHistoryLimit", newLlmHistoryLimit, 0);
      return this;
    }

    /**
     * Sets the system prompt.
     *
     * @param newLlmSystemPrompt null for the one set in the console
     * @return this builder
     */
    public Builder llmSystemPrompt(@Nullable String newLlmSystemPrompt) {
      llmSystemPrompt = newLlmSystemPrompt;
      return this;
    }

    /**
     * Sets parameters for a Model Studio (Bailian) application.
     *
     * @param newBailianAppParams JSON values only; null for none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder bailianAppParams(@Nullable Map<String, ?> newBailianAppParams) {
      bailianAppParams = JsonCopy.of("bailianAppParams", newBailianAppParams);
      return this;
    }

    /**
     * Sets whether the whole answer is also reported by {@code onLLMReplyCompleted}.
     *
     * @param newLlmCompleteReply whether the whole answer is also reported by {@code
     *     onLLMReplyCompleted}; default false
     * @return this builder
     */
    public Builder llmCompleteReply(boolean newLlmCompleteReply) {
      llmCompleteReply = newLlmCompleteReply;
      return this;
    }

    /**
     * Sets a query added to requests of an OpenAI-compatible model.
     *
     * @param newOpenAIExtraQuery for example "k=v&amp;k2=v2"; null for none
     * @return this builder
     */
    public Builder openAIExtraQuery(@Nullable String newOpenAIExtraQuery) {
      openAIExtraQuery = newOpenAIExtraQuery;
      return this;
    }

    /**
     * Sets the fewest characters that are spoken at a time.
     *
     * @param newOutputMinLength 0 to 100; −1 leaves it to the server; default −1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder outputMinLength(int newOutputMinLength) {
      outputMinLength = Check.unsetOrRange("outputMinLength", newOutputMinLength, 0, 100);
      return this;
    }

    /**
     * Sets the longest wait for those characters, in milliseconds.
     *
     * @param newOutputMaxDelay 1000 to 10000; −1 leaves it to the server; default −1
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder outputMaxDelay(int newOutputMaxDelay) {
      outputMaxDelay = Check.unsetOrRange("outputMaxDelay", newOutputMaxDelay, 1000, 10000);
      return this;
    }

    /**
     * Sets whether the history keeps only what was really spoken.
     *
     * @param newHistorySyncWithTTS whether the history keeps only what was really spoken; default
     *     false
     * @return this builder
     */
    public Builder historySyncWithTTS(boolean newHistorySyncWithTTS) {
      historySyncWithTTS = newHistorySyncWithTTS;
      return this;
    }

    /**
     * Sets functions the model may call.
     *
     * @param newFunctionMap objects of Function (for example "hangup") and MatchFunction; null for
     *     none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder functionMap(@Nullable Collection<? extends Map<String, ?>> newFunctionMap) {
      functionMap = JsonCopy.ofMaps("functionMap", newFunctionMap, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Sets a conversation to start from.
     *
     * @param newLlmHistory objects of Role and Content; null for none
     * @return this builder
     * @throws IllegalArgumentException if that does not hold
     */
    public Builder llmHistory(@Nullable Collection<? extends Map<String, ?>> newLlmHistory) {
      llmHistory = JsonCopy.ofMaps("llmHistory", newLlmHistory, Integer.MAX_VALUE);
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentLlmConfig build() {
      return new ARTCAICallAgentLlmConfig(this);
    }
  }
}
