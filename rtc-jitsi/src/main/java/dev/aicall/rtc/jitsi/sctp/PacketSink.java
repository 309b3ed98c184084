package dev.aicall.rtc.jitsi.sctp;

/** Where packets go: the DTLS transport. */
@FunctionalInterface
public interface PacketSink {
  /**
   * Sends a packet. Runs on the loop, inside a method of the association; must not call back into
   * it. What it throws is logged and counts as a lost packet.
   *
   * @param bytes holds the packet, valid only inside this call
   * @param offset where it begins
   * @param length bytes, at most {@code SctpConfig.maxPacketBytes()}
   */
  void send(byte[] bytes, int offset, int length);
}
