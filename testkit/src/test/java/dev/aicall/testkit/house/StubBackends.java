package dev.aicall.testkit.house;

import com.google.inject.Module;
import dev.aicall.domain.guice.RtcBackend;

/** Network backends that are only chosen: asked for their module they say so. */
public final class StubBackends {
  private StubBackends() {}

  private static Module chosen(String name) {
    throw new IllegalStateException(name + " was chosen");
  }

  /** Goes by the name of the WebRTC backend. */
  public static final class WebRtc implements RtcBackend {
    @Override
    public String name() {
      return "webrtc";
    }

    @Override
    public Module module() {
      return chosen(name());
    }
  }

  /** Goes by the name of the Jitsi backend. */
  public static final class Jitsi implements RtcBackend {
    @Override
    public String name() {
      return "jitsi";
    }

    @Override
    public Module module() {
      return chosen(name());
    }
  }
}
