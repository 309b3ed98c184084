package dev.aicall.rtc.jitsi.rtp;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.PeerStats;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * RTCP of one media section: one local source, which may send, and one remote source, which is
 * learnt from its packets. Reports once a second, counts both ways, and passes on what the other
 * side asks for. Safe from any thread; the listener and the output are called without a lock held.
 */
public final class RtpSession {
  /** Between reports: 1 s, our choice; quick enough to follow loss, about 100 bytes each. */
  public static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Object lock = new Object();
  private final int localSsrc;
  private final String cname;
  private final int clockRateHz;
  private final TimeSource time;
  private final NtpTime ntp;
  private final PacketOut out;
  private final ReceptionCounter reception;
  private final RtcpWriter writer = new RtcpWriter();
  private volatile Listener listener = new Listener() {};

  private long sentPackets;
  private long sentBytes;
  private int sentTimestamp;
  private long sentNanos;
  private long remoteLost;
  private double remoteJitterMs = -1;
  private double rttMs = -1;
  private boolean remoteKnown;
  private int remoteSsrc;
  private long receivedBytes;
  private boolean reported;
  private int lastReport;
  private long lastReportNanos;
  private long nextReportNanos;
  private int lastIntraNumber = -1;
  private boolean ended;

  /** Hears what the other side reports and asks for, on the thread of {@link #onRtcp}. */
  public interface Listener {
    /** A whole picture is wanted. */
    default void onPictureWanted() {}

    /**
     * Packets are missing over there.
     *
     * @param sequences their sequence numbers
     */
    default void onMissing(List<Integer> sequences) {}

    /**
     * The other side reported.
     *
     * @param fractionLost share of packets lost since its report before, 0 to 1
     */
    default void onLoss(double fractionLost) {}

    /**
     * The other side can take that much.
     *
     * @param bitsPerSecond for all sources of the connection together
     */
    default void onBandwidth(long bitsPerSecond) {}
  }

  /**
   * Creates a session; the first report is due at once.
   *
   * @param localSsrc the local source, which reports even if it sends nothing
   * @param cname name of the local side, the same for all its sections; up to 255 bytes
   * @param clockRateHz ticks of timestamps a second
   * @param time stamps and durations
   * @param out takes RTCP packets, not yet protected
   */
  public RtpSession(int localSsrc, String cname, int clockRateHz, TimeSource time, PacketOut out) {
    this.localSsrc = localSsrc;
    this.cname = cname;
    this.clockRateHz = clockRateHz;
    this.time = time;
    this.ntp = new NtpTime(time);
    this.out = out;
    this.reception = new ReceptionCounter(clockRateHz);
    this.nextReportNanos = time.nanoTime();
  }

  /**
   * Sets who hears the other side.
   *
   * @param newListener in place of the one before
   */
  public void listen(Listener newListener) {
    listener = newListener;
  }

  /**
   * Returns the local source.
   *
   * @return its SSRC
   */
  public int localSsrc() {
    return localSsrc;
  }

  /**
   * Counts a packet that was sent for the first time.
   *
   * @param timestamp of the packet
   * @param nanoTime the moment on the ticker that this timestamp stands for
   * @param payloadBytes without header
   */
  public void sent(int timestamp, long nanoTime, int payloadBytes) {
    synchronized (lock) {
      sentPackets++;
      sentBytes += payloadBytes;
      sentTimestamp = timestamp;
      sentNanos = nanoTime;
    }
  }

  /**
   * Counts a packet that came.
   *
   * @param packet of the remote source; another SSRC than before begins a new count of reports
   * @param arrivalNanos when it came, on the ticker
   */
  public void received(RtpPacket packet, long arrivalNanos) {
    synchronized (lock) {
      if (!remoteKnown || remoteSsrc != packet.ssrc()) {
        remoteKnown = true;
        remoteSsrc = packet.ssrc();
        reported = false;
        reception.restart();
      }
      receivedBytes += packet.payloadLength();
      reception.onPacket(packet.sequence(), packet.timestamp(), arrivalNanos);
    }
  }

  /** Sends a report if one is due. Call it every 10 ms or so. */
  public void tick() {
    synchronized (lock) {
      long now = time.nanoTime();
      if (ended || now - nextReportNanos < 0) {
        return;
      }
      nextReportNanos = now + REPORT_NANOS;
      begin(now);
    }
    flush();
  }

  /**
   * Asks the other side for something, behind a report as RFC 4585 §3.1 wants it.
   *
   * @param feedback a NACK or PLI
   */
  public void ask(RtcpPacket feedback) {
    synchronized (lock) {
      if (ended) {
        return;
      }
      begin(time.nanoTime());
      writer.add(feedback);
    }
    flush();
  }

  /** Says good-bye; nothing is sent after it. Idempotent. */
  public void bye() {
    synchronized (lock) {
      if (ended) {
        return;
      }
      begin(time.nanoTime());
      writer.add(new RtcpPacket.Bye(List.of(localSsrc)));
      ended = true;
    }
    flush();
  }

  private void begin(long now) {
    List<RtcpPacket.ReportBlock> blocks = List.of();
    if (remoteKnown) {
      int since = reported ? NtpTime.units(now - lastReportNanos) : 0;
      blocks = List.of(reception.report(remoteSsrc, reported ? lastReport : 0, since));
    }
    if (sentPackets == 0) {
      writer.add(new RtcpPacket.ReceiverReport(localSsrc, blocks));
    } else {
      long ticks = (now - sentNanos) * clockRateHz / TimeUnit.SECONDS.toNanos(1);
      writer.add(
          new RtcpPacket.SenderReport(
              localSsrc,
              ntp.at(now),
              sentTimestamp + (int) ticks,
              (int) sentPackets,
              (int) sentBytes,
              blocks));
    }
    writer.add(new RtcpPacket.Description(localSsrc, cname));
  }

  /** The output may take its time, so it is not called under the lock. */
  private void flush() {
    byte[] packet;
    int length;
    synchronized (lock) {
      packet = writer.take();
      length = packet.length - PacketOut.TAILROOM;
    }
    if (length > 0) {
      out.packet(packet, 0, length);
    }
  }

  /**
   * Takes what the other side reports; packets about other sections are passed over.
   *
   * @param packets of one datagram
   */
  public void onRtcp(List<RtcpPacket> packets) {
    for (RtcpPacket packet : packets) {
      if (packet instanceof RtcpPacket.SenderReport report) {
        onSenderReport(report);
        onBlocks(report.blocks());
      } else if (packet instanceof RtcpPacket.ReceiverReport report) {
        onBlocks(report.blocks());
      } else if (packet instanceof RtcpPacket.Nack nack && nack.media() == localSsrc) {
        listener.onMissing(nack.sequences());
      } else if (packet instanceof RtcpPacket.PictureLoss loss && loss.media() == localSsrc) {
        listener.onPictureWanted();
      } else if (packet instanceof RtcpPacket.FullIntra intra && isNew(intra)) {
        listener.onPictureWanted();
      } else if (packet instanceof RtcpPacket.Remb remb && remb.ssrcs().contains(localSsrc)) {
        listener.onBandwidth(remb.bitsPerSecond());
      }
    }
  }

  private boolean isNew(RtcpPacket.FullIntra intra) {
    for (RtcpPacket.FullIntra.Request request : intra.requests()) {
      if (request.media() == localSsrc) {
        synchronized (lock) {
          boolean isNew = request.number() != lastIntraNumber;
          lastIntraNumber = request.number();
          return isNew;
        }
      }
    }
    return false;
  }

  private void onSenderReport(RtcpPacket.SenderReport report) {
    synchronized (lock) {
      if (remoteKnown && report.ssrc() == remoteSsrc) {
        reported = true;
        lastReport = NtpTime.middle(report.ntp());
        lastReportNanos = time.nanoTime();
      }
    }
  }

  private void onBlocks(List<RtcpPacket.ReportBlock> blocks) {
    for (RtcpPacket.ReportBlock block : blocks) {
      if (block.ssrc() == localSsrc) {
        synchronized (lock) {
          remoteLost = Math.max(0, block.lost());
          remoteJitterMs = Integer.toUnsignedLong(block.jitterTicks()) * 1_000.0 / clockRateHz;
          measureRoundTrip(block);
        }
        listener.onLoss(block.fractionLost() / 256.0);
      }
    }
  }

  /** RFC 3550 §6.4.1; a negative result comes of clocks that round and counts as nothing. */
  private void measureRoundTrip(RtcpPacket.ReportBlock block) {
    if (block.lastReport() != 0) {
      int now = NtpTime.middle(ntp.at(time.nanoTime()));
      int units = now - block.lastReport() - block.sinceLastReport();
      rttMs = NtpTime.unitsToMs(Math.max(0, units));
    }
  }

  /**
   * Returns the round trip.
   *
   * @return ms, −1 when not known
   */
  public double rttMs() {
    synchronized (lock) {
      return rttMs;
    }
  }

  /**
   * Returns the remote source.
   *
   * @return its SSRC, or null before its first packet
   */
  public @Nullable Integer remoteSsrc() {
    synchronized (lock) {
      return remoteKnown ? remoteSsrc : null;
    }
  }

  /**
   * Counts what was sent.
   *
   * @param width of the newest picture, 0 for sound
   * @param height of the newest picture, 0 for sound
   * @param frames pictures, 0 for sound
   * @return the counters; lost and jitter are what the other side reported
   */
  public PeerStats.Flow sentFlow(int width, int height, long frames) {
    synchronized (lock) {
      return new PeerStats.Flow(
          sentBytes, sentPackets, remoteLost, remoteJitterMs, width, height, frames);
    }
  }

  /**
   * Counts what was received.
   *
   * @param width of the newest picture, 0 for sound
   * @param height of the newest picture, 0 for sound
   * @param frames pictures, 0 for sound
   * @return the counters
   */
  public PeerStats.Flow receivedFlow(int width, int height, long frames) {
    synchronized (lock) {
      return new PeerStats.Flow(
          receivedBytes,
          reception.received(),
          reception.lost(),
          remoteKnown ? reception.jitterMs() : -1,
          width,
          height,
          frames);
    }
  }
}
