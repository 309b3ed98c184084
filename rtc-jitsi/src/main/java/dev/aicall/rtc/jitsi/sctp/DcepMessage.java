package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A message of the data channel establishment protocol, RFC 8832 section 5. */
sealed interface DcepMessage {
  int ACK = 2;
  int OPEN = 3;

  /** The message without label and protocol. */
  int OPEN_FIXED_BYTES = 12;

  /** Priority "normal" of RFC 8831 section 6.4. */
  int NORMAL_PRIORITY = 256;

  /** The bytes of the message. */
  byte[] bytes();

  /** The other side took the channel. */
  record Ack() implements DcepMessage {
    @Override
    public byte[] bytes() {
      return new byte[] {ACK};
    }
  }

  /**
   * A side opens a channel.
   *
   * @param channelType 0 reliable, 1 and 2 partially reliable; 128 more if unordered
   * @param priority which channel goes first; not used
   * @param reliability resends or milliseconds of a partially reliable one
   * @param label its name
   * @param protocol what it speaks
   */
  record Open(int channelType, int priority, int reliability, String label, String protocol)
      implements DcepMessage {
    static final int UNORDERED = 0x80;

    static Open reliable(String label, String protocol) {
      return new Open(0, NORMAL_PRIORITY, 0, label, protocol);
    }

    boolean isOrdered() {
      return (channelType & UNORDERED) == 0;
    }

    boolean isReliable() {
      return (channelType & ~UNORDERED) == 0;
    }

    @Override
    public byte[] bytes() {
      byte[] labelBytes = label.getBytes(StandardCharsets.UTF_8);
      byte[] protocolBytes = protocol.getBytes(StandardCharsets.UTF_8);
      ByteBuffer out =
          ByteBuffer.allocate(OPEN_FIXED_BYTES + labelBytes.length + protocolBytes.length);
      out.put((byte) OPEN).put((byte) channelType).putShort((short) priority).putInt(reliability);
      out.putShort((short) labelBytes.length).putShort((short) protocolBytes.length);
      return out.put(labelBytes).put(protocolBytes).array();
    }
  }

  /** Reads one; null if it is damaged or not known. */
  static @Nullable DcepMessage read(byte[] bytes) {
    if (bytes.length == 1 && bytes[0] == ACK) {
      return new Ack();
    }
    if (bytes.length < OPEN_FIXED_BYTES || bytes[0] != OPEN) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int channelType = Byte.toUnsignedInt(in.get(1));
    int labelBytes = Short.toUnsignedInt(in.getShort(8));
    int protocolBytes = Short.toUnsignedInt(in.getShort(10));
    if ((channelType & ~Open.UNORDERED) > 2
        || bytes.length != OPEN_FIXED_BYTES + labelBytes + protocolBytes) {
      return null;
    }
    String label = text(in.slice(OPEN_FIXED_BYTES, labelBytes));
    String protocol = text(in.slice(OPEN_FIXED_BYTES + labelBytes, protocolBytes));
    if (label == null || protocol == null) {
      return null;
    }
    int priority = Short.toUnsignedInt(in.getShort(2));
    return new Open(channelType, priority, in.getInt(4), label, protocol);
  }

  private static @Nullable String text(ByteBuffer in) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
