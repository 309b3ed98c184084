package dev.aicall.rtc.jitsi.net;

import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.dtls.DtlsIdentities;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What all peers of a stack share: the identity, and threads for what blocks (handshakes, servers
 * that are asked), which come with work and go 5 s after it. Safe from any thread; needs no
 * closing.
 */
public final class NetworkRuntime {
  private static final int IDLE_SECONDS = 5;

  private final TimeSource time;
  private final DtlsIdentities identities;
  private final Executor workers;

  /**
   * Creates a runtime.
   *
   * @param time stamps, durations and delays
   */
  public NetworkRuntime(TimeSource time) {
    this.time = time;
    this.identities = new DtlsIdentities(time);
    // No queue: a handshake must not wait for another call's server that does not answer.
    this.workers =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            DaemonThreads.named("aicall-jitsi-net"));
  }

  TimeSource time() {
    return time;
  }

  DtlsIdentities identities() {
    return identities;
  }

  Executor workers() {
    return workers;
  }
}
