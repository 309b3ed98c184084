package dev.aicall.rtc.jitsi.sctp;

/** Why an association is over. */
public enum EndReason {
  /** Either side shut it down; everything that was sent arrived. */
  SHUT_DOWN,
  /** This side called {@code abort}. */
  ABORTED_HERE,
  /** The other side sent ABORT. */
  ABORTED_BY_PEER,
  /** The other side no longer answers, or never did. */
  PEER_UNREACHABLE,
  /** The other side broke the protocol in a way that cannot be passed over; it got an ABORT. */
  PROTOCOL_VIOLATION,
  /** An error of this package, which is logged; the other side got an ABORT. */
  INTERNAL_ERROR
}
