package dev.aicall.rtc.jitsi.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Any packets: none is let through, and the next real one is. */
class SrtpFuzz {
  private static final int SSRC = 7;
  private static final int LENGTH = 40;

  private final List<SrtpSession> senders = new ArrayList<>();
  private final List<SrtpSession> receivers = new ArrayList<>();
  private int sequence;

  SrtpFuzz() {
    for (SrtpProfile profile : SrtpProfile.values()) {
      byte[] material = new byte[profile.keyingBytes()];
      Arrays.fill(material, (byte) 5);
      senders.add(new SrtpSession(new SrtpKeys(profile, material, true)));
      receivers.add(new SrtpSession(new SrtpKeys(profile, material, false)));
    }
  }

  @FuzzTest(maxDuration = "1m")
  void anyPacket(byte[] packet) {
    for (int i = 0; i < receivers.size(); i++) {
      assertThat(receivers.get(i).openRtp(packet.clone(), 0, packet.length))
          .isEqualTo(SrtpSession.REFUSED);
      assertThat(receivers.get(i).openRtcp(packet.clone(), 0, packet.length))
          .isEqualTo(SrtpSession.REFUSED);
      byte[] real = new byte[LENGTH + SrtpSession.MAX_GROWTH];
      real[0] = (byte) 0x80;
      real[1] = 111;
      real[2] = (byte) (sequence >> 8);
      real[3] = (byte) sequence;
      real[11] = SSRC;
      int sealed = senders.get(i).protectRtp(real, 0, LENGTH);
      assertThat(receivers.get(i).openRtp(real, 0, sealed)).isEqualTo(LENGTH);
    }
    sequence = (sequence + 1) & 0xFFFF;
  }
}
