package dev.aicall.rtc.jitsi.sdp;

import java.util.Locale;

/** What a section carries. */
public enum SdpKind {
  /** Sound. */
  AUDIO,
  /** Pictures. */
  VIDEO,
  /** Data channels. */
  APPLICATION,
  /** Something that this stack does not know; it can only be rejected. */
  OTHER;

  static SdpKind of(String text) {
    for (SdpKind kind : values()) {
      if (kind != OTHER && kind.text().equals(text)) {
        return kind;
      }
    }
    return OTHER;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
