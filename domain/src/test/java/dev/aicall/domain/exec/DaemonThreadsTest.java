package dev.aicall.domain.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {
  private final BlockingQueue<Thread> ran = new LinkedBlockingQueue<>();

  @Test
  void aQueueThatBlocksHoldsUpNoOther() throws InterruptedException {
    Executor shared = DaemonThreads.shared("test-shared");
    Executor stuck = new SerialExecutor(shared);
    CountDownLatch free = new CountDownLatch(1);
    stuck.execute(
        () -> {
          try {
            free.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    stuck.execute(this::run);

    new SerialExecutor(shared).execute(this::run);
    Thread other = ran.poll(10, TimeUnit.SECONDS);

    assertThat(other).isNotNull();
    assertThat(other.isDaemon()).isTrue();
    assertThat(other.getName()).startsWith("test-shared-");
    assertThat(ran).isEmpty();
    free.countDown();
    assertThat(ran.poll(10, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void anIdleTimerHasNoThread() throws InterruptedException {
    ScheduledThreadPoolExecutor timer = DaemonThreads.timer("test-timer");
    timer.execute(this::run);
    Thread thread = ran.poll(10, TimeUnit.SECONDS);
    assertThat(thread).isNotNull();

    thread.join(TimeUnit.SECONDS.toMillis(30));

    assertThat(thread.isAlive()).isFalse();
    timer.execute(this::run);
    assertThat(ran.poll(10, TimeUnit.SECONDS)).isNotNull();
    timer.shutdown();
  }

  private void run() {
    ran.add(Thread.currentThread());
  }
}
