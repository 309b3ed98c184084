package dev.aicall.rtc.jitsi.sctp;

/**
 * Which side of the DTLS handshake this is; says whose stream ids are whose, RFC 8832 section 6.
 */
public enum DtlsRole {
  /** Opens channels on even ids. */
  CLIENT(0),
  /** Opens channels on odd ids. */
  SERVER(1);

  private final int firstId;

  DtlsRole(int firstId) {
    this.firstId = firstId;
  }

  /** The smallest id of this side's. */
  int firstId() {
    return firstId;
  }

  /** Whether this side opens channels on the id. */
  boolean owns(int id) {
    return (id & 1) == firstId;
  }
}
