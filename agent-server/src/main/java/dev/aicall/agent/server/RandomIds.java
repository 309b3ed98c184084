package dev.aicall.agent.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes ids that nobody guesses. Safe from any thread. */
final class RandomIds {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** 128 bits, as the signalling wants for resources. */
  private static final int BYTES = 16;

  private static final int SHORT_BYTES = 4;

  private RandomIds() {}

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** 128 random bits as 32 hex digits. */
  static String secret() {
    return HexFormat.of().formatHex(bytes(BYTES));
  }

  /** 32 random bits as 8 hex digits, for names that only must differ within one channel. */
  static String suffix() {
    return HexFormat.of().formatHex(bytes(SHORT_BYTES));
  }
}
