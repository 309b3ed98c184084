package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;

/** One chunk of a packet, RFC 9260 section 3.2: type, flags, length, a body of its own layout. */
sealed interface Chunk
    permits BareChunk,
        CookieEchoChunk,
        DataChunk,
        ErrorChunk,
        ForwardTsnChunk,
        HeartbeatChunk,
        InitChunk,
        ReconfigChunk,
        SackChunk,
        ShutdownChunk,
        UnknownChunk {
  /** Type, flags and length. */
  int HEADER_BYTES = 4;

  /** The number in the first byte. */
  int type();

  /** The second byte. */
  int flags();

  /** Bytes behind the header, without padding. */
  int bodyBytes();

  /** Appends the body, without padding. */
  void writeBody(ByteBuffer out);

  /** Bytes in the packet, header and padding counted. */
  default int paddedBytes() {
    return HEADER_BYTES + padded(bodyBytes());
  }

  /** Rounds up to the four bytes on which everything in a packet begins. */
  static int padded(int bytes) {
    return (bytes + 3) & ~3;
  }
}
