package dev.aicall.rtc.jitsi.sdp;

import java.util.List;

/**
 * How a side is reached and known. In a description one for all sections.
 *
 * @param ufrag of ICE
 * @param password of ICE; a secret
 * @param fingerprints of its certificate, at least one
 * @param setup which side begins DTLS
 * @param candidates may be none
 * @param complete whether no candidates follow
 */
public record SdpTransport(
    String ufrag,
    String password,
    List<SdpFingerprint> fingerprints,
    SdpSetup setup,
    List<SdpCandidate> candidates,
    boolean complete) {
  /**
   * Copies the lists.
   *
   * @param ufrag of ICE
   * @param password of ICE
   * @param fingerprints copied
   * @param setup which side begins DTLS
   * @param candidates copied
   * @param complete whether no candidates follow
   */
  public SdpTransport {
    fingerprints = List.copyOf(fingerprints);
    candidates = List.copyOf(candidates);
  }

  SdpTransport withSetup(SdpSetup other) {
    return new SdpTransport(ufrag, password, fingerprints, other, candidates, complete);
  }

  @Override
  public String toString() {
    return "SdpTransport[" + setup + ", " + candidates.size() + " candidates, ***]";
  }
}
