package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Writes packets, one at a time, into memory of its own that the next one uses again. */
final class PacketWriter {
  private final int sourcePort;
  private final int destinationPort;
  private final ByteBuffer out;
  private final CRC32C crc = new CRC32C();

  PacketWriter(int sourcePort, int destinationPort, int maxBytes) {
    this.sourcePort = sourcePort;
    this.destinationPort = destinationPort;
    // Whole words only: a packet is padded to them.
    this.out = ByteBuffer.allocate(maxBytes & ~3);
  }

  void begin(int tag) {
    out.clear();
    out.putShort((short) sourcePort).putShort((short) destinationPort).putInt(tag).putInt(0);
  }

  /** Bytes that still fit. */
  int room() {
    return out.remaining();
  }

  /** Whether there is nothing to send. */
  boolean isEmpty() {
    return out.position() == Packet.HEADER_BYTES;
  }

  /**
   * Appends a chunk, which must fit.
   *
   * @throws IllegalArgumentException if it does not
   */
  void add(Chunk chunk) {
    int body = chunk.bodyBytes();
    if (chunk.paddedBytes() > room()) {
      throw new IllegalArgumentException(
          "chunk: at most " + room() + " bytes, got " + chunk.paddedBytes());
    }
    out.put((byte) chunk.type()).put((byte) chunk.flags());
    out.putShort((short) (Chunk.HEADER_BYTES + body));
    chunk.writeBody(out);
    for (int padding = Chunk.padded(body) - body; padding > 0; padding--) {
      out.put((byte) 0);
    }
  }

  /** Writes the checksum and hands the packet over, valid inside the call. */
  void finish(PacketSink sink) {
    crc.reset();
    crc.update(out.array(), 0, out.position());
    out.putInt(8, Integer.reverseBytes((int) crc.getValue()));
    sink.send(out.array(), 0, out.position());
  }

  /** The size of the packet so far. */
  int bytes() {
    return out.position();
  }
}
