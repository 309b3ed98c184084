package dev.aicall.rtc.jitsi.ice;

/**
 * Hears the events of one {@link IceTransport}; called without a lock held, must return quickly.
 */
public interface IceListener {
  /**
   * The state changed.
   *
   * @param state the new one
   */
  void onState(IceState state);

  /**
   * A datagram came that is none of ICE's, from an address that proved to be the other side's. On
   * the receiving thread of the call; two at a time only while a restart is under way.
   *
   * @param data holds it, valid only inside this call, may be changed
   * @param offset index of its first byte
   * @param length bytes
   */
  void onPacket(byte[] data, int offset, int length);
}
