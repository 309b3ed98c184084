package dev.aicall.benchmarks;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;

/** Calls of one kind with sound both ways, of which both ends are in this process. */
interface Calls extends AutoCloseable {
  /**
   * Makes one and waits until it is up. The caller sends a tone, which is received too.
   *
   * @param agent what the agent sends
   * @param caller what gets it
   */
  void add(PcmSource agent, PcmSink caller);

  /** Ends all. */
  @Override
  void close();
}
