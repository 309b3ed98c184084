package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.jitsi.log.LibraryLog;
import java.util.List;
import org.ice4j.TransportAddress;
import org.ice4j.ice.Agent;
import org.ice4j.ice.CandidatePair;
import org.ice4j.ice.CandidatePairState;
import org.ice4j.ice.IceMediaStream;
import org.jspecify.annotations.Nullable;

/** ice4j's agent, which also tells whose signed checks came. */
final class CallAgent extends Agent {
  static {
    Ice4jSettings.apply();
  }

  private final CheckedAddresses checked;
  private final Runnable heard;

  /**
   * Creates an agent.
   *
   * @param checked gets the addresses of signed checks
   * @param heard runs for each of them
   */
  CallAgent(CheckedAddresses checked, Runnable heard) {
    super(new LibraryLog(CallAgent.class));
    this.checked = checked;
    this.heard = heard;
    setUseDynamicPorts(false);
    setPerformConsentFreshness(true);
  }

  @Override
  protected boolean incomingCheckReceived(
      TransportAddress remote,
      TransportAddress local,
      long priority,
      String remoteUfrag,
      String localUfrag,
      boolean useCandidate) {
    if (findLocalCandidate(local) instanceof BoundCandidate bound && !bound.isCandidate()) {
      return false;
    }
    checked.add(remote);
    heard.run();
    return super.incomingCheckReceived(
        remote, local, priority, remoteUfrag, localUfrag, useCandidate);
  }

  /** Returns the best pair that works, whether the deciding side chose it or not. */
  static @Nullable CandidatePair bestOf(IceMediaStream stream) {
    CandidatePair best = null;
    for (CandidatePair pair : List.copyOf(stream.getCheckList())) {
      boolean works = pair.getState() == CandidatePairState.SUCCEEDED;
      if (works && (best == null || pair.getPriority() > best.getPriority())) {
        best = pair;
      }
    }
    return best;
  }
}
