package dev.aicall.rtc.jitsi.rtp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the datagrams of a connection to its media sections (BUNDLE, RFC 9143 §9.2): RTP by SSRC,
 * or by payload type while that tells one section alone; RTCP to all, which pick theirs. What is
 * damaged or belongs to nobody is dropped and counted. Datagrams come one at a time; sections may
 * be added from any thread.
 */
public final class RtpRouter {
  private final List<Section> sections = new CopyOnWriteArrayList<>();
  private final Map<Integer, Section> bySsrc = new HashMap<>();
  private final Set<Section> bound = new HashSet<>();
  private final RtpPacket packet = new RtpPacket();
  private final AtomicLong damaged = new AtomicLong();
  private final AtomicLong strangers = new AtomicLong();

  private record Section(
      RtpSession session,
      int payloadType,
      @Nullable Integer ssrc,
      @Nullable Consumer<RtpPacket> input) {}

  /** Creates a router without sections. */
  public RtpRouter() {}

  /**
   * Adds a section.
   *
   * @param session gets all RTCP
   * @param payloadType what it receives
   * @param ssrc of the other side's sender as its description says; null if it does not
   * @param input gets its RTP packets; null if it receives nothing
   */
  public void add(
      RtpSession session,
      int payloadType,
      @Nullable Integer ssrc,
      @Nullable Consumer<RtpPacket> input) {
    sections.add(new Section(session, payloadType, ssrc, input));
  }

  /**
   * Takes a datagram whose protection was removed.
   *
   * @param data holds it; read before this returns
   * @param offset index of its first byte
   * @param length bytes
   */
  public void onDatagram(byte[] data, int offset, int length) {
    if (RtcpReader.isRtcp(data, offset, length)) {
      List<RtcpPacket> packets = RtcpReader.read(data, offset, length);
      if (packets == null) {
        damaged.incrementAndGet();
      } else {
        sections.forEach(section -> section.session().onRtcp(packets));
      }
    } else if (packet.read(data, offset, length)) {
      Section section = find();
      Consumer<RtpPacket> input = section == null ? null : section.input();
      if (input == null) {
        strangers.incrementAndGet();
      } else {
        input.accept(packet);
      }
    } else {
      damaged.incrementAndGet();
    }
  }

  private @Nullable Section find() {
    Section known = bySsrc.get(packet.ssrc());
    if (known != null) {
      return known.payloadType() == packet.payloadType() ? known : null;
    }
    Section found = null;
    for (Section section : sections) {
      if (section.input() == null || section.payloadType() != packet.payloadType()) {
        continue;
      }
      Integer promised = section.ssrc();
      if (promised != null && promised == packet.ssrc()) {
        found = section;
        break;
      }
      if (promised == null && !bound.contains(section)) {
        if (found != null) {
          return null; // it may be either's
        }
        found = section;
      }
    }
    if (found != null) {
      bySsrc.put(packet.ssrc(), found);
      bound.add(found);
    }
    return found;
  }

  /**
   * Returns how many datagrams were neither RTP nor RTCP.
   *
   * @return so far
   */
  public long damaged() {
    return damaged.get();
  }

  /**
   * Returns how many RTP packets belonged to no section.
   *
   * @return so far
   */
  public long strangers() {
    return strangers.get();
  }
}
