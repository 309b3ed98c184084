package dev.aicall.rtc.jitsi.rtp;

/** Takes packets that are to be protected and sent. */
@FunctionalInterface
public interface PacketOut {
  /**
   * Bytes that every packet has behind it in its array, for what SRTP and SRTCP append: 64, more
   * than the tag (16), the index (4) and a key identifier.
   */
  int TAILROOM = 64;

  /**
   * Takes a packet, on the thread that made it; quick, and never calls back. It may change the
   * bytes and up to {@link #TAILROOM} bytes behind them.
   *
   * @param data holds the packet, valid only inside this call
   * @param offset index of its first byte
   * @param length bytes
   */
  void packet(byte[] data, int offset, int length);
}
