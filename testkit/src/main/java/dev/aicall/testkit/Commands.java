package dev.aicall.testkit;

import dev.aicall.domain.port.RtcSession;

/** Gives commands in rows. */
final class Commands {
  private Commands() {}

  /** Every command but the two that begin and end a session; ends as it began. */
  static void giveAllButJoinAndLeave(RtcSession session) {
    session.captureMicrophone(false);
    session.captureMicrophone(true);
    session.muteMicrophone(true);
    session.muteMicrophone(false);
    session.captureCamera(true);
    session.publishCamera(true);
    session.switchCamera();
    session.publishCamera(false);
    session.captureCamera(false);
    session.mutePlayout(true);
    session.mutePlayout(false);
    session.subscribeAudio("nobody", false);
    session.subscribeAudio("nobody", true);
    session.send(ContractCall.bytes("{}"));
    session.refreshToken("another token");
    session.setLocalView(null);
    session.setRemoteView("nobody", null);
  }
}
