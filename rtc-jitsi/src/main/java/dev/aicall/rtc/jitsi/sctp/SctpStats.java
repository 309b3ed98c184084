package dev.aicall.rtc.jitsi.sctp;

import java.time.Duration;

/**
 * What passed, and how the path looks. Counts begin with the association and never go down.
 *
 * @param packetsSent packets given to the sink
 * @param bytesSent their bytes
 * @param packetsReceived packets that came, of whatever kind
 * @param bytesReceived their bytes
 * @param packetsDamaged dropped: checksum, length or layout is wrong
 * @param packetsRefused dropped: not this association's ports or tag, a forged cookie, out of place
 * @param chunksIgnored chunks passed over: unknown, out of date, of no use in the state
 * @param chunksSent DATA chunks sent for the first time
 * @param chunksResent DATA chunks sent again
 * @param fastRetransmits how often loss was seen by missing reports
 * @param timeouts how often nothing was acknowledged in time
 * @param chunksReceived DATA chunks that were new
 * @param chunksDuplicate DATA chunks that had come before
 * @param chunksOutsideWindow DATA chunks dropped because there was no room
 * @param messagesSent messages taken from the user
 * @param messagesReceived messages given to the user
 * @param messagesDropped messages for no open channel, of unknown kind or too long
 * @param sinkFailures packets at which the sink threw
 * @param heldBytes what waits here for missing pieces, overhead counted
 * @param peakHeldBytes the most that ever waited
 * @param bufferedBytes queued and unacknowledged bytes of all channels
 * @param outstandingBytes bytes on their way
 * @param peakOutstandingBytes the most that ever was on its way
 * @param congestionWindow bytes that may be on their way for the path's sake
 * @param peerWindow bytes more that the other side has room for
 * @param roundTrip smoothed; zero if not known
 * @param retransmissionTimeout what the next wait is
 */
public record SctpStats(
    long packetsSent,
    long bytesSent,
    long packetsReceived,
    long bytesReceived,
    long packetsDamaged,
    long packetsRefused,
    long chunksIgnored,
    long chunksSent,
    long chunksResent,
    long fastRetransmits,
    long timeouts,
    long chunksReceived,
    long chunksDuplicate,
    long chunksOutsideWindow,
    long messagesSent,
    long messagesReceived,
    long messagesDropped,
    long sinkFailures,
    long heldBytes,
    long peakHeldBytes,
    long bufferedBytes,
    long outstandingBytes,
    long peakOutstandingBytes,
    long congestionWindow,
    long peerWindow,
    Duration roundTrip,
    Duration retransmissionTimeout) {
  static SctpStats of(Context context, DataSender sender, DataReceiver receiver) {
    Counters counters = context.counters();
    return new SctpStats(
        counters.packetsSent,
        counters.bytesSent,
        counters.packetsReceived,
        counters.bytesReceived,
        counters.packetsDamaged,
        counters.packetsRefused,
        counters.chunksIgnored,
        counters.chunksSent,
        counters.chunksResent,
        counters.fastRetransmits,
        counters.timeouts,
        counters.chunksReceived,
        counters.chunksDuplicate,
        counters.chunksOutsideWindow,
        counters.messagesSent,
        counters.messagesReceived,
        counters.messagesDropped,
        counters.sinkFailures,
        receiver.heldBytes(),
        counters.peakHeldBytes,
        sender.queue().bytes(),
        sender.outstandingBytes(),
        counters.peakOutstandingBytes,
        sender.congestionWindow(),
        sender.peerWindow(),
        context.rto().smoothedRoundTrip(),
        context.rto().current());
  }
}
