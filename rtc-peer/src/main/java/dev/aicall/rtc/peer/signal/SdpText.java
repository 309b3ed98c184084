package dev.aicall.rtc.peer.signal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks things up in session descriptions. Their text has the ICE password: never log one. */
public final class SdpText {
  private static final Pattern UFRAG =
      Pattern.compile("^a=ice-ufrag:(\\S+)\\s*$", Pattern.MULTILINE);

  private static final Pattern SECTION = Pattern.compile("^m=", Pattern.MULTILINE);

  private SdpText() {}

  /**
   * Returns the ICE user fragment of the first section, which tells one offer from another.
   *
   * @param sdp a session description
   * @return the fragment, empty if there is none
   */
  public static Optional<String> firstUfrag(String sdp) {
    Matcher found = UFRAG.matcher(sdp);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /**
   * Counts the sections.
   *
   * @param sdp a session description
   * @return media and data sections
   */
  public static int sections(String sdp) {
    return (int) SECTION.matcher(sdp).results().count();
  }
}
