package dev.aicall.cli.load;

import java.time.Duration;
import java.util.List;

/**
 * What a load is to be.
 *
 * @param mode how the schedule was made
 * @param schedule when calls are due
 * @param load how long calls begin
 * @param lines what callers say, one line a turn, over and over; all at one rate
 * @param echo whether the agent gives back what it hears, so that round trips are measured
 * @param turnEvery from one turn of a caller to the next; with it answers are corrected
 * @param patience how long an answer is waited for, and at the end a call that is not set up
 */
public record LoadPlan(
    LoadMode mode,
    Schedule schedule,
    Duration load,
    List<Line> lines,
    boolean echo,
    Duration turnEvery,
    Duration patience) {
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  /**
   * Copies the lines.
   *
   * @param mode how the schedule was made
   * @param schedule when calls are due
   * @param load how long calls begin
   * @param lines what callers say; at least one
   * @param echo whether the agent gives back what it hears
   * @param turnEvery from one turn of a caller to the next
   * @param patience how long an answer is waited for
   */
  public LoadPlan {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("lines: at least one, got none");
    }
  }

  /**
   * Makes a plan of one short call that says nothing: so that the first measured call does not pay
   * for classes that are loaded once.
   *
   * @return to be run before this
   */
  public LoadPlan warmUp() {
    return new LoadPlan(
        LoadMode.burst,
        Schedule.burst(1, WARM_UP, WARM_UP),
        WARM_UP,
        lines,
        echo,
        turnEvery,
        patience);
  }
}
