package dev.aicall.rtc.webrtc;

import dev.aicall.domain.port.RtcSession;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.OpusSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Edits session descriptions, the only way to some settings of 0.14.0, and checks what comes from
 * outside. Their text has the ICE password: never log one.
 */
final class SessionText {
  private static final Pattern OPUS =
      Pattern.compile("^a=rtpmap:(\\d+) opus/48000/2\\s*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern MEDIA = Pattern.compile("^m=(\\w+) ", Pattern.MULTILINE);
  private static final Pattern VP8 =
      Pattern.compile("^a=rtpmap:\\d+ VP8/90000\\s*$", Pattern.CASE_INSENSITIVE);

  /** Lengths are those of RFC 8839; the library takes no other description after wrong ones. */
  private static final Pattern BAD_ICE =
      Pattern.compile(
          "^a=(ice-ufrag:(?![\\w+/-]{4,256}\\s*$)|ice-pwd:(?![\\w+/-]{22,256}\\s*$)).*",
          Pattern.MULTILINE);

  private static final String KINDS = "audio audio video video application";
  private static final int DATA_INDEX = MediaSection.values().length;
  private static final String LINE_END = "\r\n";

  private SessionText() {}

  /**
   * Checks that a description has the sections of a call and usable ICE credentials.
   *
   * @throws IllegalArgumentException if not; the text is not in the message
   */
  static void requireSections(String sdp) {
    String kinds =
        MEDIA.matcher(sdp).results().map(found -> found.group(1)).collect(Collectors.joining(" "));
    if (!kinds.equals(KINDS)) {
      throw new IllegalArgumentException("sdp: sections " + KINDS + " are needed, got " + kinds);
    }
    if (BAD_ICE.matcher(sdp).find()) {
      throw new IllegalArgumentException(
          "sdp: an ice-ufrag of 4 to 256 and an ice-pwd of 22 to 256 ice-chars are needed");
    }
    List<String> lines = lines(sdp);
    if (lines.stream().noneMatch(line -> OPUS.matcher(line).matches())
        || lines.stream().noneMatch(line -> VP8.matcher(line).matches())) {
      throw new IllegalArgumentException("sdp: opus/48000/2 and VP8/90000 are needed");
    }
  }

  /** Returns the pictures of an offer that its side has a use for. */
  static Set<MediaSection> pictures(String sdp) {
    Set<MediaSection> active = EnumSet.copyOf(MediaSection.PICTURES);
    int index = -1;
    for (String line : lines(sdp)) {
      if (line.startsWith("m=")) {
        index++;
      } else if (line.equals("a=inactive") && index >= 0 && index < DATA_INDEX) {
        active.remove(MediaSection.at(index));
      }
    }
    return active;
  }

  /** Makes our own description, before it is set: whether we want to receive stereo. */
  static String local(String sdp, OpusSettings sound) {
    return sound.stereo() ? withOpus(sdp, List.of("stereo=1", "sprop-stereo=1")) : sdp;
  }

  /**
   * Makes the other's description say how we are to send: the encoder obeys what the other side
   * asks for, so our own settings go in there, as far as they do not exceed what it asked for.
   */
  static String remote(String sdp, OpusSettings sound) {
    List<String> wishes = new ArrayList<>();
    wishes.add("useinbandfec=1");
    wishes.add("usedtx=0");
    wishes.add("stereo=" + (sound.stereo() ? 1 : 0));
    wishes.add("maxplaybackrate=" + sound.maxRateHz());
    wishes.add("maxaveragebitrate=" + sound.bitsPerSecond());
    return withOpus(sdp, wishes);
  }

  /**
   * Makes our description ready for the other: the message limit is in it, ssrc lines are plain.
   */
  static String outgoing(String sdp) {
    List<String> out = new ArrayList<>();
    boolean data = false;
    for (String line : lines(sdp)) {
      if (line.startsWith("m=")) {
        data = line.startsWith("m=application");
      }
      boolean unwanted =
          line.startsWith("a=max-message-size:")
              || (line.startsWith("a=ssrc:") && !line.contains(" cname:"));
      if (!unwanted) {
        out.add(line);
      }
      if (data && line.startsWith("a=sctp-port:")) {
        out.add("a=max-message-size:" + RtcSession.MAX_MESSAGE_BYTES);
      }
    }
    return joined(out);
  }

  /**
   * Sets parameters of Opus in every section; the lower one of two bit rates or play rates wins.
   */
  private static String withOpus(String sdp, List<String> parameters) {
    List<String> out = new ArrayList<>();
    List<String> section = new ArrayList<>();
    for (String line : lines(sdp)) {
      if (line.startsWith("m=")) {
        out.addAll(opusSection(section, parameters));
        section.clear();
      }
      section.add(line);
    }
    out.addAll(opusSection(section, parameters));
    return joined(out);
  }

  private static List<String> opusSection(List<String> section, List<String> parameters) {
    for (String line : section) {
      Matcher opus = OPUS.matcher(line);
      if (opus.matches()) {
        return withParameters(section, line, "a=fmtp:" + opus.group(1) + " ", parameters);
      }
    }
    return List.copyOf(section);
  }

  private static List<String> withParameters(
      List<String> section, String rtpmap, String prefix, List<String> parameters) {
    FormatParameters all = new FormatParameters();
    section.stream()
        .filter(line -> line.startsWith(prefix))
        .forEach(line -> all.addAll(line.substring(prefix.length())));
    parameters.forEach(all::set);
    List<String> out = new ArrayList<>();
    for (String line : section) {
      if (!line.startsWith(prefix)) {
        out.add(line);
      }
      if (line.equals(rtpmap)) {
        out.add(prefix + all);
      }
    }
    return out;
  }

  private static List<String> lines(String sdp) {
    return sdp.lines().filter(line -> !line.isBlank()).toList();
  }

  private static String joined(List<String> lines) {
    return String.join(LINE_END, lines) + LINE_END;
  }
}
