package dev.aicall.rtc.jitsi.sdp;

import java.util.Locale;
import java.util.Optional;

/** Which side begins the DTLS handshake. Source: RFC 4145, section 4; RFC 8842, section 5. */
public enum SdpSetup {
  /** This one. */
  ACTIVE,
  /** The other one. */
  PASSIVE,
  /** The answerer says; in offers only. */
  ACTPASS;

  static Optional<SdpSetup> of(String text) {
    for (SdpSetup setup : values()) {
      if (setup.text().equals(text)) {
        return Optional.of(setup);
      }
    }
    return Optional.empty();
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns what an answer says to this offer: active where it may choose. */
  SdpSetup answered() {
    return this == ACTIVE ? PASSIVE : ACTIVE;
  }
}
