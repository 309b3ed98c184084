package dev.aicall.rtc.jitsi;

import com.google.inject.Module;
import dev.aicall.domain.guice.RtcBackend;
import dev.aicall.rtc.peer.PeerConfig;

/**
 * Jitsi's libraries as a backend of the class path, for {@code createEngine("jitsi")}; its server
 * is that of the system property {@link PeerConfig#SERVER_PROPERTY}.
 */
public final class JitsiBackend implements RtcBackend {
  /** For {@link java.util.ServiceLoader}. */
  public JitsiBackend() {}

  @Override
  public String name() {
    return JitsiStackProvider.NAME;
  }

  @Override
  public Module module() {
    return new JitsiModule(PeerConfig.fromSystemProperties());
  }
}
