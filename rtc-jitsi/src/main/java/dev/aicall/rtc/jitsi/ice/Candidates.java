package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.jitsi.sdp.SdpCandidate;
import java.util.ArrayList;
import java.util.List;
import org.ice4j.TransportAddress;
import org.ice4j.ice.CandidateType;
import org.ice4j.ice.Component;
import org.ice4j.ice.LocalCandidate;
import org.ice4j.ice.RemoteCandidate;

/** Translates between ice4j's candidates and those of descriptions. */
final class Candidates {
  private Candidates() {}

  /**
   * Returns what the other side may know.
   *
   * @param hide whether the addresses behind relays are kept from it
   */
  static List<SdpCandidate> of(Component component, boolean hide) {
    List<SdpCandidate> candidates = new ArrayList<>();
    for (LocalCandidate local : component.getLocalCandidates()) {
      boolean told = !(local instanceof BoundCandidate bound) || bound.isCandidate();
      if (told && local.getType() != CandidateType.PEER_REFLEXIVE_CANDIDATE) {
        candidates.add(describe(local, hide));
      }
    }
    return candidates;
  }

  private static SdpCandidate describe(LocalCandidate local, boolean hide) {
    SdpCandidate.Type type =
        switch (local.getType()) {
          case SERVER_REFLEXIVE_CANDIDATE -> SdpCandidate.Type.SRFLX;
          case RELAYED_CANDIDATE -> SdpCandidate.Type.RELAY;
          default -> SdpCandidate.Type.HOST;
        };
    TransportAddress address = local.getTransportAddress();
    LocalCandidate related = local.getRelatedCandidate();
    boolean hidden = hide || related == null || type == SdpCandidate.Type.HOST;
    return new SdpCandidate(
        local.getFoundation(),
        local.getPriority(),
        address.getHostAddress(),
        address.getPort(),
        type,
        true,
        hidden ? "" : related.getTransportAddress().getHostAddress(),
        hidden ? 0 : related.getTransportAddress().getPort());
  }

  /** Tells ice4j of the other side's candidates, as far as they can be used. */
  static void add(List<SdpCandidate> candidates, Component component) {
    for (SdpCandidate candidate : candidates) {
      RemoteAddress.of(candidate)
          .ifPresent(
              address ->
                  component.addRemoteCandidate(
                      new RemoteCandidate(
                          address,
                          component,
                          CandidateType.parse(candidate.type().text()),
                          candidate.foundation(),
                          candidate.priority(),
                          null)));
    }
  }
}
