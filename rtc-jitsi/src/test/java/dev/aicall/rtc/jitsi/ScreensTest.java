package dev.aicall.rtc.jitsi;

import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.peer.testing.ScreenContract;

/** Holds the contract of screens on this stack. */
class ScreensTest extends ScreenContract {
  ScreensTest() {
    super(Main.class);
  }

  /** The child. */
  static final class Main {
    private Main() {}

    public static void main(String[] names) {
      run(names, new JitsiStackProvider(LocalAddresses.LOOPBACK)::open);
    }
  }
}
