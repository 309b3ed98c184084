package dev.aicall.rtc.jitsi.sctp;

/** What became of a message that was to be sent. */
public enum SendResult {
  /** It will be sent, or the association ends. */
  ACCEPTED,
  /** The send buffer is full: nothing was taken. Try again when messages were acknowledged. */
  BUFFER_FULL,
  /** The channel is closing or closed: nothing was taken. */
  CHANNEL_CLOSED
}
