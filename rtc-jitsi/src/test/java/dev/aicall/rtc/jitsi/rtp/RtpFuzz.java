package dev.aicall.rtc.jitsi.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.aicall.domain.exec.VirtualTime;
import java.util.List;

/** Any bytes: nothing is thrown, what is read lies inside, and can be written and read again. */
class RtpFuzz {
  @FuzzTest(maxDuration = "1m")
  void rtp(byte[] data) {
    RtpPacket packet = new RtpPacket();
    if (packet.read(data, 0, data.length)) {
      assertThat(packet.payloadOffset()).isBetween(12, data.length);
      assertThat(packet.payloadLength()).isBetween(0, data.length - packet.payloadOffset());
      RtpSession session = new RtpSession(1, "x", 48_000, new VirtualTime(), (d, o, l) -> {});
      session.received(packet, 0);
      session.tick();
    }
  }

  @FuzzTest(maxDuration = "1m")
  void rtcp(byte[] data) {
    List<RtcpPacket> packets = RtcpReader.read(data, 0, data.length);
    if (packets == null) {
      return;
    }
    RtpSession session = new RtpSession(1, "x", 48_000, new VirtualTime(), (d, o, l) -> {});
    session.onRtcp(packets);
    session.tick();
    for (RtcpPacket packet : packets) {
      boolean isExact =
          !(packet instanceof RtcpPacket.Description || packet instanceof RtcpPacket.Remb);
      if (isExact) {
        RtcpWriter writer = new RtcpWriter();
        writer.add(packet);
        byte[] written = writer.take();
        List<RtcpPacket> again = RtcpReader.read(written, 0, written.length - PacketOut.TAILROOM);
        assertThat(again).as("%s", packet).isNotNull();
        if (!(packet instanceof RtcpPacket.Nack)) { // there, order and repeats may change
          assertThat(again).containsExactly(packet);
        }
      }
    }
  }
}
