package dev.aicall.rtc.jitsi.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what a session or a section says about how its side is reached. */
final class TransportReader {
  private static final int MAX_CANDIDATES = 64;
  private static final int MAX_FINGERPRINTS = 8;

  /** Some stacks write - and _ although they should not. Source: RFC 8839, section 5.4. */
  private static final Pattern UFRAG = Pattern.compile("[A-Za-z0-9+/_-]{4,256}");

  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9+/_-]{22,256}");
  private static final Pattern HASH = Pattern.compile("\\p{XDigit}{2}(:\\p{XDigit}{2}){0,127}");

  private final List<SdpFingerprint> fingerprints = new ArrayList<>();
  private final List<SdpCandidate> candidates = new ArrayList<>();
  private @Nullable String ufrag;
  private @Nullable String password;
  private @Nullable SdpSetup setup;
  private boolean complete;

  /** Returns whether the attribute was one of these. */
  boolean take(String name, SdpLine line) {
    switch (name) {
      case "ice-ufrag" -> ufrag = matching(UFRAG, line, "ice-ufrag: 4 to 256 ice-chars");
      case "ice-pwd" -> password = matching(PASSWORD, line, "ice-pwd: 22 to 256 ice-chars");
      case "fingerprint" -> fingerprint(line);
      case "setup" ->
          setup =
              SdpSetup.of(line.value().trim())
                  .orElseThrow(() -> line.wrong("setup: active, passive or actpass"));
      case "candidate" -> candidate(line);
      case "end-of-candidates" -> complete = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String matching(Pattern form, SdpLine line, String problem) {
    String value = line.value().trim();
    if (!form.matcher(value).matches()) {
      throw line.wrong(problem);
    }
    return value;
  }

  private void fingerprint(SdpLine line) {
    String[] words = line.words(2, "fingerprint");
    if (!HASH.matcher(words[1]).matches()) {
      throw line.wrong("fingerprint: hexadecimal bytes with colons between them");
    }
    if (fingerprints.size() == MAX_FINGERPRINTS) {
      throw line.wrong("more than " + MAX_FINGERPRINTS + " fingerprints");
    }
    fingerprints.add(new SdpFingerprint(words[0].toLowerCase(Locale.ROOT), words[1]));
  }

  private void candidate(SdpLine line) {
    if (!CandidateLine.isForRtp(line)) {
      return;
    }
    if (candidates.size() == MAX_CANDIDATES) {
      throw line.wrong("more than " + MAX_CANDIDATES + " candidates in a section");
    }
    candidates.add(CandidateLine.read(line));
  }

  /** Puts together what a section says and, where it says nothing, what the session says. */
  SdpTransport within(TransportReader session) {
    String anyUfrag = ufrag != null ? ufrag : session.ufrag;
    String anyPassword = password != null ? password : session.password;
    if (anyUfrag == null || anyPassword == null) {
      throw new SdpException(0, "ice-ufrag and ice-pwd are needed");
    }
    List<SdpFingerprint> any = fingerprints.isEmpty() ? session.fingerprints : fingerprints;
    if (any.isEmpty()) {
      throw new SdpException(0, "a fingerprint is needed");
    }
    SdpSetup anySetup = setup != null ? setup : session.setup;
    if (anySetup == null) {
      throw new SdpException(0, "setup is needed");
    }
    return new SdpTransport(
        anyUfrag, anyPassword, any, anySetup, candidates, complete || session.complete);
  }
}
