package dev.aicall.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of one question and answer went, as numbers by name.
 *
 * <p>Immutable. Any number may be missing. The keys, misspellings included, are those on the wire.
 * Source: AICallKit Web 2.10.5, media extension message of type 99.
 */
public final class LatencyStat {

  private final Map<String, Number> aiAgent;
  private final Map<String, Number> aiPub;
  private final Map<String, Number> aiSub;

  private LatencyStat(Map<?, ?> aiAgent, Map<?, ?> aiPub, Map<?, ?> aiSub) {
    this.aiAgent = numbersOf(aiAgent);
    this.aiPub = numbersOf(aiPub);
    this.aiSub = numbersOf(aiSub);
  }

  /**
   * Statistics of three parts.
   *
   * @param aiAgent costs on the agent's side
   * @param aiPub time stamps and costs of the sending side
   * @param aiSub costs of the receiving side
   * @return the statistics
   */
  public static LatencyStat of(
      Map<String, ? extends Number> aiAgent,
      Map<String, ? extends Number> aiPub,
      Map<String, ? extends Number> aiSub) {
    return new LatencyStat(aiAgent, aiPub, aiSub);
  }

  /**
   * Reads the payload of a message; never throws on its content. Parts and numbers that are missing
   * or of the wrong type are left out.
   *
   * @param payload parsed JSON with the objects AIAgent, AIPub and AISub
   * @return the statistics
   */
  public static LatencyStat fromMap(Map<String, ?> payload) {
    return new LatencyStat(
        partOf(payload, "AIAgent"), partOf(payload, "AIPub"), partOf(payload, "AISub"));
  }

  private static Map<?, ?> partOf(Map<String, ?> payload, String key) {
    Map<?, ?> part = ReceivedJson.object(payload, key);
    return part == null ? Map.of() : part;
  }

  private static Map<String, Number> numbersOf(Map<?, ?> part) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    part.forEach(
        (key, value) -> {
          if (key instanceof String name && value instanceof Number number) {
            numbers.put(name, number);
          }
        });
    return Collections.unmodifiableMap(numbers);
  }

  /** {@return costs on the agent's side by wire name, unmodifiable} */
  public Map<String, Number> getAiAgent() {
    return aiAgent;
  }

  /** {@return time stamps and costs of the sending side by wire name, unmodifiable} */
  public Map<String, Number> getAiPub() {
    return aiPub;
  }

  /** {@return costs of the receiving side by wire name, unmodifiable} */
  public Map<String, Number> getAiSub() {
    return aiSub;
  }

  /** {@return milliseconds spent on speech recognition, if known} */
  public OptionalLong asrCostMs() {
    return number(aiAgent, "aiasrcost");
  }

  /** {@return milliseconds until the language model answered, if known} */
  public OptionalLong llmCostMs() {
    return number(aiAgent, "aillmcost");
  }

  /** {@return milliseconds spent on speech synthesis, if known} */
  public OptionalLong ttsCostMs() {
    return number(aiAgent, "aittscost");
  }

  /** {@return milliseconds the agent took in all, if known} */
  public OptionalLong agentTotalCostMs() {
    return number(aiAgent, "aiagenttotalcost");
  }

  /** {@return the sentence these numbers are about, if known} */
  public OptionalLong sentenceId() {
    return number(aiPub, "aAIClientScentenceId");
  }

  /**
   * {@return milliseconds from the end of the question to the start of the answer, if both time
   * stamps and the sentence are known} Inferred: what native builds get from their RTC observer.
   */
  public OptionalLong questionToAnswerDelayMs() {
    OptionalLong questionEnd = number(aiPub, "aAIClientQuestionTimestampTAIL");
    OptionalLong answerStart = number(aiPub, "aAIClientAnswerTimestampHEAD");
    if (questionEnd.isEmpty() || answerStart.isEmpty() || sentenceId().isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(answerStart.getAsLong() - questionEnd.getAsLong());
  }

  private static OptionalLong number(Map<String, Number> part, String key) {
    Number number = part.get(key);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number.longValue());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LatencyStat that
        && aiAgent.equals(that.aiAgent)
        && aiPub.equals(that.aiPub)
        && aiSub.equals(that.aiSub);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * aiAgent.hashCode() + aiPub.hashCode()) + aiSub.hashCode();
  }

  @Override
  public String toString() {
    return "LatencyStat{aiAgent=" + aiAgent + ", aiPub=" + aiPub + ", aiSub=" + aiSub + "}";
  }
}
