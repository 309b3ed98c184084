package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.jitsi.log.LibraryLog;
import org.ice4j.TransportAddress;
import org.ice4j.ice.Agent;

/** ice4j's agent, which also tells whose signed checks came. */
final class CallAgent extends Agent {
  static {
    Ice4jSettings.apply();
  }

  private final CheckedAddresses checked;

  CallAgent(CheckedAddresses checked) {
    super(new LibraryLog(CallAgent.class));
    this.checked = checked;
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
    return super.incomingCheckReceived(
        remote, local, priority, remoteUfrag, localUfrag, useCandidate);
  }
}
