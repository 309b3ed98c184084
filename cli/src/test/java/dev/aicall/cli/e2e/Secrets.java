package dev.aicall.cli.e2e;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes up passwords and keys, so that none is written down anywhere. */
final class Secrets {
  private static final int BYTES = 16;

  private Secrets() {}

  /** 32 hex digits. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
