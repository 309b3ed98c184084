package dev.aicall.rtc.jitsi.dtls;

import dev.aicall.rtc.jitsi.srtp.SrtpKeys;

/** Hears the events of one {@link DtlsSession}; called without a lock held, must return quickly. */
public interface DtlsListener {
  /**
   * The handshake is complete. Comes once, before any data, on the thread of the handshake.
   *
   * @param keys for SRTP
   */
  void onUp(SrtpKeys keys);

  /**
   * Data arrived, on the thread that brought the datagram.
   *
   * @param data holds it, valid only inside this call
   * @param offset index of the first byte
   * @param length bytes
   */
  void onData(byte[] data, int offset, int length);

  /**
   * The session is over, not by {@link DtlsSession#close}. Comes at most once and last.
   *
   * @param end why
   */
  void onEnd(DtlsEnd end);
}
