package dev.aicall.testkit;

import java.time.Duration;

/**
 * How fast a backend is, with room for a slow machine; the contract waits no longer than this.
 *
 * @param join from join to the agent being ready
 * @param event from a cause to the event it has
 * @param reconnect from the network's return to the link's
 * @param quiet how long nothing has to come before nothing is believed to come
 * @param step how far time moves between two looks
 * @param cycles how many calls the leak test makes
 */
public record SpeedProfile(
    Duration join, Duration event, Duration reconnect, Duration quiet, Duration step, int cycles) {
  /** For a backend on virtual time, which costs nothing. */
  public static final SpeedProfile VIRTUAL =
      new SpeedProfile(
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          Duration.ofMillis(10),
          200);

  /** For two peers on one machine in real time. */
  public static final SpeedProfile LOOPBACK =
      new SpeedProfile(
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMillis(300),
          Duration.ofMillis(5),
          20);
}
