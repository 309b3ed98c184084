package dev.aicall.rtc.jitsi.sound;

import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.rtc.peer.device.SoundStream;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.testing.Tones;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Plays a tone on the JDK's own default device and records from it, in a JVM of its own. */
public final class AlsaChecks {
  private static final int HERTZ = 700;

  /** Half a second: both streams have begun. */
  private static final int LEFT_OUT = 50;

  private AlsaChecks() {}

  /** Prints the devices and how much of two recorded seconds is the tone. */
  public static void main(String[] args) throws Exception {
    try (JavaSound sound = new JavaSound(new SystemTime())) {
      System.out.println(sound.devices().get());
      PcmSource tone = Tones.source(HERTZ, SoundSystem.RATE_HZ, 1);
      BlockingQueue<short[]> recorded = new LinkedBlockingQueue<>();
      BlockingQueue<String> lost = new LinkedBlockingQueue<>();
      SoundStream playing =
          sound
              .play(SoundSystem.DEFAULT, block -> tone.read(block, 0, block.length), lost::add)
              .get();
      SoundStream recording = sound.record(SoundSystem.DEFAULT, recorded::add, lost::add).get();
      for (int i = 0; i < LEFT_OUT; i++) {
        recorded.take();
      }
      short[] heard = new short[2 * SoundSystem.RATE_HZ];
      for (int at = 0; at < heard.length; at += SoundSystem.BLOCK) {
        System.arraycopy(recorded.take(), 0, heard, at, SoundSystem.BLOCK);
      }
      System.out.println("tone: " + (Tones.share(heard, HERTZ, SoundSystem.RATE_HZ) > 0.9));
      System.out.println("lost: " + lost);
      playing.close();
      recording.close();
    }
  }
}
