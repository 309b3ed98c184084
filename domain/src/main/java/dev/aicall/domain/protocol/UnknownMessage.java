package dev.aicall.domain.protocol;

/**
 * A well-formed message of a type that the reader does not know: of a newer protocol, or of the
 * other direction. To be logged and ignored.
 *
 * @param type the type as JSON text, shortened if it is long
 */
public record UnknownMessage(String type) implements AgentReading, ClientReading {}
