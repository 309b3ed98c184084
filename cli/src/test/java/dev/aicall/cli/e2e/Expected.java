package dev.aicall.cli.e2e;

/** What the documentation says about times, in seconds. */
final class Expected {
  /** Four seconds after the last pong; pings go every second. */
  static final double NOTICED_LEAST = 3;

  static final double NOTICED_MOST = 4;

  /** From the loss of the link to the end of the call: EngineOptions.reconnectDeadline. */
  static final double DEADLINE = 30;

  /** Six seconds after the last ping, which is up to a second old. */
  static final double AWAY_LEAST = 5;

  static final double AWAY_MOST = 6;

  /** How long an agent is held after that. */
  static final double HELD = 35;

  /** How long a join may take: EngineOptions.joinDeadline. */
  static final double JOIN = 15;

  /** A piece of sound that was lost keeps an ear from hearing clearly for so long. */
  static final double FLICKER = 0.5;

  /** Sound needs nothing but packets; an ear knows half a second later. */
  static final double SOUND = 1;

  /** Pauses between two tries to send a message double, from 0.4 s on, 0.3 s with jitsi. */
  static final double RESENT = 1.6;

  /** An address that is gone: noticed, and up to three seconds for a message sent again. */
  static final double MOVED_LEAST = 3;

  static final double MOVED_MOST = 7;

  /** The longest pause before the next try, and what is left of one. */
  static final double REFUSED = 7;

  private static final int SHORT = 5;
  private static final int MIDDLE = 12;

  private Expected() {}

  /**
   * From the end of a cut to the link, at the most: what is left of a try that was under way, a
   * second; the pause before the next, which grows to 0.2, 2, and 5 s, 20 % more or less; and what
   * libwebrtc lets go by before it sends a message again, 3 s.
   */
  static double link(int cutSeconds) {
    if (cutSeconds <= SHORT) {
      return 4.2;
    }
    return cutSeconds <= MIDDLE ? 6.4 : 10;
  }
}
