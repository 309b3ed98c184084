package dev.aicall.rtc.jitsi.sctp;

/** Why a channel is closed. */
public enum ChannelCloseReason {
  /** This side closed it. */
  CLOSED_HERE,
  /** The other side closed it, or did not take it. */
  CLOSED_BY_PEER,
  /** The other side sent a message that is longer than allowed; it was told to stop. */
  MESSAGE_TOO_LONG,
  /** The association ended, see {@link SctpListener#onEnded}. */
  ASSOCIATION_ENDED,
  /** The other side restarted the association and knows nothing of the channel. */
  PEER_RESTARTED
}
