package dev.aicall.rtc.jitsi.dtls;

/**
 * Looks at the records of a datagram before the library does: one that is too short for its cipher,
 * or of a version that there is not, makes the library end the session, though anybody can send
 * one. Source: RFC 6347, section 4.1.
 */
final class RecordCheck {
  private static final int HEADER_BYTES = 13;
  private static final int FIRST_TYPE = 20;
  private static final int LAST_TYPE = 23;

  /** That of the first hello of some clients; the rest of a session has 1.2. */
  private static final int DTLS_1_0 = 0xFEFF;

  private static final int DTLS_1_2 = 0xFEFD;

  /** Explicit nonce and tag, in all of our cipher suites. Source: RFC 5288, section 3. */
  private static final int LEAST_PROTECTED_BYTES = 8 + 16;

  private RecordCheck() {}

  /** Returns how many bytes at the begin are records as they should be; 0 if none is. */
  static int goodBytes(byte[] data, int offset, int length) {
    int good = 0;
    while (length - good >= HEADER_BYTES) {
      int at = offset + good;
      int type = data[at] & 0xFF;
      int version = number(data, at + 1);
      int epoch = number(data, at + 3);
      int content = number(data, at + HEADER_BYTES - 2);
      boolean possible =
          type >= FIRST_TYPE
              && type <= LAST_TYPE
              && (version == DTLS_1_2 || version == DTLS_1_0)
              && content >= (epoch == 0 ? 1 : LEAST_PROTECTED_BYTES)
              && content <= length - good - HEADER_BYTES;
      if (!possible) {
        return good;
      }
      good += HEADER_BYTES + content;
    }
    return good;
  }

  private static int number(byte[] data, int at) {
    return (data[at] & 0xFF) << 8 | (data[at + 1] & 0xFF);
  }
}
