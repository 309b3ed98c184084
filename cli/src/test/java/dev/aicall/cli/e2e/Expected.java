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

  /** Sound needs nothing but packets; an ear knows half a second later. */
  static final double SOUND = 1;

  /** The longest pause between two tries to send a message that was lost, and a moment. */
  static final double RESENT = 3.2;

  private Expected() {}

  /**
   * From the end of a cut to the link: up to one pause between two offers, which grow, and an
   * attempt.
   */
  static double link(int cutSeconds) {
    return cutSeconds < 10 ? 3 : 6;
  }
}
