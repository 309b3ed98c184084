package dev.aicall.domain.protocol;

/**
 * What became of the bytes that should be a message of the client: the message itself, or why there
 * is none.
 */
public sealed interface ClientReading permits ClientMessage, UnknownMessage, RejectedMessage {}
