package dev.aicall.rtc.jitsi.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Any datagrams to a session that is up: it stays up, and delivers none of them. */
class DtlsFuzz {
  private static final DtlsPair PAIR = DtlsPair.over(new LossyLink(1, 0, 0)).start();

  /** Records as such: what is found good lies inside and is found again. */
  @FuzzTest(maxDuration = "1m")
  void anyRecords(byte[] datagram) {
    int good = RecordCheck.goodBytes(datagram, 0, datagram.length);
    assertThat(good).isBetween(0, datagram.length);
    assertThat(RecordCheck.goodBytes(Arrays.copyOf(datagram, good), 0, good)).isEqualTo(good);
    byte[] shifted = new byte[datagram.length + 2];
    System.arraycopy(datagram, 0, shifted, 1, datagram.length);
    assertThat(RecordCheck.goodBytes(shifted, 1, datagram.length)).isEqualTo(good);
  }

  /** A datagram from the network, to the client and to the server. */
  @FuzzTest(maxDuration = "1m")
  void anyDatagram(byte[] datagram) throws Exception {
    PAIR.client.up.get(20, TimeUnit.SECONDS);
    PAIR.server.up.get(20, TimeUnit.SECONDS);
    for (DtlsPair.Side side : new DtlsPair.Side[] {PAIR.client, PAIR.server}) {
      side.session().received(datagram, 0, datagram.length);
      assertThat(side.end.isDone()).as("ended").isFalse();
      assertThat(side.messages).isEmpty();
    }
  }
}
