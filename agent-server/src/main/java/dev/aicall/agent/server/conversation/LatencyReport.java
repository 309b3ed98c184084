package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.domain.protocol.LatencyStats;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells the caller where the time of a spoken answer went (wire.md §6.5): only what was measured.
 * The keys of the agent's part are milliseconds:
 *
 * <ul>
 *   <li>{@code aimutecost}: from the last speech to the decision that the turn is over,
 *   <li>{@code aiasrcost}: from there to the words,
 *   <li>{@code aillmcost}: from the question to the first text of the reply,
 *   <li>{@code aittscost}: from there to the first sound that the media thread took,
 *   <li>{@code aiagenttotalcost}: from the last speech to that sound.
 * </ul>
 */
final class LatencyReport {
  /** Media extension that carries latency statistics. */
  private static final int LATENCY_EXTENSION = 99;

  private final AgentCall call;

  LatencyReport(AgentCall call) {
    this.call = call;
  }

  /** Tells about an answer whose first sound was taken. */
  void tell(Answer answer, long firstTextNanos, long soundedNanos) {
    Map<String, Number> agent = new LinkedHashMap<>();
    SpokenTurn turn = answer.question.turn();
    long begin = answer.askedNanos;
    if (turn != null) {
      begin = turn.saidNanos();
      agent.put("aimutecost", millis(turn.endedNanos() - turn.saidNanos()));
      agent.put("aiasrcost", millis(turn.recognisedNanos() - turn.endedNanos()));
    }
    agent.put("aillmcost", millis(firstTextNanos - answer.askedNanos));
    agent.put("aittscost", millis(soundedNanos - firstTextNanos));
    agent.put("aiagenttotalcost", millis(soundedNanos - begin));
    Map<String, Number> publisher = new LinkedHashMap<>();
    publisher.put("aAIClientQuestionTimestampTAIL", millis(begin));
    publisher.put("aAIClientAnswerTimestampHEAD", millis(soundedNanos));
    publisher.put("aAIClientScentenceId", answer.question.sentenceId());
    byte[] payload = new LatencyStats(agent, publisher, Map.of()).toBytes();
    call.sendMediaExtension(LATENCY_EXTENSION, new String(payload, StandardCharsets.UTF_8));
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }
}
