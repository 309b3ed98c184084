package dev.aicall.rtc.jitsi.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.exec.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpRouterTest {
  private static final int OPUS = 111;
  private static final int VP8 = 96;

  private final RtpRouter router = new RtpRouter();
  private final List<String> heard = new ArrayList<>();

  private RtpSession session(int ssrc) {
    RtpSession session =
        new RtpSession(ssrc, "x", 48_000, new VirtualTime(), (data, offset, length) -> {});
    session.listen(
        new RtpSession.Listener() {
          @Override
          public void onPictureWanted() {
            heard.add("picture of " + ssrc);
          }
        });
    return session;
  }

  private void rtp(int payloadType, int ssrc) {
    byte[] data = new byte[20];
    RtpPacket.writeHeader(data, payloadType, false, 1, 1, ssrc);
    router.onDatagram(data, 0, data.length);
  }

  @Test
  void packetsGoToTheSectionThatPromisedThemOrIsTheOnlyOneThatFits() {
    router.add(session(1), OPUS, 10, packet -> heard.add("first " + packet.ssrc()));
    router.add(session(2), OPUS, 20, packet -> heard.add("second " + packet.ssrc()));
    router.add(session(3), VP8, null, packet -> heard.add("picture " + packet.ssrc()));
    router.add(session(4), VP8, null, null);
    rtp(OPUS, 20);
    rtp(OPUS, 10);
    rtp(OPUS, 30);
    rtp(VP8, 40);
    rtp(VP8, 40);
    rtp(VP8, 50);
    rtp(0, 10);

    assertThat(heard).containsExactly("second 20", "first 10", "picture 40", "picture 40");
    assertThat(router.strangers()).isEqualTo(3);
  }

  @Test
  void aPacketThatMayBeEithersIsNobodys() {
    router.add(session(1), OPUS, null, packet -> heard.add("first"));
    router.add(session(2), OPUS, null, packet -> heard.add("second"));
    rtp(OPUS, 7);

    assertThat(heard).isEmpty();
    assertThat(router.strangers()).isEqualTo(1);
  }

  @Test
  void rtcpGoesToAll() {
    router.add(session(1), OPUS, null, null);
    router.add(session(2), VP8, null, null);
    RtcpWriter writer = new RtcpWriter();
    writer.add(new RtcpPacket.PictureLoss(9, 2));
    byte[] data = writer.take();
    router.onDatagram(data, 0, data.length - PacketOut.TAILROOM);

    assertThat(heard).containsExactly("picture of 2");
  }

  @Test
  void garbageIsCounted() {
    Random random = new Random(1);
    router.add(session(1), OPUS, null, packet -> {});
    for (int i = 0; i < 1_000; i++) {
      byte[] data = new byte[random.nextInt(100)];
      random.nextBytes(data);
      router.onDatagram(data, 0, data.length);
    }
    assertThat(router.damaged()).isBetween(700L, 1_000L);
  }
}
