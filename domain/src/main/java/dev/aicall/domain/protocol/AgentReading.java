package dev.aicall.domain.protocol;

/**
 * What became of the bytes that should be a message of the agent: the message itself, so that
 * nothing is wrapped on the hot path, or why there is none.
 */
public sealed interface AgentReading permits AgentMessage, UnknownMessage, RejectedMessage {}
