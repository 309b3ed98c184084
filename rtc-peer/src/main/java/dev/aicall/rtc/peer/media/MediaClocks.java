package dev.aicall.rtc.peer.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several {@link MediaClock}s for a stack whose codecs run on them: one thread is full with some
 * eighty peers. A clock is made when those that there are have enough to do, up to as many as the
 * machine has processors. Safe from any thread.
 */
public final class MediaClocks implements AutoCloseable {
  /** So many tasks share a thread before there is another: sixteen peers with two; our choice. */
  static final int ENOUGH = 32;

  private final String threadName;
  private final int most;
  private final List<MediaClock> clocks = new ArrayList<>();

  /**
   * Creates the first clock.
   *
   * @param threadName for people who look at threads; the clocks are numbered from 1
   * @param most how many clocks there may be, from 1
   */
  public MediaClocks(String threadName, int most) {
    this.threadName = threadName;
    this.most = most;
    addClock();
  }

  private MediaClock addClock() {
    MediaClock clock = new MediaClock(threadName + "-" + (clocks.size() + 1));
    clocks.add(clock);
    return clock;
  }

  /** Tasks that run on one thread, so one after the other: those of one peer. */
  public final class Group {
    private @Nullable MediaClock clock;

    private Group() {}

    /**
     * Runs a task every 10 ms; see {@link MediaClock#add}. The first one chooses the thread.
     *
     * @param run what to do
     * @return close it to stop
     */
    public MediaClock.Registration add(Runnable run) {
      synchronized (clocks) {
        MediaClock chosen = clock == null ? leastBusy() : clock;
        clock = chosen;
        return chosen.add(run);
      }
    }
  }

  /**
   * Begins a group.
   *
   * @return one without tasks
   */
  public Group newGroup() {
    return new Group();
  }

  private MediaClock leastBusy() {
    MediaClock least =
        clocks.stream().min(Comparator.comparingInt(MediaClock::tasks)).orElseThrow();
    return least.tasks() >= ENOUGH && clocks.size() < most ? addClock() : least;
  }

  /** Stops all; returns when their threads have ended. Not from a task. Idempotent. */
  @Override
  public void close() {
    synchronized (clocks) {
      clocks.forEach(MediaClock::close);
    }
  }

  @Override
  public String toString() {
    synchronized (clocks) {
      return clocks.stream().map(MediaClock::lateness).toList().toString();
    }
  }
}
