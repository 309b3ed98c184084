package dev.aicall.rtc.jitsi.sctp;

import java.time.Duration;

/**
 * The times of an association. {@link #DEFAULT} is for calls in real time.
 *
 * @param initialRto waiting for an answer before any round trip is known: 10 ms to {@code maxRto}
 * @param minRto the least wait: 10 ms to {@code maxRto}
 * @param maxRto the longest wait, at most 60 s
 * @param maxRetransmissions how often nothing may come back in a row before the other side is taken
 *     as gone: 1 to 1,000
 * @param delayedSack how long an acknowledgement may wait for company: 0 to 500 ms
 * @param heartbeatInterval how long an idle association goes unprobed: 100 ms to 1 h
 * @param cookieLifetime how long the set-up of an association may take: 1 s to 1 h
 */
public record SctpTimings(
    Duration initialRto,
    Duration minRto,
    Duration maxRto,
    int maxRetransmissions,
    Duration delayedSack,
    Duration heartbeatInterval,
    Duration cookieLifetime) {
  private static final Duration SHORTEST_RTO = Duration.ofMillis(10);

  /**
   * Where they leave RFC 9260 section 16 (in brackets), and why:
   *
   * <ul>
   *   <li>first wait 300 ms (1 s): the path was just used for ICE and DTLS;
   *   <li>least wait 300 ms (1 s): more than the 200 ms for which others hold an acknowledgement
   *       back, as RFC 9260 wants, with 100 ms for the way; browsers have 400 ms;
   *   <li>longest wait 1.5 s (60 s; browsers have 3 s): a call over a path that loses 20 % each way
   *       needs some messages of one packet before it can begin, and must not wait long for any; a
   *       packet each 1.5 s burdens no path, and where answers take longer nobody can speak;
   *   <li>40 retransmissions (10, and 8 of INIT): with 300, 600 and 1,200 ms before the first, and
   *       1.5 s each then, about 59 s. ICE finds a dead peer in 7 s; this is the second line, and
   *       40 % loss each way must not end a call;
   *   <li>acknowledgements after 100 ms (200 ms): in time for others' least wait;
   *   <li>heartbeat after 15 s (30 s);
   *   <li>cookies for 60 s, as the RFC.
   * </ul>
   */
  public static final SctpTimings DEFAULT =
      new SctpTimings(
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(1_500),
          40,
          Duration.ofMillis(100),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60));

  /**
   * Checks the ranges.
   *
   * @param initialRto 10 ms to {@code maxRto}
   * @param minRto 10 ms to {@code maxRto}
   * @param maxRto 10 ms to 60 s
   * @param maxRetransmissions 1 to 1,000
   * @param delayedSack 0 to 500 ms
   * @param heartbeatInterval 100 ms to 1 h
   * @param cookieLifetime 1 s to 1 h
   * @throws IllegalArgumentException if one is out of range
   */
  public SctpTimings {
    check("maxRto", maxRto, SHORTEST_RTO, Duration.ofSeconds(60));
    check("initialRto", initialRto, SHORTEST_RTO, maxRto);
    check("minRto", minRto, SHORTEST_RTO, maxRto);
    check("delayedSack", delayedSack, Duration.ZERO, Duration.ofMillis(500));
    check("heartbeatInterval", heartbeatInterval, Duration.ofMillis(100), Duration.ofHours(1));
    check("cookieLifetime", cookieLifetime, Duration.ofSeconds(1), Duration.ofHours(1));
    if (maxRetransmissions < 1 || maxRetransmissions > 1_000) {
      throw new IllegalArgumentException(
          "maxRetransmissions: 1 to 1000, got " + maxRetransmissions);
    }
  }

  private static void check(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(name + ": " + least + " to " + most + ", got " + value);
    }
  }
}
