package dev.aicall.domain.call;

import dev.aicall.api.ARTCAICallEngineDelegate;
import org.jspecify.annotations.Nullable;

/**
 * What a step decided to do; carried out on the call loop, in the order of the decisions. A
 * callback is an effect itself, so one object serves from the decision to the delegate.
 */
@FunctionalInterface
interface Effect {
  void run(CallLoop loop);

  /** Something to run on the callback executor. */
  @FunctionalInterface
  interface Callback extends Effect {
    void call(@Nullable ARTCAICallEngineDelegate delegate);

    @Override
    @SuppressWarnings("FunctionalInterfaceMethodChanged")
    default void run(CallLoop loop) {
      loop.callBack(this);
    }
  }

  /** Something to tell the delegate, if there is one. */
  @FunctionalInterface
  interface Tell extends Callback {
    void tell(ARTCAICallEngineDelegate delegate);

    @Override
    @SuppressWarnings("FunctionalInterfaceMethodChanged")
    default void call(@Nullable ARTCAICallEngineDelegate delegate) {
      if (delegate != null) {
        tell(delegate);
      }
    }
  }
}
