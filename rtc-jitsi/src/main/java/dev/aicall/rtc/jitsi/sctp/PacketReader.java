package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads packets, RFC 9260 section 3. Never throws: whatever is wrong with one chunk makes the whole
 * packet {@link Packet.Damaged}. What it returns shares no memory with the input.
 */
final class PacketReader {
  private final CRC32C crc = new CRC32C();
  private static final byte[] NO_CHECKSUM = new byte[4];

  Packet read(byte[] bytes, int offset, int count) {
    if (count < Packet.HEADER_BYTES + Chunk.HEADER_BYTES) {
      return new Packet.Damaged("too short");
    }
    if ((count & 3) != 0) {
      return new Packet.Damaged("length no multiple of 4");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, count).slice();
    if (in.getInt(8) != Integer.reverseBytes(checksum(bytes, offset, count))) {
      return new Packet.Damaged("checksum");
    }
    int source = Short.toUnsignedInt(in.getShort(0));
    int destination = Short.toUnsignedInt(in.getShort(2));
    int tag = in.getInt(4);
    in.position(Packet.HEADER_BYTES);
    List<Chunk> chunks = new ArrayList<>(4);
    while (in.remaining() > 0) {
      Chunk chunk = readChunk(in);
      if (chunk == null) {
        return new Packet.Damaged("chunk " + chunks.size());
      }
      chunks.add(chunk);
    }
    return new Packet.Sound(source, destination, tag, chunks);
  }

  /** CRC32c over the packet with zeros in place of the checksum, appendix A. */
  private int checksum(byte[] bytes, int offset, int count) {
    crc.reset();
    crc.update(bytes, offset, 8);
    crc.update(NO_CHECKSUM, 0, 4);
    crc.update(bytes, offset + Packet.HEADER_BYTES, count - Packet.HEADER_BYTES);
    return (int) crc.getValue();
  }

  /** Reads one and goes behind its padding; null if a length is wrong. */
  private static @Nullable Chunk readChunk(ByteBuffer in) {
    if (in.remaining() < Chunk.HEADER_BYTES) {
      return null;
    }
    int start = in.position();
    int type = Byte.toUnsignedInt(in.get());
    int flags = Byte.toUnsignedInt(in.get());
    int length = Short.toUnsignedInt(in.getShort());
    if (length < Chunk.HEADER_BYTES || start + Chunk.padded(length) > in.limit()) {
      return null;
    }
    ByteBuffer body = in.slice(start + Chunk.HEADER_BYTES, length - Chunk.HEADER_BYTES);
    in.position(start + Chunk.padded(length));
    return readBody(type, flags, body);
  }

  private static @Nullable Chunk readBody(int type, int flags, ByteBuffer in) {
    return switch (type) {
      case DataChunk.TYPE -> readData(flags, in);
      case InitChunk.INIT, InitChunk.ACK -> readInit(type, in);
      case SackChunk.TYPE -> readSack(in);
      case HeartbeatChunk.REQUEST, HeartbeatChunk.ACK -> new HeartbeatChunk(type, rest(in));
      case ErrorChunk.ABORT, ErrorChunk.ERROR -> readError(type, flags, in);
      case ShutdownChunk.TYPE -> in.remaining() == 4 ? new ShutdownChunk(in.getInt()) : null;
      case CookieEchoChunk.TYPE -> new CookieEchoChunk(rest(in));
      case BareChunk.SHUTDOWN_ACK, BareChunk.COOKIE_ACK, BareChunk.SHUTDOWN_COMPLETE ->
          in.remaining() == 0 ? new BareChunk(type, flags) : null;
      case ForwardTsnChunk.TYPE -> readForwardTsn(in);
      case ReconfigChunk.TYPE -> readReconfig(in);
      default -> new UnknownChunk(type, flags, rest(in));
    };
  }

  private static @Nullable Chunk readError(int type, int flags, ByteBuffer in) {
    List<Tlv> causes = Tlv.readAll(in);
    return causes == null ? null : new ErrorChunk(type, flags, causes);
  }

  private static @Nullable Chunk readReconfig(ByteBuffer in) {
    List<Tlv> parameters = Tlv.readAll(in);
    return parameters == null ? null : new ReconfigChunk(parameters);
  }

  private static @Nullable Chunk readData(int flags, ByteBuffer in) {
    if (in.remaining() < DataChunk.OVERHEAD_BYTES - Chunk.HEADER_BYTES) {
      return null;
    }
    int tsn = in.getInt();
    int stream = Short.toUnsignedInt(in.getShort());
    int ssn = Short.toUnsignedInt(in.getShort());
    int ppid = in.getInt();
    byte[] piece = rest(in);
    return new DataChunk(flags, tsn, stream, ssn, ppid, piece, 0, piece.length);
  }

  private static @Nullable Chunk readInit(int type, ByteBuffer in) {
    if (in.remaining() < InitChunk.FIXED_BYTES) {
      return null;
    }
    int tag = in.getInt();
    int window = in.getInt();
    int outStreams = Short.toUnsignedInt(in.getShort());
    int inStreams = Short.toUnsignedInt(in.getShort());
    int tsn = in.getInt();
    List<Tlv> parameters = Tlv.readAll(in);
    return parameters == null
        ? null
        : new InitChunk(type, tag, window, outStreams, inStreams, tsn, parameters);
  }

  private static @Nullable Chunk readSack(ByteBuffer in) {
    if (in.remaining() < SackChunk.FIXED_BYTES) {
      return null;
    }
    int cumulativeTsn = in.getInt();
    int window = in.getInt();
    int gapCount = Short.toUnsignedInt(in.getShort());
    int duplicateCount = Short.toUnsignedInt(in.getShort());
    if (in.remaining() != 4 * (gapCount + duplicateCount)) {
      return null;
    }
    int[] gaps = new int[2 * gapCount];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = Short.toUnsignedInt(in.getShort());
    }
    int[] duplicates = new int[duplicateCount];
    for (int i = 0; i < duplicates.length; i++) {
      duplicates[i] = in.getInt();
    }
    return new SackChunk(cumulativeTsn, window, gaps, duplicates);
  }

  private static @Nullable Chunk readForwardTsn(ByteBuffer in) {
    if (in.remaining() < 4 || (in.remaining() & 3) != 0) {
      return null;
    }
    int cumulativeTsn = in.getInt();
    int[] skipped = new int[in.remaining() / 2];
    for (int i = 0; i < skipped.length; i++) {
      skipped[i] = Short.toUnsignedInt(in.getShort());
    }
    return new ForwardTsnChunk(cumulativeTsn, skipped);
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }
}
