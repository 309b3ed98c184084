package dev.aicall.rtc.webrtc;

import dev.aicall.domain.port.RtcException;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup.Role;

/** Asks for a peer where something is missing, twice, and prints what it is told. */
final class MissingChecks {
  private MissingChecks() {}

  public static void main(String[] args) {
    for (int i = 0; i < 2; i++) {
      try (MediaStack stack = new WebRtcStackProvider().open()) {
        stack.newPeer(PeerPair.setup(Role.OFFERING), new PeerEvents());
        System.out.println("NOTHING IS MISSING");
      } catch (RtcException e) {
        System.out.println("TOLD " + e.getMessage());
      }
    }
  }
}
