package dev.aicall.rtc.jitsi.sound;

import dev.aicall.domain.exec.SystemTime;
import dev.aicall.rtc.peer.device.SoundSystem;

/** Asks for devices where there is no {@code javax.sound}. */
public final class WithoutDesktop {
  private WithoutDesktop() {}

  /** Says what came of it. */
  public static void main(String[] args) {
    try (JavaSound sound = new JavaSound(new SystemTime())) {
      var opened =
          sound
              .play(SoundSystem.DEFAULT, block -> {}, reason -> {})
              .handle((stream, error) -> error.getClass().getName());
      System.out.println(sound.devices().join() + " and " + opened.join());
    }
  }
}
