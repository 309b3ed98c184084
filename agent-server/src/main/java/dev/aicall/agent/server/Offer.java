package dev.aicall.agent.server;

import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.SdpText;
import dev.aicall.rtc.peer.signal.Signalling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what can be seen of an offer before a media stack looks at it. */
final class Offer {
  private static final List<String> SECTIONS =
      List.of("audio", "audio", "video", "video", "application");
  private static final Pattern SECTION = Pattern.compile("^m=(\\S+) ", Pattern.MULTILINE);

  private Offer() {}

  /** Returns the ufrag of the first section; refuses what is no offer of the signalling. */
  static String check(String sdp) throws RefusedRequest {
    if (sdp.getBytes(StandardCharsets.UTF_8).length > Signalling.MAX_SDP_BYTES) {
      throw new RefusedRequest(
          Problem.Code.TOO_LARGE,
          "A session description has at most " + Signalling.MAX_SDP_BYTES + " bytes.");
    }
    if (!sdp.startsWith("v=0")) {
      throw bad("It does not begin with v=0.");
    }
    Matcher matcher = SECTION.matcher(sdp);
    List<String> kinds = matcher.results().map(section -> section.group(1)).toList();
    if (!kinds.equals(SECTIONS)) {
      throw bad("Its sections must be " + SECTIONS + ".");
    }
    return SdpText.firstUfrag(sdp).orElseThrow(() -> bad("It has no ice-ufrag."));
  }

  private static RefusedRequest bad(String why) {
    return new RefusedRequest(Problem.Code.INVALID_PARAMES, "Not a usable offer. " + why);
  }
}
