package dev.aicall.rtc.jitsi.sctp;

/** Payload protocol identifiers of data channels, RFC 8831 section 8. */
final class Ppid {
  static final int DCEP = 50;
  static final int TEXT = 51;
  static final int BINARY = 53;
  static final int EMPTY_TEXT = 56;
  static final int EMPTY_BINARY = 57;

  private Ppid() {}

  /** Whether it marks a message of the user; the deprecated 52 and 54 are not taken. */
  static boolean isUserMessage(int ppid) {
    return ppid == TEXT || ppid == BINARY || isEmpty(ppid);
  }

  static boolean isEmpty(int ppid) {
    return ppid == EMPTY_TEXT || ppid == EMPTY_BINARY;
  }

  static boolean isBinary(int ppid) {
    return ppid == BINARY || ppid == EMPTY_BINARY;
  }

  /** SCTP has no empty messages: a byte without meaning goes under a number of its own. */
  static int of(boolean binary, boolean empty) {
    if (empty) {
      return binary ? EMPTY_BINARY : EMPTY_TEXT;
    }
    return binary ? BINARY : TEXT;
  }
}
