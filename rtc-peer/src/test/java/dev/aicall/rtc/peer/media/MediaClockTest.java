package dev.aicall.rtc.peer.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MediaClockTest {
  @Test
  void runsAreOnTimeOnTheWhole() throws InterruptedException {
    try (MediaClock clock = new MediaClock("test-clock")) {
      CountDownLatch runs = new CountDownLatch(51);
      long began = System.nanoTime();
      clock.add(runs::countDown);
      assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);

      assertThat(took).as("50 periods are never shorter").isGreaterThanOrEqualTo(499);
      assertThat(clock.lateness().runs()).isGreaterThanOrEqualTo(51);
      assertThat(clock.lateness().maxNanos()).isNotNegative();
    }
  }

  @Test
  void lateRunsAreMadeUpForAndCounted() throws InterruptedException {
    try (MediaClock clock = new MediaClock("test-clock")) {
      AtomicInteger runs = new AtomicInteger();
      CountDownLatch enough = new CountDownLatch(30);
      clock.add(
          () -> {
            if (runs.incrementAndGet() == 5) {
              busy(100);
            }
            enough.countDown();
          });
      assertThat(enough.await(10, TimeUnit.SECONDS)).isTrue();

      assertThat(clock.lateness().late()).isGreaterThanOrEqualTo(5);
      assertThat(clock.lateness().maxNanos())
          .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(85));
    }
  }

  private static void busy(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void taskThatThrowsStopsNobody() throws InterruptedException {
    try (MediaClock clock = new MediaClock("test-clock")) {
      CountDownLatch others = new CountDownLatch(5);
      clock.add(
          () -> {
            throw new AssertionError("a task that throws");
          });
      clock.add(others::countDown);
      assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void sameTaskTwiceIsTwoTasksAndEndedOnesRunNoMore() throws InterruptedException {
    try (MediaClock clock = new MediaClock("test-clock")) {
      AtomicInteger runs = new AtomicInteger();
      Runnable task = runs::incrementAndGet;
      MediaClock.Registration first = clock.add(task);
      first.close();
      first.close();
      CountDownLatch later = new CountDownLatch(3);
      MediaClock.Registration second = clock.add(task);
      clock.add(later::countDown);
      assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
      second.close();
      assertThat(runs.get()).isGreaterThanOrEqualTo(3);
      CountDownLatch last = new CountDownLatch(3);
      clock.add(last::countDown);
      assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(runs.get()).isLessThan((int) clock.lateness().runs() + 1);
    }
  }

  @Test
  void closeEndsTheThread() throws InterruptedException {
    MediaClock clock = new MediaClock("test-clock");
    CountDownLatch ran = new CountDownLatch(1);
    Thread[] thread = new Thread[1];
    clock.add(
        () -> {
          thread[0] = Thread.currentThread();
          ran.countDown();
        });
    assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();

    clock.close();
    clock.close();

    assertThat(thread[0].isAlive()).isFalse();
    assertThat(thread[0].isDaemon()).isTrue();
  }
}
