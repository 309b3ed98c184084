package dev.aicall.rtc.webrtc;

import com.google.inject.Module;
import dev.aicall.domain.guice.RtcBackend;
import dev.aicall.rtc.peer.PeerConfig;

/**
 * libwebrtc as a backend of the class path, for {@code createEngine("webrtc")}; its server is that
 * of the system property {@link PeerConfig#SERVER_PROPERTY}.
 */
public final class WebRtcBackend implements RtcBackend {
  /** For {@link java.util.ServiceLoader}. */
  public WebRtcBackend() {}

  @Override
  public String name() {
    return WebRtcStackProvider.NAME;
  }

  @Override
  public Module module() {
    return new WebRtcModule(PeerConfig.fromSystemProperties());
  }
}
