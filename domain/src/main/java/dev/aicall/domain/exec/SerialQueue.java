package dev.aicall.domain.exec;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands items to one consumer, one after another in the order they came, on an executor: no
 * overlap, each item sees what the one before wrote, and never inside {@link #add} unless the
 * executor itself runs tasks there. Bursts are drained in one go. A consumer that throws is logged
 * and gets the next item.
 *
 * <p>A linked queue of many producers and one consumer after Dmitry Vyukov, with a count of waiting
 * items that also says whose turn it is to start the consumer: two atomic steps to add an item, one
 * to take a burst away. It is on the way of every message, hence not a queue of the JDK's.
 *
 * @param <T> what is handed over
 */
public final class SerialQueue<T> {
  private static final Logger log = LoggerFactory.getLogger(SerialQueue.class);

  /** Items handed over in one go before the executor's thread is offered to others. */
  private static final int BURST = 256;

  private final Executor executor;
  private final Consumer<? super T> consumer;
  private final Runnable drain = this::drain;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicReference<Node<T>> last;
  private Node<T> taken; // only the consumer's

  private static final class Node<T> {
    private @Nullable T item;
    private volatile @Nullable Node<T> next;
  }

  /**
   * Creates an empty queue.
   *
   * @param executor where the consumer runs; not closed by the queue
   * @param consumer who gets the items
   */
  public SerialQueue(Executor executor, Consumer<? super T> consumer) {
    this.executor = executor;
    this.consumer = consumer;
    this.taken = new Node<>();
    this.last = new AtomicReference<>(taken);
  }

  /**
   * Appends an item. Safe from any thread.
   *
   * @param item what to hand over
   */
  public void add(T item) {
    Node<T> node = new Node<>();
    node.item = item;
    last.getAndSet(node).next = node;
    if (waiting.getAndIncrement() == 0) {
      start();
    }
  }

  private void start() {
    try {
      executor.execute(drain);
    } catch (RejectedExecutionException e) {
      log.warn("the executor was shut down; what waits for it is lost", e);
    }
  }

  private void drain() {
    int handedOver = 0;
    while (handedOver < BURST) {
      T item = poll();
      if (item == null) {
        break;
      }
      handedOver++;
      handOver(item);
    }
    // Whoever adds an item to a queue that counts 0 starts the consumer, so the count must not
    // reach 0 before all that was counted is handed over.
    if (waiting.addAndGet(-handedOver) > 0) {
      start();
    }
  }

  private @Nullable T poll() {
    Node<T> next = taken.next;
    if (next == null) {
      if (taken == last.get()) {
        return null;
      }
      // A producer is between its two steps of appending: it is about to link its node.
      do {
        Thread.onSpinWait();
        next = taken.next;
      } while (next == null);
    }
    T item = next.item;
    next.item = null;
    taken = next;
    return item;
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
