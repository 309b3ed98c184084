package dev.aicall.rtc.jitsi.sctp;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the packets of one side and asserts that it never sends more than the window that the
 * other side told, in the SACKs that have arrived.
 */
final class WindowWatch {
  private final PacketReader reader = new PacketReader();

  /** Bytes by number of what was sent and is neither acknowledged nor reported by a gap. */
  private final Map<Long, Integer> onTheWay = new HashMap<>();

  private @Nullable SackChunk newest;
  private long cumulative;
  private long highestSent;
  private long bytesOnTheWay;
  int violations;
  int probes;

  PacketSink sent(PacketSink to) {
    return (bytes, offset, length) -> {
      chunks(bytes, offset, length).forEach(this::sent);
      to.send(bytes, offset, length);
    };
  }

  PacketSink received(PacketSink to) {
    return (bytes, offset, length) -> {
      chunks(bytes, offset, length).forEach(this::received);
      to.send(bytes, offset, length);
    };
  }

  private Iterable<Chunk> chunks(byte[] bytes, int offset, int length) {
    Packet packet = reader.read(bytes, offset, length);
    return packet instanceof Packet.Sound sound ? sound.chunks() : java.util.List.of();
  }

  private void sent(Chunk chunk) {
    if (!(chunk instanceof DataChunk data)) {
      return;
    }
    if (highestSent == 0) {
      highestSent = Tsn.first(data.tsn());
      cumulative = highestSent - 1;
    }
    long tsn = Tsn.unwrap(data.tsn(), highestSent);
    if (tsn <= highestSent && onTheWay.containsKey(tsn)) {
      return;
    }
    highestSent = Math.max(highestSent, tsn);
    onTheWay.put(tsn, data.count());
    bytesOnTheWay += data.count();
    if (newest != null) {
      if (bytesOnTheWay > Integer.toUnsignedLong(newest.window())) {
        if (onTheWay.size() == 1) {
          probes++;
        } else {
          violations++;
        }
      }
    }
  }

  private void received(Chunk chunk) {
    if (!(chunk instanceof SackChunk sack) || highestSent == 0) {
      return;
    }
    long tsn = Tsn.unwrap(sack.cumulativeTsn(), highestSent);
    if (tsn < cumulative) {
      return;
    }
    for (; cumulative < tsn; cumulative++) {
      arrived(cumulative + 1);
    }
    newest = sack;
    for (int i = 0; i < sack.gaps().length; i += 2) {
      for (int offset = sack.gaps()[i]; offset <= sack.gaps()[i + 1]; offset++) {
        arrived(tsn + offset);
      }
    }
  }

  private void arrived(long tsn) {
    Integer bytes = onTheWay.remove(tsn);
    bytesOnTheWay -= bytes == null ? 0 : bytes;
  }
}
