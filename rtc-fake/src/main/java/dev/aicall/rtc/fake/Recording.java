package dev.aicall.rtc.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A list that one thread writes and others look at, unless recording is switched off. */
final class Recording<T> {
  private final BooleanSupplier on;
  private final List<T> items = new ArrayList<>();

  Recording(BooleanSupplier on) {
    this.on = on;
  }

  void add(T item) {
    if (on.getAsBoolean()) {
      synchronized (items) {
        items.add(item);
      }
    }
  }

  List<T> snapshot() {
    synchronized (items) {
      return List.copyOf(items);
    }
  }
}
