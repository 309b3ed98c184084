package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;

/**
 * All that an answer to an INIT would otherwise have to remember, RFC 9260 section 5.1.3. It goes
 * to the other side and comes back in its COOKIE ECHO; {@link CookieJar} makes it tamper-proof.
 *
 * @param createdNanos when, by the ticker
 * @param localTag our tag if it comes back
 * @param localTsn our first number if it comes back
 * @param peer the other side as its INIT said
 * @param localTieTag our tag at that moment; 0 if there was no association
 * @param peerTieTag the other's tag at that moment; 0 if there was no association
 */
record Cookie(
    long createdNanos, int localTag, int localTsn, Peer peer, int localTieTag, int peerTieTag) {
  static final int BYTES = 41;

  byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(BYTES);
    out.putLong(createdNanos).putInt(localTag).putInt(localTsn);
    out.putInt(peer.tag()).putInt(peer.tsn()).putInt(peer.window());
    out.putShort((short) peer.outStreams()).putShort((short) peer.inStreams());
    out.put((byte) (peer.resetsStreams() ? 1 : 0));
    return out.putInt(localTieTag).putInt(peerTieTag).array();
  }

  /** Reads what {@link #bytes()} wrote: exactly so many bytes. */
  static Cookie read(ByteBuffer in) {
    long created = in.getLong();
    int localTag = in.getInt();
    int localTsn = in.getInt();
    Peer peer =
        new Peer(
            in.getInt(),
            in.getInt(),
            in.getInt(),
            Short.toUnsignedInt(in.getShort()),
            Short.toUnsignedInt(in.getShort()),
            in.get() != 0);
    return new Cookie(created, localTag, localTsn, peer, in.getInt(), in.getInt());
  }

  /** Without the tags. */
  @Override
  public String toString() {
    return "Cookie[createdNanos=" + createdNanos + "]";
  }
}
