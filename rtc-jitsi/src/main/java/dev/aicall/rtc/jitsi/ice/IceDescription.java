package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.jitsi.sdp.SdpCandidate;
import java.util.List;

/**
 * What the other side must know to reach this one.
 *
 * @param credentials of the newest generation
 * @param candidates those that were found in time, best first
 */
public record IceDescription(IceCredentials credentials, List<SdpCandidate> candidates) {
  /**
   * Copies the candidates.
   *
   * @param credentials of the newest generation
   * @param candidates copied
   */
  public IceDescription {
    candidates = List.copyOf(candidates);
  }
}
