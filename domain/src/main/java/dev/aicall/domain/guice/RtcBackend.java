package dev.aicall.domain.guice;

import com.google.inject.Module;

/** An RTC backend on the class path, found by {@link java.util.ServiceLoader}. */
public interface RtcBackend {
  /** Name of the backend without a network, which is taken only when it is alone or named. */
  String FAKE = "fake";

  /**
   * Returns what users choose it by.
   *
   * @return a short lower-case name, for example {@code webrtc}
   */
  String name();

  /**
   * Returns its bindings with the default configuration.
   *
   * @return a module that binds {@code RtcEngineFactory}
   */
  Module module();
}
