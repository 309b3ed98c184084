package dev.aicall.cli.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When each call is due. Made before the load begins and never changed by it: a call that could not
 * begin in time is late, and its caller has waited since it was due. That is what corrects set-up
 * times for coordinated omission.
 */
public final class Schedule {
  /** What a call has to hang up and be forgotten before its caller calls again: our choice. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** No call begins so shortly before the end that there is nothing to hear in it: our choice. */
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  private final List<Start> starts;

  /**
   * One call.
   *
   * @param number of the call, from 0 in the order of time
   * @param caller who makes it, 0 to callers - 1
   * @param due when it is to begin, from the start of the load
   * @param until when it is hung up, from the start of the load
   */
  record Start(int number, int caller, Duration due, Duration until) {}

  private Schedule(List<Start> starts) {
    this.starts = List.copyOf(starts);
  }

  /**
   * Callers that call all the time. Their first calls are spread over the length of a call and a
   * second, so that later ones are, too.
   *
   * @param callers at least 1
   * @param load how long calls begin
   * @param call how long a call lasts
   * @return the schedule
   */
  public static Schedule steady(int callers, Duration load, Duration call) {
    return repeated(callers, load, call, call.plus(PAUSE));
  }

  /**
   * Callers that begin one after the other and stay.
   *
   * @param callers at least 1
   * @param load when all hang up
   * @param ramp over how long they begin; the first at once, the last a step before its end
   * @return the schedule
   */
  public static Schedule ramp(int callers, Duration load, Duration ramp) {
    List<Start> starts = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      starts.add(new Start(i, i, part(ramp, i, callers), load));
    }
    return new Schedule(starts);
  }

  /**
   * Callers that begin at the same moment, again and again.
   *
   * @param callers at least 1
   * @param load how long calls begin
   * @param call how long a call lasts
   * @return the schedule
   */
  public static Schedule burst(int callers, Duration load, Duration call) {
    return repeated(callers, load, call, Duration.ZERO);
  }

  private static Schedule repeated(int callers, Duration load, Duration call, Duration spread) {
    Duration cycle = call.plus(PAUSE);
    Duration last = load.minus(least(call.dividedBy(2), SHORTEST));
    List<Start> starts = new ArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      // Where the load is shorter than a call, all callers still begin.
      Duration due = part(least(spread, last), caller, callers);
      for (; due.compareTo(last) <= 0; due = due.plus(cycle)) {
        starts.add(new Start(0, caller, due, least(due.plus(call), load)));
      }
    }
    starts.sort(Comparator.comparing(Start::due).thenComparing(Start::caller));
    List<Start> numbered = new ArrayList<>();
    for (Start start : starts) {
      numbered.add(new Start(numbered.size(), start.caller(), start.due(), start.until()));
    }
    return new Schedule(numbered);
  }

  private static Duration part(Duration whole, int part, int parts) {
    return whole.multipliedBy(part).dividedBy(parts);
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** All calls in the order of time. */
  List<Start> starts() {
    return starts;
  }

  /** The calls of one caller in the order of time. */
  List<Start> of(int caller) {
    return starts.stream().filter(start -> start.caller() == caller).toList();
  }

  /** How many callers there are. */
  int callers() {
    return starts.stream().mapToInt(Start::caller).max().orElse(-1) + 1;
  }
}
