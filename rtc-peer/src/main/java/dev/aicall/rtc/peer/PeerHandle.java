package dev.aicall.rtc.peer;

import dev.aicall.rtc.peer.media.PeerStats;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What {@code getRTCInstance()} gives on a network backend: for logs, diagnostics and dashboards.
 * It can look and not touch, so no call depends on what an application does with it. Safe from any
 * thread.
 */
public final class PeerHandle {
  private final String stack;
  private final String configuration;
  private final Supplier<CompletableFuture<Optional<PeerStats>>> stats;

  PeerHandle(
      String stack, String configuration, Supplier<CompletableFuture<Optional<PeerStats>>> stats) {
    this.stack = stack;
    this.configuration = configuration;
    this.stats = stats;
  }

  /**
   * Returns name and version of the media stack.
   *
   * @return one short line, for example {@code webrtc-java 0.14.0}
   */
  public String stack() {
    return stack;
  }

  /**
   * Returns the configuration in words.
   *
   * @return one line without secrets
   */
  public String configuration() {
    return configuration;
  }

  /**
   * Counts what passed on the newest call's connection so far.
   *
   * @return the counters, empty while there is no connection; completes on any thread, never fails
   */
  public CompletableFuture<Optional<PeerStats>> stats() {
    return stats.get();
  }

  @Override
  public String toString() {
    return "PeerHandle[" + stack + ", " + configuration + "]";
  }
}
