package dev.aicall.domain.protocol;

import dev.aicall.domain.protocol.RejectedMessage.Reason;
import java.io.IOException;

/**
 * Reads messages of both directions. Never throws because of the bytes: what is no message comes
 * back as {@link UnknownMessage} or {@link RejectedMessage}.
 *
 * <p>The JSON is strict, with what JavaScript peers let pass: one leading byte order mark,
 * ill-formed UTF-8 as U+FFFD, members in any order, of a name given twice the last, 1.0 for 1. A
 * null member counts as missing, and members that the protocol does not know are skipped.
 *
 * <p>Keeps working memory from message to message, so it is for one thread at a time.
 */
public final class MessageReader {
  /**
   * The longest message, in bytes. Our choice: far above any real one, and it bounds all work on
   * it.
   */
  public static final int MAX_BYTES = 64 * 1024;

  /**
   * The deepest nesting of objects and lists, the message itself being 1. Our choice: far above any
   * real one, far below what could exhaust a stack.
   */
  public static final int MAX_DEPTH = 128;

  private final PlainSubtitle plainSubtitle = new PlainSubtitle();
  private final MessageScanner scanner = new MessageScanner();

  /** Makes a reader with working memory of its own. */
  public MessageReader() {}

  /**
   * Reads a message of the agent.
   *
   * @param payload its bytes, not kept
   * @return the message, or why there is none
   */
  public AgentReading readAgentMessage(byte[] payload) {
    AgentMessage subtitle = plainSubtitle.read(payload);
    if (subtitle != null) {
      return subtitle;
    }
    try {
      return readAgentMessage(payload, false);
    } finally {
      scanner.clear();
    }
  }

  /**
   * Reads a message of the agent together with its envelope.
   *
   * @param payload its bytes, not kept
   * @return the message, or why there is none, and what could be read of the envelope
   */
  public Received<AgentReading> receiveAgentMessage(byte[] payload) {
    try {
      AgentReading message = readAgentMessage(payload, true);
      return new Received<>(scanner.envelope(), message);
    } finally {
      scanner.clear();
    }
  }

  /**
   * Reads a message of the client.
   *
   * @param payload its bytes, not kept
   * @return the message, or why there is none
   */
  public ClientReading readClientMessage(byte[] payload) {
    try {
      return readClientMessage(payload, false);
    } finally {
      scanner.clear();
    }
  }

  /**
   * Reads a message of the client together with its envelope.
   *
   * @param payload its bytes, not kept
   * @return the message, or why there is none, and what could be read of the envelope
   */
  public Received<ClientReading> receiveClientMessage(byte[] payload) {
    try {
      ClientReading message = readClientMessage(payload, true);
      return new Received<>(scanner.envelope(), message);
    } finally {
      scanner.clear();
    }
  }

  private AgentReading readAgentMessage(byte[] payload, boolean withEnvelope) {
    try {
      RejectedMessage problem = scanner.scan(payload, withEnvelope);
      return problem == null ? AgentMessageDecoder.decode(scanner) : problem;
    } catch (IOException e) {
      return unreadable();
    }
  }

  private ClientReading readClientMessage(byte[] payload, boolean withEnvelope) {
    try {
      RejectedMessage problem = scanner.scan(payload, withEnvelope);
      return problem == null ? ClientMessageDecoder.decode(scanner) : problem;
    } catch (IOException e) {
      return unreadable();
    }
  }

  /** For what Jackson declares but cannot happen with bytes in memory that were scanned once. */
  private static RejectedMessage unreadable() {
    return new RejectedMessage(Reason.MALFORMED, "unreadable");
  }
}
