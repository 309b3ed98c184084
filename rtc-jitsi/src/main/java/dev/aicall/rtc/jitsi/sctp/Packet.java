package dev.aicall.rtc.jitsi.sctp;

import java.util.List;

/** What a packet turned out to be. */
sealed interface Packet {
  /** Ports, tag and checksum, RFC 9260 section 3.1. */
  int HEADER_BYTES = 12;

  /**
   * A packet whose checksum and lengths are right.
   *
   * @param sourcePort 0 to 65535
   * @param destinationPort 0 to 65535
   * @param tag the verification tag
   * @param chunks at least one
   */
  record Sound(int sourcePort, int destinationPort, int tag, List<Chunk> chunks) implements Packet {
    public Sound {
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * A packet that is dropped as a whole.
   *
   * @param reason why, for people
   */
  record Damaged(String reason) implements Packet {}
}
