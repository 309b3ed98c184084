package dev.aicall.testkit;

import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.rtc.fake.FakeRtc;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds the contract on the fake in real time and on several threads, as a network stack has it.
 */
class RealTimeFakeContractTest implements RtcSessionContract {
  private static final SpeedProfile QUICK =
      new SpeedProfile(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofMillis(60),
          Duration.ofMillis(1),
          5);

  private static final Executor THREADS = DaemonThreads.executor("contract", 4);

  @Override
  public RtcSessionHarness newHarness() {
    return new FakeHarness(new FakeRtc(new SystemTime(), THREADS)) {
      @Override
      public SpeedProfile speed() {
        return QUICK;
      }

      @Override
      public void advance(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
          LockSupport.parkNanos(end - System.nanoTime());
        }
      }

      @Override
      public boolean handedInStillWorks() {
        return CompletableFuture.supplyAsync(() -> true, THREADS)
            .completeOnTimeout(false, QUICK.event().toMillis(), TimeUnit.MILLISECONDS)
            .join();
      }
    };
  }
}
