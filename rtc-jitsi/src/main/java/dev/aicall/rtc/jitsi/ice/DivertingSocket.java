package dev.aicall.rtc.jitsi.ice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Set;
import org.ice4j.socket.DelegatingDatagramSocket;

/**
 * A socket that ice4j reads in its own thread and that hands it STUN and TURN only; everything else
 * goes to us on that same thread. So one thread a socket is enough, and no packet waits in a queue.
 * Datagrams are told apart by their first byte. Source: RFC 7983, section 7.
 */
final class DivertingSocket extends DelegatingDatagramSocket {
  private static final int STUN_HEADER = 20;
  private static final int STUN_COOKIE = 0x2112_A442;
  private static final int LAST_STUN_TYPE = 3;
  private static final int FIRST_CHANNEL = 64;
  private static final int LAST_CHANNEL = 79;

  private final Set<? extends SocketAddress> relays;
  private final PacketTaker taker;

  /**
   * Wraps a socket.
   *
   * @param inner is read and closed
   * @param relays TURN servers, which may send channel data; asked for each packet
   * @param taker takes what is not ICE's; must not throw
   */
  DivertingSocket(DatagramSocket inner, Set<? extends SocketAddress> relays, PacketTaker taker)
      throws SocketException {
    super(inner);
    this.relays = relays;
    this.taker = taker;
  }

  @Override
  public void receive(DatagramPacket packet) throws IOException {
    int room = packet.getLength();
    while (true) {
      packet.setLength(room);
      delegate.receive(packet);
      byte[] data = packet.getData();
      int offset = packet.getOffset();
      int length = packet.getLength();
      if (length == 0) {
        continue;
      }
      int first = data[offset] & 0xFF;
      if (first <= LAST_STUN_TYPE) {
        if (isStun(data, offset, length)) {
          return;
        }
      } else if (first < FIRST_CHANNEL || first > LAST_CHANNEL) {
        taker.packet(data, offset, length, packet.getSocketAddress());
      } else if (relays.contains(packet.getSocketAddress())) {
        return;
      }
    }
  }

  private static boolean isStun(byte[] data, int offset, int length) {
    if (length < STUN_HEADER) {
      return false;
    }
    int content = (data[offset + 2] & 0xFF) << 8 | (data[offset + 3] & 0xFF);
    int cookie = 0;
    for (int i = 4; i < 8; i++) {
      cookie = cookie << 8 | (data[offset + i] & 0xFF);
    }
    return cookie == STUN_COOKIE && content % 4 == 0 && content == length - STUN_HEADER;
  }
}
