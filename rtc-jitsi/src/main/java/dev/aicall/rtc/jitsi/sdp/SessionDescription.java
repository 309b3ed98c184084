package dev.aicall.rtc.jitsi.sdp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one side tells the other. All sections that are used share one transport (BUNDLE).
 *
 * @param sessionId stays the same for a peer
 * @param version one higher for each new description
 * @param sections never empty, always in the same order
 * @param transport of all sections; a secret is in it
 */
public record SessionDescription(
    String sessionId, long version, List<SdpSection> sections, SdpTransport transport) {
  /** Longest text that is read. Source: the signalling. */
  public static final int MAX_CHARS = 64 * 1024;

  /**
   * Copies the sections.
   *
   * @param sessionId digits
   * @param version of the description
   * @param sections copied; their mids differ
   * @param transport of all sections
   * @throws IllegalArgumentException if there is none, or two have the same mid
   */
  public SessionDescription {
    sections = List.copyOf(sections);
    if (sections.isEmpty()) {
      throw new SdpException(0, "at least one section is needed");
    }
    Set<String> mids = new HashSet<>();
    for (SdpSection section : sections) {
      if (!mids.add(section.mid())) {
        throw new SdpException(0, "two sections have the same mid");
      }
    }
  }

  /**
   * Reads a description.
   *
   * @param text up to {@link #MAX_CHARS} characters
   * @return what it says; what this stack does not know is left out
   * @throws SdpException if it cannot be used
   */
  public static SessionDescription parse(String text) {
    return new SdpReader(text).read();
  }

  /**
   * Writes it.
   *
   * @return the text; a secret
   */
  public String text() {
    return SdpWriter.write(this);
  }

  @Override
  public String toString() {
    return "SessionDescription[" + sections.size() + " sections, version " + version + "]";
  }
}
