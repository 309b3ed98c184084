package dev.aicall.rtc.jitsi.rtp;

import java.util.List;

/**
 * One packet of a compound RTCP packet: those that calls use. SSRCs are 32 bits, to be taken as
 * unsigned.
 */
public sealed interface RtcpPacket {
  /**
   * What a receiver saw of a sender (RFC 3550 §6.4.1).
   *
   * @param ssrc the sender
   * @param fractionLost since the report before, in 1/256
   * @param lost since the beginning; may be negative
   * @param highestSequence extended by the count of wraps
   * @param jitterTicks interarrival jitter
   * @param lastReport middle 32 bits of the newest sender report's time, 0 for none
   * @param sinceLastReport how long ago that came, in 1/65,536 s
   */
  record ReportBlock(
      int ssrc,
      int fractionLost,
      int lost,
      int highestSequence,
      int jitterTicks,
      int lastReport,
      int sinceLastReport) {}

  /**
   * A sender's report, type 200.
   *
   * @param ssrc the sender
   * @param ntp its time of day
   * @param timestamp the same moment in its RTP ticks
   * @param packets sent so far, wraps
   * @param bytes of payload sent so far, wraps
   * @param blocks what it receives
   */
  record SenderReport(
      int ssrc, long ntp, int timestamp, int packets, int bytes, List<ReportBlock> blocks)
      implements RtcpPacket {}

  /**
   * A report of one that sends nothing, type 201.
   *
   * @param ssrc who reports
   * @param blocks what it receives
   */
  record ReceiverReport(int ssrc, List<ReportBlock> blocks) implements RtcpPacket {}

  /**
   * A source's name, type 202; one chunk with its CNAME, others are not kept.
   *
   * @param ssrc the source
   * @param cname its canonical name
   */
  record Description(int ssrc, String cname) implements RtcpPacket {}

  /**
   * Sources end, type 203.
   *
   * @param ssrcs which
   */
  record Bye(List<Integer> ssrcs) implements RtcpPacket {}

  /**
   * Packets are missing: generic NACK, type 205, format 1 (RFC 4585 §6.2.1).
   *
   * @param sender who asks
   * @param media whose packets
   * @param sequences their sequence numbers, 0 to 65,535
   */
  record Nack(int sender, int media, List<Integer> sequences) implements RtcpPacket {}

  /**
   * A picture is lost: PLI, type 206, format 1 (RFC 4585 §6.3.1).
   *
   * @param sender who asks
   * @param media whose picture
   */
  record PictureLoss(int sender, int media) implements RtcpPacket {}

  /**
   * A whole picture is wanted: FIR, type 206, format 4 (RFC 5104 §4.3.1).
   *
   * @param sender who asks
   * @param requests of whom
   */
  record FullIntra(int sender, List<Request> requests) implements RtcpPacket {
    /**
     * A request.
     *
     * @param media whose picture
     * @param number a new one for every new request, 0 to 255; a repeated request has the same
     */
    public record Request(int media, int number) {}
  }

  /**
   * How much a receiver can take: REMB, type 206, format 15 (draft-alvestrand-rmcat-remb-03).
   *
   * @param sender who says it
   * @param bitsPerSecond for all sources together
   * @param ssrcs the sources
   */
  record Remb(int sender, long bitsPerSecond, List<Integer> ssrcs) implements RtcpPacket {}
}
