package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;

/** The media stack {@code webrtc}. */
public final class WebRtcStackProvider implements MediaStackProvider {
  /** What users choose it by, as a media stack and as an RTC backend. */
  public static final String NAME = "webrtc";

  /** For {@link java.util.ServiceLoader}. */
  public WebRtcStackProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public MediaStack open() {
    return new WebRtcStack();
  }
}
