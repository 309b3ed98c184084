package dev.aicall.rtc.jitsi.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatagramFunnelTest {
  private static final byte CHANGE_CIPHER_SPEC = 20;
  private static final byte ALERT = 21;
  private static final byte HANDSHAKE = 22;
  private static final byte DATA = 23;

  private final VirtualTime time = new VirtualTime();
  private final List<Byte> out = new ArrayList<>();
  private final DatagramFunnel funnel =
      new DatagramFunnel((data, offset, length) -> out.add(data[offset]), time);

  private void send(byte type) {
    funnel.send(new byte[] {type, 0, 0}, 0, 3);
  }

  /** What the library does with a repeated flight of the client. */
  private void repeatedFlightComes() {
    funnel.handOver(new byte[1]);
    send(CHANGE_CIPHER_SPEC);
    send(HANDSHAKE);
  }

  @Test
  void theRecordsOfAFlightGoOutTogether() {
    send(CHANGE_CIPHER_SPEC);
    send(HANDSHAKE);
    assertThat(out).isEmpty();

    funnel.endHandshake();

    assertThat(out).containsExactly(CHANGE_CIPHER_SPEC);
  }

  @Test
  void flightsThatCameWhileTheLastOneWasMadeAreNotAnswered() {
    funnel.endHandshake();

    repeatedFlightComes();
    repeatedFlightComes();
    send(DATA);
    send(ALERT);

    assertThat(out).containsExactly(DATA, ALERT);
  }

  @Test
  void theLastFlightIsRepeatedWhereItCanHaveBeenMissed() {
    funnel.endHandshake();
    for (int millis = 0; millis < 200; millis++) {
      repeatedFlightComes();
      time.advance(Duration.ofMillis(1));
    }

    // After 40, 80, 120 and 160 ms.
    assertThat(out).hasSize(8);
    assertThat(out.subList(0, 2)).containsExactly(CHANGE_CIPHER_SPEC, HANDSHAKE);
  }
}
