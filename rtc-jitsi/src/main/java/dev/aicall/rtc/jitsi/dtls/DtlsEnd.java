package dev.aicall.rtc.jitsi.dtls;

/**
 * Why a session ended.
 *
 * @param reason the kind
 * @param detail for people; holds no secret
 */
public record DtlsEnd(Reason reason, String detail) {
  /** Kinds of ends. */
  public enum Reason {
    /** The other side said that it is closing. */
    CLOSED_BY_OTHER,
    /** The other side's certificate is not the one that signalling announced. */
    WRONG_FINGERPRINT,
    /** The other side refused the handshake, or broke the session off, with an alert. */
    REFUSED_BY_OTHER,
    /** The other side did not complete the handshake in time. */
    TIMEOUT,
    /** The other side broke the protocol, or offers nothing that this side speaks. */
    PROTOCOL
  }
}
