package dev.aicall.rtc.peer.testing;

import dev.aicall.rtc.peer.media.MediaSection;
import java.util.Set;

/** Writes session descriptions that look like the signalling's and mean only their ufrag. */
final class LoopSdp {
  private LoopSdp() {}

  static String offer(String ufrag) {
    return head(ufrag, "actpass")
        + section("audio", 0, "sendrecv", ufrag)
        + section("audio", 1, "recvonly", ufrag)
        + section("video", 2, "sendonly", ufrag)
        + section("video", 3, "recvonly", ufrag)
        + data(ufrag);
  }

  static String answer(String ufrag, Set<MediaSection> pictures) {
    return head(ufrag, "active")
        + section("audio", 0, "sendrecv", ufrag)
        + section("audio", 1, "sendonly", ufrag)
        + section("video", 2, direction(pictures, MediaSection.CAMERA, "recvonly"), ufrag)
        + section("video", 3, direction(pictures, MediaSection.PICTURE, "sendonly"), ufrag)
        + data(ufrag);
  }

  private static String direction(
      Set<MediaSection> pictures, MediaSection section, String direction) {
    return pictures.contains(section) ? direction : "inactive";
  }

  private static String head(String ufrag, String setup) {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1 2 3 4\r\n"
        + "a=ice-options:"
        + ufrag
        + "\r\na=setup:"
        + setup
        + "\r\n";
  }

  private static String section(String kind, int mid, String direction, String ufrag) {
    return "m="
        + kind
        + " 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=mid:"
        + mid
        + "\r\na=ice-ufrag:"
        + ufrag
        + "\r\na=ice-pwd:passwordpasswordpassword\r\na="
        + direction
        + "\r\n";
  }

  private static String data(String ufrag) {
    return "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=mid:4\r\n"
        + "a=ice-ufrag:"
        + ufrag
        + "\r\na=ice-pwd:passwordpasswordpassword\r\na=sctp-port:5000\r\n";
  }
}
