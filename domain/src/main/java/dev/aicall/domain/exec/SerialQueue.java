package dev.aicall.domain.exec;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands items to one consumer, one after another in the order they came, on an executor: no
 * overlap, each item sees what the one before wrote, and never inside {@link #add} unless the
 * executor itself runs tasks there. Bursts are drained in one go. A consumer that throws is logged
 * and gets the next item.
 *
 * @param <T> what is handed over
 */
public final class SerialQueue<T> {
  private static final Logger log = LoggerFactory.getLogger(SerialQueue.class);

  /** Items handed over in one go before the executor's thread is offered to others. */
  private static final int BURST = 256;

  private final Executor executor;
  private final Consumer<? super T> consumer;
  private final Queue<T> items = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Runnable drain = this::drain;

  /**
   * Creates an empty queue.
   *
   * @param executor where the consumer runs; not closed by the queue
   * @param consumer who gets the items
   */
  public SerialQueue(Executor executor, Consumer<? super T> consumer) {
    this.executor = executor;
    this.consumer = consumer;
  }

  /**
   * Appends an item. Safe from any thread.
   *
   * @param item what to hand over
   */
  public void add(T item) {
    items.add(item);
    schedule();
  }

  private void schedule() {
    if (!scheduled.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(drain);
    } catch (RejectedExecutionException e) {
      scheduled.set(false);
      log.warn("executor refused to run; items stay queued until the next one comes", e);
    }
  }

  private void drain() {
    try {
      for (int i = 0; i < BURST; i++) {
        T item = items.poll();
        if (item == null) {
          return;
        }
        handOver(item);
      }
    } finally {
      scheduled.set(false);
      if (!items.isEmpty()) {
        schedule();
      }
    }
  }

  /** Whatever a consumer throws must neither reach a foreign thread nor stop the next item. */
  private void handOver(T item) {
    try {
      consumer.accept(item);
    } catch (Throwable e) {
      log.error("task failed", e);
    }
  }
}
