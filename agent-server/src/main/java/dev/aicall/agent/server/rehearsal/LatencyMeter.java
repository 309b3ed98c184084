package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.domain.protocol.LatencyStats;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures where the time of an answer went and tells it (wire.md §6.5). Only what really happened
 * is told: thinking, from the thought to the first sound asked of the voice, and both together.
 * There is no recognition, so it costs nothing. Used on the call's loop only.
 */
final class LatencyMeter {
  /** Media extension that carries latency statistics. */
  private static final int LATENCY_EXTENSION = 99;

  private final AgentCall call;
  private final Mouth mouth;
  private long askedAtNanos;
  private long thoughtAtNanos;

  LatencyMeter(AgentCall call, Mouth mouth) {
    this.call = call;
    this.mouth = mouth;
  }

  void asked() {
    askedAtNanos = call.time().nanoTime();
  }

  void thought() {
    thoughtAtNanos = call.time().nanoTime();
    mouth.forgetSound();
  }

  void tell(int sentenceId) {
    long sounded = mouth.soundedAtNanos();
    Map<String, Number> agent = new LinkedHashMap<>();
    agent.put("aiasrcost", 0);
    agent.put("aillmcost", millis(thoughtAtNanos - askedAtNanos));
    long answered = thoughtAtNanos;
    // A voice that no media thread reads never sounds.
    if (sounded != SpokenVoice.UNHEARD) {
      agent.put("aittscost", millis(sounded - thoughtAtNanos));
      answered = sounded;
    }
    agent.put("aiagenttotalcost", millis(answered - askedAtNanos));
    Map<String, Number> publisher = new LinkedHashMap<>();
    publisher.put("aAIClientQuestionTimestampTAIL", millis(askedAtNanos));
    publisher.put("aAIClientAnswerTimestampHEAD", millis(answered));
    publisher.put("aAIClientScentenceId", sentenceId);
    byte[] payload = new LatencyStats(agent, publisher, Map.of()).toBytes();
    call.sendMediaExtension(LATENCY_EXTENSION, new String(payload, StandardCharsets.UTF_8));
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }
}
