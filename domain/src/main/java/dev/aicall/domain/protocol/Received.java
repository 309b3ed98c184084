package dev.aicall.domain.protocol;

/**
 * A message read together with its envelope.
 *
 * @param <M> {@link AgentReading} or {@link ClientReading}
 * @param envelope what could be read of it; empty members for the rest
 * @param message the message, or why there is none
 */
public record Received<M>(Envelope envelope, M message) {}
