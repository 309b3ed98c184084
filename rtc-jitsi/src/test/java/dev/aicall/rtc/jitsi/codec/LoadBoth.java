package dev.aicall.rtc.jitsi.codec;

import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.jitsi.audio.AudioReceiver;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.jitsi.video.VideoReceiver;

/** A program for a JVM of its own: loads both codecs. */
final class LoadBoth {
  private LoadBoth() {}

  public static void main(String[] args) {
    VirtualTime time = new VirtualTime();
    RtpSession session = new RtpSession(1, "a", 48_000, time, (data, offset, length) -> {});
    new AudioReceiver(1, session, time).close();
    new VideoReceiver(session, time).close();
    System.out.println("loaded both");
  }
}
