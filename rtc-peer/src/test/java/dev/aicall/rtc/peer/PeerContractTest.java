package dev.aicall.rtc.peer;

import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.rtc.peer.testing.LoopNetwork;
import dev.aicall.rtc.peer.testing.PeerContractHarness;
import dev.aicall.testkit.RtcSessionContract;
import dev.aicall.testkit.RtcSessionHarness;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Holds the contract on a media stack in memory, over real HTTP and in real time. */
@Execution(ExecutionMode.CONCURRENT)
class PeerContractTest implements RtcSessionContract {
  private static final Executor THREADS = DaemonThreads.executor("loop-network", 4);

  @Override
  public RtcSessionHarness newHarness() {
    return new PeerContractHarness(new LoopNetwork(new SystemTime(), THREADS));
  }
}
