package dev.aicall.rtc.jitsi.net;

/**
 * Hears the events of one {@link SecureTransport}; called without a lock held, must return quickly.
 * Packets come on the receiving thread of the call.
 */
public interface TransportListener {
  /** How the connection is. */
  enum State {
    /** ICE and DTLS are up, or ICE is up again. */
    CONNECTED,
    /** The other side stopped answering; may come back by itself. */
    DISCONNECTED,
    /** The other side cannot be reached; a restart may help. */
    FAILED,
    /** DTLS is over, by the other side or since it must not be trusted; nothing helps. */
    ENDED
  }

  /** ICE is up for the first time; DTLS begins. */
  default void onIceConnected() {}

  /**
   * The state changed.
   *
   * @param state the new one; nothing follows ENDED
   * @param detail for people; holds no secret
   */
  void onState(State state, String detail);

  /**
   * An RTP packet came and was good.
   *
   * @param data holds it, opened; valid only inside this call, may be changed
   * @param offset index of its first byte
   * @param length bytes
   */
  void onRtp(byte[] data, int offset, int length);

  /**
   * An RTCP packet came and was good.
   *
   * @param data holds it, opened; valid only inside this call, may be changed
   * @param offset index of its first byte
   * @param length bytes
   */
  void onRtcp(byte[] data, int offset, int length);

  /**
   * A message of DTLS came, which is a packet of SCTP.
   *
   * @param data holds it; valid only inside this call
   * @param offset index of its first byte
   * @param length bytes
   */
  void onData(byte[] data, int offset, int length);
}
