package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.testing.ScreenContract;
import dev.aicall.rtc.webrtc.sound.PulseSound;
import java.util.Map;

/** Holds the contract of screens on this stack. */
final class ScreensTest extends ScreenContract {
  ScreensTest() {
    super(Main.class);
  }

  /** The child. */
  static final class Main {
    private Main() {}

    public static void main(String[] names) {
      run(names, () -> new WebRtcStack(new PulseSound(Map.of())));
    }
  }
}
