package dev.aicall.rtc.jitsi.ice;

import java.net.SocketAddress;

/** Takes what comes from the network and is not ICE's. */
@FunctionalInterface
interface PacketTaker {
  /**
   * A datagram came; the array is only lent.
   *
   * @param from who sent it
   */
  void packet(byte[] data, int offset, int length, SocketAddress from);
}
