package dev.aicall.rtc.jitsi.ice;

import org.ice4j.TransportAddress;
import org.ice4j.ice.HostCandidate;
import org.ice4j.ice.harvest.StunCandidateHarvester;
import org.jspecify.annotations.Nullable;

/** Asks a STUN server how it sees our sockets. */
final class ReflexiveHarvester extends StunCandidateHarvester {
  ReflexiveHarvester(TransportAddress server) {
    super(server);
  }

  @Override
  protected @Nullable HostCandidate getHostCandidate(HostCandidate host) {
    return host instanceof BoundCandidate bound && bound.isCandidate() ? host : null;
  }
}
