package dev.aicall.domain.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A future of the application's whose cancelling also cancels the request that it waits for. */
final class CancellingFuture<T> extends CompletableFuture<T> {
  private final Future<?> request;

  CancellingFuture(Future<?> request) {
    this.request = request;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    request.cancel(mayInterruptIfRunning);
    return cancelled;
  }
}
