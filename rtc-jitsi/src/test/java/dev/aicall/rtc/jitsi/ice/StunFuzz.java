package dev.aicall.rtc.jitsi.ice;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.ice4j.StunException;
import org.ice4j.message.Message;

/** Any datagrams: each is sorted to one side, only what looks like STUN gets to ice4j. */
class StunFuzz {
  private static final InetSocketAddress SENDER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000);
  private static final int ROOM = 1_500;

  /** One datagram from a side that is no TURN server, and one more after it. */
  @FuzzTest(maxDuration = "1m")
  void anyDatagram(byte[] datagram) throws SocketException {
    sort(datagram, Set.of());
  }

  /** One datagram from a TURN server. */
  @FuzzTest(maxDuration = "1m")
  void anyDatagramOfAServer(byte[] datagram) throws SocketException {
    sort(datagram, Set.of(SENDER));
  }

  private static void sort(byte[] datagram, Set<InetSocketAddress> relays) throws SocketException {
    int[] diverted = new int[1];
    PacketTaker taker =
        (data, offset, length, from) -> {
          assertThat(Arrays.copyOfRange(data, offset, offset + length))
              .isEqualTo(Arrays.copyOf(datagram, Math.min(datagram.length, ROOM)));
          diverted[0]++;
        };
    DatagramPacket packet = new DatagramPacket(new byte[ROOM], ROOM);
    try (DivertingSocket socket = new DivertingSocket(new Once(datagram), relays, taker)) {
      socket.receive(packet);
      assertThat(diverted[0]).isZero();
      decode(packet);
    } catch (EOFException e) {
      assertThat(diverted[0]).isLessThanOrEqualTo(1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** As ice4j does it: what it cannot read, or fails at, it drops. It must only come to an end. */
  private static void decode(DatagramPacket packet) {
    if (packet.getData()[0] > 3) {
      return;
    }
    ByteBuffer header = ByteBuffer.wrap(packet.getData());
    assertThat(packet.getLength()).isEqualTo(20 + header.getShort(2)).isGreaterThanOrEqualTo(20);
    assertThat(header.getInt(4)).isEqualTo(0x2112_A442);
    try {
      Message read = Message.decode(packet.getData(), 0, packet.getLength());
      assertThat(read).isNotNull();
    } catch (StunException | RuntimeException e) {
      assertThat(e).isNotNull();
    }
  }

  /** Brings one datagram, then the end. */
  private static final class Once extends DatagramSocket {
    private byte[] next;

    Once(byte[] datagram) throws SocketException {
      super((java.net.SocketAddress) null);
      this.next = datagram;
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
      byte[] now = next;
      if (now.length == 0) {
        throw new EOFException();
      }
      next = new byte[0];
      int length = Math.min(now.length, packet.getLength());
      System.arraycopy(now, 0, packet.getData(), packet.getOffset(), length);
      packet.setLength(length);
      packet.setSocketAddress(SENDER);
    }
  }
}
