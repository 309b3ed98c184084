package dev.aicall.rtc.jitsi.dtls;

/** A side of the handshake. */
public enum DtlsRole {
  /** Begins it; {@code a=setup:active}. */
  CLIENT,
  /** Waits for it; {@code a=setup:passive}. */
  SERVER
}
