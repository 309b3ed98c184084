package dev.aicall.rtc.jitsi.srtp;

import dev.aicall.rtc.jitsi.log.LibraryLog;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.logging2.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Protects packets that are to be sent and opens those that came, in place. Keeps sequence numbers
 * over their roll-over and refuses what came before, for each source.
 *
 * <p>Safe from any thread. Sending and receiving do not wait for each other; packets of one source
 * must be protected in the order of their sequence numbers.
 */
public final class SrtpSession {
  /** Returned for a packet that is not to be sent, or not to be trusted. */
  public static final int REFUSED = -1;

  /** Bytes that protecting may add behind a packet: tag (16) and RTCP index (4). */
  public static final int MAX_GROWTH = 20;

  /**
   * Sources in one direction, RTP and RTCP each: a call has four sections, this leaves room for
   * restarts. Our choice.
   */
  static final int MAX_SOURCES = 32;

  private static final int RTP_HEADER = 12;
  private static final int RTCP_HEADER = 8;

  static {
    JdkCiphers.choose();
  }

  private final Direction out;
  private final Direction in;

  /**
   * Creates a session.
   *
   * @param keys from the handshake
   */
  public SrtpSession(SrtpKeys keys) {
    this.out = new Direction(keys, true);
    this.in = new Direction(keys, false);
  }

  /**
   * Protects an RTP packet.
   *
   * @param data holds the packet and at least {@link #MAX_GROWTH} bytes behind it
   * @param offset index of its first byte
   * @param length bytes
   * @return its new length, or {@link #REFUSED}
   */
  public int protectRtp(byte[] data, int offset, int length) {
    requireRoom(data, offset, length);
    return out.rtp(data, offset, length);
  }

  /**
   * Protects an RTCP packet.
   *
   * @param data holds the packet and at least {@link #MAX_GROWTH} bytes behind it
   * @param offset index of its first byte
   * @param length bytes
   * @return its new length, or {@link #REFUSED}
   */
  public int protectRtcp(byte[] data, int offset, int length) {
    requireRoom(data, offset, length);
    return out.rtcp(data, offset, length);
  }

  /**
   * Opens an RTP packet.
   *
   * @param data holds the packet
   * @param offset index of its first byte
   * @param length bytes
   * @return its new length, or {@link #REFUSED} if it is damaged, forged, old or came before
   */
  public int openRtp(byte[] data, int offset, int length) {
    return in.rtp(data, offset, length);
  }

  /**
   * Opens an RTCP packet.
   *
   * @param data holds the packet
   * @param offset index of its first byte
   * @param length bytes
   * @return its new length, or {@link #REFUSED} if it is damaged, forged, old or came before
   */
  public int openRtcp(byte[] data, int offset, int length) {
    return in.rtcp(data, offset, length);
  }

  private static void requireRoom(byte[] data, int offset, int length) {
    if (data.length - offset - length < MAX_GROWTH) {
      throw new IllegalArgumentException(
          "data: "
              + MAX_GROWTH
              + " bytes are needed behind the packet, got "
              + (data.length - offset - length));
    }
  }

  /**
   * One way. A source is remembered once a packet of it was good, so that forged ones cost none.
   */
  private static final class Direction {
    private final boolean sending;
    private final SrtpContextFactory factory;
    private final PacketView view = new PacketView();
    private final Map<Integer, SrtpCryptoContext> rtp = new HashMap<>();
    private final Map<Integer, SrtcpCryptoContext> rtcp = new HashMap<>();

    Direction(SrtpKeys keys, boolean sending) {
      this.sending = sending;
      Logger log = new LibraryLog(SrtpSession.class);
      this.factory =
          new SrtpContextFactory(
              sending,
              keys.key(sending),
              keys.salt(sending),
              policy(keys.profile()),
              policy(keys.profile()),
              log);
    }

    private static SrtpPolicy policy(SrtpProfile profile) {
      SrtpPolicy policy =
          new SrtpPolicy(
              profile.isAead() ? SrtpPolicy.AESGCM_ENCRYPTION : SrtpPolicy.AESCM_ENCRYPTION,
              SrtpProfile.KEY_BYTES,
              profile.isAead()
                  ? SrtpPolicy.NULL_AUTHENTICATION
                  : SrtpPolicy.HMACSHA1_AUTHENTICATION,
              profile.authKeyBytes(),
              profile.tagBytes(),
              profile.saltBytes());
      // A retransmitted packet is sent again as it was, with the sequence number it had.
      policy.setSendReplayEnabled(false);
      return policy;
    }

    synchronized int rtp(byte[] data, int offset, int length) {
      if (length < RTP_HEADER) {
        return REFUSED;
      }
      int ssrc = readInt(data, offset + RTP_HEADER - 4);
      try {
        SrtpCryptoContext known = rtp.get(ssrc);
        SrtpCryptoContext context = known == null ? newRtp(ssrc) : known;
        if (context == null) {
          return REFUSED;
        }
        view.of(data, offset, length);
        SrtpErrorStatus status =
            sending ? context.transformPacket(view) : context.reverseTransformPacket(view, false);
        if (status != SrtpErrorStatus.OK) {
          return REFUSED;
        }
        if (known == null) {
          rtp.put(ssrc, context);
        }
        return view.getLength();
      } catch (GeneralSecurityException | RuntimeException e) {
        // Damaged on purpose: lengths inside that do not fit.
        return REFUSED;
      }
    }

    private @Nullable SrtpCryptoContext newRtp(int ssrc) throws GeneralSecurityException {
      return rtp.size() < MAX_SOURCES ? factory.deriveContext(ssrc, 0) : null;
    }

    synchronized int rtcp(byte[] data, int offset, int length) {
      if (length < RTCP_HEADER) {
        return REFUSED;
      }
      int ssrc = readInt(data, offset + RTCP_HEADER - 4);
      try {
        SrtcpCryptoContext known = rtcp.get(ssrc);
        SrtcpCryptoContext context = known == null ? newRtcp(ssrc) : known;
        if (context == null) {
          return REFUSED;
        }
        view.of(data, offset, length);
        SrtpErrorStatus status =
            sending ? context.transformPacket(view) : context.reverseTransformPacket(view);
        if (status != SrtpErrorStatus.OK) {
          return REFUSED;
        }
        if (known == null) {
          rtcp.put(ssrc, context);
        }
        return view.getLength();
      } catch (GeneralSecurityException | RuntimeException e) {
        // Damaged on purpose: lengths inside that do not fit.
        return REFUSED;
      }
    }

    private @Nullable SrtcpCryptoContext newRtcp(int ssrc) throws GeneralSecurityException {
      return rtcp.size() < MAX_SOURCES ? factory.deriveControlContext(ssrc) : null;
    }

    private static int readInt(byte[] data, int at) {
      return (data[at] & 0xFF) << 24
          | (data[at + 1] & 0xFF) << 16
          | (data[at + 2] & 0xFF) << 8
          | (data[at + 3] & 0xFF);
    }
  }
}
