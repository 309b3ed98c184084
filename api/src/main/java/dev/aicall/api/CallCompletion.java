package dev.aicall.api;

import dev.aicall.api.error.CallError;
import org.jspecify.annotations.Nullable;

/** Receives the outcome of a join, exactly once, on the callback executor. */
@FunctionalInterface
public interface CallCompletion {
  /**
   * Tells how the join ended.
   *
   * @param error null when the call is connected, else why it is not
   */
  void completed(@Nullable CallError error);
}
