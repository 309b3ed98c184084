package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a RE-CONFIG chunk asks or answers, RFC 6525 section 4. */
sealed interface ResetParameter {
  int OUTGOING = 13;
  int INCOMING = 14;
  int SSN_TSN = 15;
  int RESPONSE = 16;
  int ADD_OUTGOING = 17;
  int ADD_INCOMING = 18;

  /** Results of section 4.4. */
  int NOTHING_TO_DO = 0;

  int PERFORMED = 1;
  int DENIED = 2;
  int BAD_NUMBER = 5;
  int IN_PROGRESS = 6;

  /** Number of the request that is made or answered. */
  int request();

  /** How it looks on the wire. */
  Tlv tlv();

  /**
   * The sender begins its streams anew.
   *
   * @param request number of this request
   * @param response number of the other's request that it answers, if any
   * @param lastTsn number of the last chunk of the old streams
   * @param streams which ones; all if empty
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
  record Outgoing(int request, int response, int lastTsn, int[] streams) implements ResetParameter {
    @Override
    public Tlv tlv() {
      ByteBuffer out = ByteBuffer.allocate(12 + 2 * streams.length);
      out.putInt(request).putInt(response).putInt(lastTsn);
      for (int stream : streams) {
        out.putShort((short) stream);
      }
      return new Tlv(OUTGOING, out.array());
    }
  }

  /**
   * The sender asks the other to begin its streams anew.
   *
   * @param request number of this request
   * @param streams which ones; all if empty
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
  record Incoming(int request, int[] streams) implements ResetParameter {
    @Override
    public Tlv tlv() {
      ByteBuffer out = ByteBuffer.allocate(4 + 2 * streams.length);
      out.putInt(request);
      for (int stream : streams) {
        out.putShort((short) stream);
      }
      return new Tlv(INCOMING, out.array());
    }
  }

  /**
   * A request that we never grant: new numbers for everything, or more streams.
   *
   * @param type which one
   * @param request number of this request
   */
  record NeverGranted(int type, int request) implements ResetParameter {
    @Override
    public Tlv tlv() {
      return new Tlv(type, ByteBuffer.allocate(4).putInt(request).array());
    }
  }

  /**
   * The answer to a request.
   *
   * @param request number of the request that it answers
   * @param result what came of it
   */
  record Response(int request, int result) implements ResetParameter {
    @Override
    public Tlv tlv() {
      return new Tlv(RESPONSE, ByteBuffer.allocate(8).putInt(request).putInt(result).array());
    }
  }

  /** Reads one; null if it is not known or damaged. */
  static @Nullable ResetParameter read(Tlv tlv) {
    ByteBuffer in = ByteBuffer.wrap(tlv.value());
    int count = tlv.value().length;
    return switch (tlv.type()) {
      case OUTGOING ->
          count < 12 || (count & 1) != 0
              ? null
              : new Outgoing(in.getInt(), in.getInt(), in.getInt(), streams(in));
      case INCOMING ->
          count < 4 || (count & 1) != 0 ? null : new Incoming(in.getInt(), streams(in));
      case SSN_TSN, ADD_OUTGOING, ADD_INCOMING ->
          count < 4 ? null : new NeverGranted(tlv.type(), in.getInt());
      case RESPONSE -> count < 8 ? null : new Response(in.getInt(), in.getInt());
      default -> null;
    };
  }

  private static int[] streams(ByteBuffer in) {
    int[] streams = new int[in.remaining() / 2];
    for (int i = 0; i < streams.length; i++) {
      streams[i] = Short.toUnsignedInt(in.getShort());
    }
    return streams;
  }
}
