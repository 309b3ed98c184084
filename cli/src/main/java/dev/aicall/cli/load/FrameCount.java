package dev.aicall.cli.load;

import java.util.concurrent.atomic.LongAdder;

/** Counts the pieces of 10 ms that backends take from microphones, and those taken late. */
final class FrameCount {
  private final LongAdder taken = new LongAdder();
  private final LongAdder late = new LongAdder();

  void taken(long pieces) {
    taken.add(pieces);
  }

  void late(long pieces) {
    late.add(pieces);
  }

  long taken() {
    return taken.sum();
  }

  long late() {
    return late.sum();
  }
}
