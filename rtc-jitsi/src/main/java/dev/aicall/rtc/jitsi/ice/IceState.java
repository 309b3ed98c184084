package dev.aicall.rtc.jitsi.ice;

/** How the connection is. */
public enum IceState {
  /** Candidates are gathered, or the other's are awaited. */
  NEW,
  /** Pairs of candidates are tried. */
  CHECKING,
  /** A pair works. */
  CONNECTED,
  /** The other side stopped answering; nothing is sent. May come back by itself. */
  LOST,
  /** No pair works, or the other side was lost for 30 s. Only a restart helps. */
  FAILED
}
