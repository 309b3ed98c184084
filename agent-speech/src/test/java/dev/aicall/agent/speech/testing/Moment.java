package dev.aicall.agent.speech.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A time that somebody waits for; the first one counts. */
public final class Moment {
  private final String what;
  private final CountDownLatch come = new CountDownLatch(1);
  private volatile long nanos;

  /** Says what it is for whoever waits in vain. */
  public Moment(String what) {
    this.what = what;
  }

  /** It has come. */
  public synchronized void come(long at) {
    if (come.getCount() > 0) {
      nanos = at;
      come.countDown();
    }
  }

  /** Waits for it. */
  public long await(Duration limit) {
    try {
      if (!come.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("waited " + limit.toMillis() + " ms for " + what);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    return nanos;
  }
}
