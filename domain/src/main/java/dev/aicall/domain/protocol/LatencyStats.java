package dev.aicall.domain.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of an answer went: the payload of media extension messages of type 99 (wire.md
 * §6.5, which has the keys). All numbers are optional; the misspelt keys are those of the wire.
 *
 * @param agent the agent's part, AIAgent; never empty in what is read
 * @param publisher the sending client's part, AIPub
 * @param subscriber the receiving client's part, AISub
 */
public record LatencyStats(
    Map<String, Number> agent, Map<String, Number> publisher, Map<String, Number> subscriber) {
  private static final String AGENT = "AIAgent";
  private static final String PUBLISHER = "AIPub";
  private static final String SUBSCRIBER = "AISub";

  /**
   * Keeps immutable copies in the same order.
   *
   * @param agent copied
   * @param publisher copied
   * @param subscriber copied
   */
  public LatencyStats {
    agent = immutableCopy(agent);
    publisher = immutableCopy(publisher);
    subscriber = immutableCopy(subscriber);
  }

  /**
   * Reads a payload. Never throws because of the bytes; members that are no numbers are left out.
   *
   * @param payload its bytes
   * @return the statistics, or empty if the payload has none of the agent's part or is no such JSON
   */
  public static Optional<LatencyStats> parse(byte[] payload) {
    if (payload.length > MessageReader.MAX_BYTES) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> parts =
        JsonValues.parseObject(new String(payload, StandardCharsets.UTF_8));
    if (parts == null) {
      return Optional.empty();
    }
    LatencyStats stats =
        new LatencyStats(
            numbers(parts.get(AGENT)),
            numbers(parts.get(PUBLISHER)),
            numbers(parts.get(SUBSCRIBER)));
    return stats.agent.isEmpty() ? Optional.empty() : Optional.of(stats);
  }

  /**
   * Makes the payload.
   *
   * @return its bytes
   */
  public byte[] toBytes() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put(AGENT, agent);
    parts.put(PUBLISHER, publisher);
    parts.put(SUBSCRIBER, subscriber);
    return JsonBytes.textOf(parts).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Number> numbers(@Nullable Object part) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    if (part instanceof Map<?, ?> members) {
      members.forEach(
          (key, value) -> {
            if (value instanceof Number number) {
              numbers.put((String) key, number);
            }
          });
    }
    return numbers;
  }

  private static Map<String, Number> immutableCopy(Map<String, Number> part) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(part));
  }
}
