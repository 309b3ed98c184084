package dev.aicall.rtc.jitsi.dtls;

/** Takes datagrams that are to be sent. */
@FunctionalInterface
public interface DatagramOut {
  /**
   * Sends a datagram, or loses it, as networks do; never blocks, never throws, never calls back.
   *
   * @param data holds the datagram, valid only inside this call
   * @param offset index of its first byte
   * @param length bytes
   */
  void datagram(byte[] data, int offset, int length);
}
