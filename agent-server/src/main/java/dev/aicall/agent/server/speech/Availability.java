package dev.aicall.agent.server.speech;

/**
 * Whether an engine can be used on this machine.
 *
 * @param usable whether it can
 * @param detail version and model if it can, else what is missing and how to get it
 */
public record Availability(boolean usable, String detail) {
  /**
   * An engine that can be used.
   *
   * @param detail version and model
   * @return the value
   */
  public static Availability yes(String detail) {
    return new Availability(true, detail);
  }

  /**
   * An engine that cannot be used.
   *
   * @param detail what is missing and how to get it
   * @return the value
   */
  public static Availability no(String detail) {
    return new Availability(false, detail);
  }
}
