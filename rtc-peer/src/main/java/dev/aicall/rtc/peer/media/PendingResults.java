package dev.aicall.rtc.peer.media;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What a peer still has to answer. All of it fails when the peer closes, and all that comes later.
 */
public final class PendingResults {
  private final Executor control;
  private final Set<Entry> open = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Known by its identity. */
  private static final class Entry {
    private final CompletableFuture<?> result;

    private Entry(CompletableFuture<?> result) {
      this.result = result;
    }
  }

  /**
   * Creates it with nothing open.
   *
   * @param control runs the work, one task at a time
   */
  public PendingResults(Executor control) {
    this.control = control;
  }

  /**
   * Runs work on the control thread.
   *
   * @param work what to do
   * @param <T> what it comes to
   * @return what it comes to, failing with an {@link IllegalArgumentException} or an {@link
   *     IllegalStateException} only; completed on the control thread or by {@link #close}
   */
  public <T> CompletableFuture<T> submit(Callable<CompletableFuture<T>> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Entry entry = new Entry(result);
    open.add(entry);
    CompletableFuture<T> unused = result.whenComplete((value, error) -> open.remove(entry));
    if (closed.get()) {
      result.completeExceptionally(closedError());
      return result;
    }
    control.execute(
        () -> {
          try {
            CompletableFuture<T> unusedToo =
                work.call()
                    .whenCompleteAsync((value, error) -> settle(result, value, error), control);
          } catch (Throwable e) {
            result.completeExceptionally(known(e));
          }
        });
    return result;
  }

  private static <T> void settle(CompletableFuture<T> result, T value, @Nullable Throwable error) {
    if (error == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(known(error));
    }
  }

  private static RuntimeException known(Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof IllegalArgumentException argument) {
      return argument;
    }
    return cause instanceof IllegalStateException state
        ? state
        : new IllegalStateException("the media stack failed", cause);
  }

  private static IllegalStateException closedError() {
    return new IllegalStateException("the peer is closed");
  }

  /**
   * Fails all that is open.
   *
   * @return true for the first time
   */
  public boolean close() {
    boolean first = closed.compareAndSet(false, true);
    if (first) {
      // Whoever waits may do anything: not on the closing thread, which may be in an event.
      control.execute(
          () -> open.forEach(entry -> entry.result.completeExceptionally(closedError())));
    }
    return first;
  }
}
