package dev.aicall.rtc.jitsi.sdp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a description line by line; takes what WebRTC stacks write, in any order they write it. */
final class SdpReader {
  private static final int MAX_SECTIONS = 32;
  private static final int MAX_LINE = 4_096;
  private static final long MAX_VERSION = Long.MAX_VALUE / 10;

  private final String text;
  private final TransportReader session = new TransportReader();
  private final List<SectionReader> sections = new ArrayList<>();
  private final Set<String> bundle = new LinkedHashSet<>();
  private SdpDirection direction = SdpDirection.SENDRECV;
  private String sessionId = "0";
  private long version;

  SdpReader(String text) {
    this.text = text;
  }

  SessionDescription read() {
    if (text.length() > SessionDescription.MAX_CHARS) {
      throw new SdpException(0, "at most " + SessionDescription.MAX_CHARS + " characters");
    }
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (!line.isBlank()) {
        take(number, line);
      }
    }
    if (sections.isEmpty()) {
      throw new SdpException(0, "at least one section is needed");
    }
    return description();
  }

  private void take(int number, String line) {
    if (line.length() > MAX_LINE) {
      throw new SdpException(number, "at most " + MAX_LINE + " characters in a line");
    }
    if (line.length() < 2 || line.charAt(1) != '=') {
      throw new SdpException(number, "a letter and = are needed");
    }
    if (number == 1 && !line.trim().equals("v=0")) {
      throw new SdpException(number, "v=0 is needed");
    }
    SdpLine value = new SdpLine(number, line.substring(2));
    switch (line.charAt(0)) {
      case 'o' -> origin(value);
      case 'm' -> begin(value);
      case 'a' -> attribute(value);
      default -> {
        // Nothing of use: names, times, bandwidths.
      }
    }
  }

  private void origin(SdpLine line) {
    String[] words = line.words(3, "o=");
    boolean digits =
        words[1].length() <= 20 && words[1].chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      throw line.wrong("session id: up to 20 digits");
    }
    sessionId = words[1];
    version = line.number(words[2], 0, MAX_VERSION, "session version");
  }

  private void begin(SdpLine line) {
    if (sections.size() == MAX_SECTIONS) {
      throw line.wrong("more than " + MAX_SECTIONS + " sections");
    }
    sections.add(new SectionReader(line, direction));
  }

  private void attribute(SdpLine line) {
    int colon = line.value().indexOf(':');
    String name = (colon < 0 ? line.value() : line.value().substring(0, colon)).trim();
    SdpLine value = new SdpLine(line.number(), colon < 0 ? "" : line.value().substring(colon + 1));
    if (!sections.isEmpty()) {
      sections.get(sections.size() - 1).take(name, value);
      return;
    }
    if (session.take(name, value)) {
      return;
    }
    if (name.equals("group")) {
      String[] words = value.words(1, "group");
      if (words[0].equals("BUNDLE")) {
        bundle.addAll(List.of(words).subList(1, words.length));
      }
    } else {
      SdpDirection.of(name).ifPresent(told -> direction = told);
    }
  }

  /** All that is used must share one transport: that of the first in the bundle. */
  private SessionDescription description() {
    List<SdpSection> read = new ArrayList<>();
    SectionReader first = null;
    int used = 0;
    for (int i = 0; i < sections.size(); i++) {
      SectionReader section = sections.get(i);
      read.add(section.section(i));
      if (!section.isRejected()) {
        used++;
        first = first == null || isFirstInBundle(section) ? section : first;
      }
    }
    if (used > 1) {
      for (SectionReader section : sections) {
        if (!section.isRejected() && !bundle.contains(section.mid())) {
          throw new SdpException(0, "all sections are needed in one BUNDLE group");
        }
      }
    }
    return new SessionDescription(sessionId, version, read, transport(first));
  }

  private boolean isFirstInBundle(SectionReader section) {
    return !bundle.isEmpty() && bundle.iterator().next().equals(section.mid());
  }

  private SdpTransport transport(@Nullable SectionReader first) {
    if (first == null) {
      throw new SdpException(0, "all sections are rejected");
    }
    return first.transport(session);
  }
}
