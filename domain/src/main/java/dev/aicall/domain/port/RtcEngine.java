package dev.aicall.domain.port;

/**
 * The RTC stack as one call engine sees it: capabilities, and sessions, one for each call. Called
 * on the call loop only, except {@link #handle()}, which is safe from any thread.
 */
public interface RtcEngine extends AutoCloseable {
  /**
   * Returns what an application gets from {@code getRTCInstance()}.
   *
   * @return the backend's documented handle, never a raw peer connection
   */
  Object handle();

  /**
   * Returns what this stack can do on this machine.
   *
   * @return constant for the life of this engine
   */
  RtcCapabilities capabilities();

  /**
   * Switches between loudspeaker and earpiece, for this and later sessions.
   *
   * @param loudspeaker true for the loudspeaker
   */
  void useSpeaker(boolean loudspeaker);

  /**
   * Makes the session of one call. Nothing happens on the network before {@link RtcSession#join}.
   * Not called after {@link #close()}.
   *
   * @param listener hears its events
   * @return a new session
   */
  RtcSession newSession(RtcSessionListener listener);

  /**
   * Ends all sessions (each still tells its end) and releases what this engine made. Idempotent.
   */
  @Override
  void close();
}
