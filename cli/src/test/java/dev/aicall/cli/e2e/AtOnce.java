package dev.aicall.cli.e2e;

import dev.aicall.domain.exec.DaemonThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at once, each on a thread of its own. */
final class AtOnce {
  private AtOnce() {}

  /**
   * Waits until all are done, also if one fails.
   *
   * @return what they returned, in their order
   */
  static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads =
        Executors.newFixedThreadPool(tasks.size(), DaemonThreads.named("at-once"));
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
