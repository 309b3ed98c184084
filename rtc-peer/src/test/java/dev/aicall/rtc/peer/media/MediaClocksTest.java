package dev.aicall.rtc.peer.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MediaClocksTest {
  @Test
  void aGroupKeepsToOneThread() throws InterruptedException {
    try (MediaClocks clocks = new MediaClocks("test-clocks", 2)) {
      Map<Integer, List<Thread>> threads = threadsOf(clocks, MediaClocks.ENOUGH, 2);

      assertThat(threads.values()).allSatisfy(of -> assertThat(of.get(0)).isSameAs(of.get(1)));
      assertThat(names(threads)).containsOnly("test-clocks-1", "test-clocks-2");
    }
  }

  @Test
  void fewGroupsShareOneThread() throws InterruptedException {
    try (MediaClocks clocks = new MediaClocks("test-clocks", 8)) {
      assertThat(names(threadsOf(clocks, MediaClocks.ENOUGH, 1))).containsOnly("test-clocks-1");
    }
  }

  @Test
  void thereAreNeverMoreThreadsThanAllowedAndTheyHaveMuchTheSameToDo() throws InterruptedException {
    try (MediaClocks clocks = new MediaClocks("test-clocks", 3)) {
      List<String> names = names(threadsOf(clocks, MediaClocks.ENOUGH * 6, 1));

      assertThat(names).containsOnly("test-clocks-1", "test-clocks-2", "test-clocks-3");
      for (String name : List.of("test-clocks-1", "test-clocks-2", "test-clocks-3")) {
        assertThat(names.stream().filter(name::equals))
            .hasSizeBetween(MediaClocks.ENOUGH, MediaClocks.ENOUGH * 3);
      }
    }
  }

  @Test
  void closeEndsAllThreads() throws InterruptedException {
    MediaClocks clocks = new MediaClocks("test-clocks", 2);
    Map<Integer, List<Thread>> threads = threadsOf(clocks, MediaClocks.ENOUGH + 1, 1);

    clocks.close();
    clocks.close();

    assertThat(threads.values()).allSatisfy(of -> assertThat(of.get(0).isAlive()).isFalse());
  }

  /** On which threads the tasks of groups ran first. */
  private static Map<Integer, List<Thread>> threadsOf(MediaClocks clocks, int groups, int tasks)
      throws InterruptedException {
    Map<Integer, List<Thread>> threads = new ConcurrentHashMap<>();
    CountDownLatch ran = new CountDownLatch(groups * tasks);
    for (int i = 0; i < groups; i++) {
      List<Thread> ofGroup = new ArrayList<>();
      threads.put(i, ofGroup);
      MediaClocks.Group group = clocks.newGroup();
      for (int task = 0; task < tasks; task++) {
        group.add(new Once(ofGroup, ran));
      }
    }
    assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    return threads;
  }

  private static List<String> names(Map<Integer, List<Thread>> threads) {
    return threads.values().stream().map(of -> of.get(0).getName()).toList();
  }

  /** Notes its thread the first time. */
  private static final class Once implements Runnable {
    private final List<Thread> threads;
    private final CountDownLatch ran;
    private boolean done;

    Once(List<Thread> threads, CountDownLatch ran) {
      this.threads = threads;
      this.ran = ran;
    }

    @Override
    public void run() {
      if (!done) {
        done = true;
        synchronized (threads) {
          threads.add(Thread.currentThread());
        }
        ran.countDown();
      }
    }
  }
}
