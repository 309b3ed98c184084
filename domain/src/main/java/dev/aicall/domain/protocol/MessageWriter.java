package dev.aicall.domain.protocol;

/**
 * Writes messages of both directions as the web SDK does: members in the order type, data, seqId,
 * senderId, receiverId, no spaces, text as raw UTF-8. Keeps its buffer from message to message, so
 * it is for one thread at a time.
 */
public final class MessageWriter {
  private final JsonBytes json = new JsonBytes();

  /** Makes a writer with a buffer of its own. */
  public MessageWriter() {}

  /**
   * Writes a message of the agent. All but {@link AgentMessage.ReadyResponse} have a data member,
   * empty or not: native Android clients ignore a message without one (wire.md §1).
   *
   * @param message what to say
   * @param envelope its count and user ids
   * @return its bytes, the caller's to keep
   */
  public byte[] write(AgentMessage message, Envelope envelope) {
    json.clear();
    json.beginObject();
    if (message instanceof AgentMessage.ReadyResponse) {
      json.member(WireField.TYPE, WireType.READY_RESP);
    } else {
      json.member(WireField.TYPE, message.type());
      AgentDataWriter.write(message, json.name(WireField.DATA));
    }
    return end(envelope);
  }

  /**
   * Writes a message of the client. It has a data member only if its type has data.
   *
   * @param message what to say
   * @param envelope its count and user ids
   * @return its bytes, the caller's to keep
   */
  public byte[] write(ClientMessage message, Envelope envelope) {
    json.clear();
    json.beginObject().member(WireField.TYPE, message.type());
    ClientDataWriter.write(message, json);
    return end(envelope);
  }

  private byte[] end(Envelope envelope) {
    if (envelope.seqId() > 0) {
      json.member(WireField.SEQ_ID, envelope.seqId());
    }
    String senderId = envelope.senderId();
    if (senderId != null) {
      json.member(WireField.SENDER_ID, senderId);
    }
    String receiverId = envelope.receiverId();
    if (receiverId != null) {
      json.member(WireField.RECEIVER_ID, receiverId);
    }
    json.endObject();
    return json.toBytes();
  }
}
