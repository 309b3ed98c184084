package dev.aicall.rtc.jitsi.sctp;

/**
 * Numbers that wrap, RFC 1982, as numbers that do not: a TSN is a {@code long} everywhere but on
 * the wire, so that comparing is comparing.
 */
final class Tsn {
  private Tsn() {}

  /** The number nearest to a known one that looks so on the wire. */
  static long unwrap(int wire, long near) {
    return near + (wire - (int) near);
  }

  /** The first number of an association; far from zero, so that none before it is negative. */
  static long first(int wire) {
    return (1L << 32) + Integer.toUnsignedLong(wire);
  }

  static int wire(long tsn) {
    return (int) tsn;
  }

  /** How much newer the number of a message is than another: -32768 to 32767. */
  static int ssnDistance(int ssn, int from) {
    return (short) (ssn - from);
  }
}
