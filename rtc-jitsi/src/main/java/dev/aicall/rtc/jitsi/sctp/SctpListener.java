package dev.aicall.rtc.jitsi.sctp;

/**
 * Hears the events of one {@link SctpAssociation}, on its loop, one at a time, when the association
 * has finished what it was doing: every method of the association may be called inside. What it
 * throws is logged and forgotten.
 */
public interface SctpListener {
  /**
   * The association is up, or up again after the other side restarted. All channels of before a
   * restart were closed; ids may be used anew.
   */
  default void onConnected() {}

  /**
   * A channel is open: the other side opened it, or took the one that was opened here.
   *
   * @param channel which one
   */
  default void onChannelOpen(SctpChannel channel) {}

  /**
   * A message arrived.
   *
   * @param channel on which channel
   * @param data its bytes, the receiver's own from now on
   * @param binary how it is marked
   */
  default void onMessage(SctpChannel channel, byte[] data, boolean binary) {}

  /**
   * A channel is closed. Once for each channel that was not refused; the last event of the channel.
   *
   * @param channel which one
   * @param reason who closed it
   */
  default void onChannelClosed(SctpChannel channel, ChannelCloseReason reason) {}

  /**
   * The association is over. Once, the last event; those of its channels come before.
   *
   * @param reason why
   * @param detail more, for people; holds no secret
   */
  void onEnded(EndReason reason, String detail);
}
