package dev.aicall.rtc.jitsi.sdp;

import java.util.Locale;

/** Reads and writes candidates. Source: RFC 8839, section 5.1. */
final class CandidateLine {
  /** Up to the type: foundation, component, transport, priority, address, port, typ, type. */
  private static final int LEAST_WORDS = 8;

  private static final long MAX_PRIORITY = 0xFFFF_FFFFL;
  private static final int MAX_PORT = 65_535;
  private static final int MAX_FOUNDATION = 32;
  private static final int MAX_ADDRESS = 255;

  /** Stands for an address that is not told. Source: RFC 8829, section 5.2.1. */
  private static final String HIDDEN = "0.0.0.0";

  private static final int RTP = 1;
  private static final int MAX_COMPONENT = 256;

  private CandidateLine() {}

  /** Returns whether a candidate is for RTP, which shares its port with RTCP. */
  static boolean isForRtp(SdpLine line) {
    String[] words = line.words(LEAST_WORDS, "candidate");
    return line.integer(words[1], 1, MAX_COMPONENT, "candidate component") == RTP;
  }

  static SdpCandidate read(SdpLine line) {
    String[] words = line.words(LEAST_WORDS, "candidate");
    if (words[0].length() > MAX_FOUNDATION || words[4].length() > MAX_ADDRESS) {
      throw line.wrong("candidate has parts that are too long");
    }
    if (!words[6].equals("typ")) {
      throw line.wrong("candidate has no typ");
    }
    SdpCandidate.Type type =
        SdpCandidate.Type.of(words[7])
            .orElseThrow(() -> line.wrong("candidate is of an unknown type"));
    String relatedAddress = "";
    int relatedPort = 0;
    for (int i = LEAST_WORDS; i + 1 < words.length; i += 2) {
      if (words[i].equals("raddr") && words[i + 1].length() <= MAX_ADDRESS) {
        relatedAddress = words[i + 1].equals(HIDDEN) ? "" : words[i + 1];
      } else if (words[i].equals("rport")) {
        relatedPort = line.integer(words[i + 1], 0, MAX_PORT, "candidate rport");
      }
    }
    return new SdpCandidate(
        words[0],
        line.number(words[3], 0, MAX_PRIORITY, "candidate priority"),
        words[4],
        line.integer(words[5], 0, MAX_PORT, "candidate port"),
        type,
        words[2].toLowerCase(Locale.ROOT).equals("udp"),
        relatedAddress,
        relatedPort);
  }

  static String write(SdpCandidate candidate) {
    String line =
        String.format(
            Locale.ROOT,
            "%s %d %s %d %s %d typ %s",
            candidate.foundation(),
            RTP,
            candidate.udp() ? "udp" : "tcp",
            candidate.priority(),
            candidate.address(),
            candidate.port(),
            candidate.type().text());
    if (candidate.type() == SdpCandidate.Type.HOST) {
      return line;
    }
    boolean hidden = candidate.relatedAddress().isEmpty();
    return line
        + " raddr "
        + (hidden ? HIDDEN : candidate.relatedAddress())
        + " rport "
        + candidate.relatedPort();
  }
}
