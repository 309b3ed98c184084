package dev.aicall.rtc.peer;

import dev.aicall.rtc.peer.media.PeerStats.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What one direction of a section did between two counts.
 *
 * @param bitrateKbps payload
 * @param lossPercent 0 to 100
 * @param jitterMs −1 when not known
 * @param frameRate pictures a second
 * @param packets packets that were sent, or arrived
 * @param now the newer count
 */
record FlowRate(
    int bitrateKbps, double lossPercent, double jitterMs, int frameRate, long packets, Flow now) {
  private static final int BITS_PER_BYTE = 8;
  private static final Flow NOTHING = new Flow(0, 0, 0, -1, 0, 0, 0);

  /** From the beginning if there is no count before, or if the counts began anew. */
  static FlowRate between(@Nullable Flow before, Flow now, double seconds, boolean received) {
    Flow base = before == null || now.packets() < before.packets() ? NOTHING : before;
    long bytes = now.bytes() - base.bytes();
    long packets = now.packets() - base.packets();
    long lost = Math.max(0, now.lost() - base.lost());
    long frames = now.frames() - base.frames();
    // A receiver counts what arrived beside what was lost; a sender counts both as sent.
    long all = received ? packets + lost : Math.max(packets, lost);
    return new FlowRate(
        (int) Math.round(bytes * BITS_PER_BYTE / 1000.0 / seconds),
        all <= 0 ? 0 : 100.0 * lost / all,
        now.jitterMs(),
        (int) Math.round(frames / seconds),
        packets,
        now);
  }
}
