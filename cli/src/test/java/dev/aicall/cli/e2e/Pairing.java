package dev.aicall.cli.e2e;

import com.google.inject.Module;
import dev.aicall.rtc.jitsi.JitsiModule;
import dev.aicall.rtc.jitsi.JitsiStackProvider;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.webrtc.WebRtcModule;
import dev.aicall.rtc.webrtc.WebRtcStackProvider;

/**
 * Which backend the caller has and which the agent's server. A child learns it from system
 * properties; without them both are {@code webrtc}.
 */
enum Pairing {
  WEBRTC(WebRtcStackProvider.NAME, WebRtcStackProvider.NAME),
  JITSI(JitsiStackProvider.NAME, JitsiStackProvider.NAME),
  JITSI_CALLS_WEBRTC(JitsiStackProvider.NAME, WebRtcStackProvider.NAME),
  WEBRTC_CALLS_JITSI(WebRtcStackProvider.NAME, JitsiStackProvider.NAME);

  private static final String NEAR = "aicall.test.near";
  private static final String FAR = "aicall.test.far";

  private final String near;
  private final String far;

  Pairing(String near, String far) {
    this.near = near;
    this.far = far;
  }

  /** The caller's backend. */
  String near() {
    return near;
  }

  /** The backend of the agent's server. */
  String far() {
    return far;
  }

  /** Tells a child. */
  String[] options() {
    return new String[] {"-D" + NEAR + "=" + near, "-D" + FAR + "=" + far};
  }

  /** In the child: the caller's stack. */
  static MediaStackProvider nearStack() {
    return stack(NEAR);
  }

  /** In the child: the agent's stack. */
  static MediaStackProvider farStack() {
    return stack(FAR);
  }

  private static MediaStackProvider stack(String property) {
    return isJitsi(property) ? new JitsiStackProvider() : new WebRtcStackProvider();
  }

  /** In the child: the caller's backend. */
  static Module nearModule(PeerConfig config) {
    return isJitsi(NEAR) ? new JitsiModule(config) : new WebRtcModule(config);
  }

  private static boolean isJitsi(String property) {
    return JitsiStackProvider.NAME.equals(System.getProperty(property));
  }
}
