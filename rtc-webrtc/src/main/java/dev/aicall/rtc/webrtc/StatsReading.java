package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.media.PeerStats.Flow;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the counters in a report, whose names are those of the W3C's webrtc-stats. */
final class StatsReading {
  private static final int MILLIS = 1_000;

  private final Map<String, RTCStats> all;

  private StatsReading(RTCStatsReport report) {
    this.all = report.getStats();
  }

  static PeerStats read(RTCStatsReport report) {
    return new StatsReading(report).stats();
  }

  private PeerStats stats() {
    Map<MediaSection, Flow> sent = new EnumMap<>(MediaSection.class);
    Map<MediaSection, Flow> received = new EnumMap<>(MediaSection.class);
    for (RTCStats entry : all.values()) {
      Optional<MediaSection> section = section(entry);
      if (section.isPresent() && entry.getType() == RTCStatsType.OUTBOUND_RTP) {
        sent.put(section.get(), sent(entry));
      } else if (section.isPresent() && entry.getType() == RTCStatsType.INBOUND_RTP) {
        received.put(section.get(), received(entry));
      }
    }
    return new PeerStats(rttMs(), sent, received);
  }

  private static Optional<MediaSection> section(RTCStats entry) {
    Object mid = entry.getAttributes().get("mid");
    for (MediaSection section : MediaSection.values()) {
      if (String.valueOf(section.index()).equals(mid)) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  /** What is lost of it, and its jitter, is what the other side reported. */
  private Flow sent(RTCStats entry) {
    RTCStats remote = reportOn(entry);
    return new Flow(
        count(entry, "bytesSent"),
        count(entry, "packetsSent"),
        remote == null ? 0 : Math.max(0, count(remote, "packetsLost")),
        remote == null ? -1 : millis(remote, "jitter"),
        (int) count(entry, "frameWidth"),
        (int) count(entry, "frameHeight"),
        count(entry, "framesEncoded"));
  }

  private @Nullable RTCStats reportOn(RTCStats sent) {
    for (RTCStats entry : all.values()) {
      if (entry.getType() == RTCStatsType.REMOTE_INBOUND_RTP
          && sent.getId().equals(entry.getAttributes().get("localId"))) {
        return entry;
      }
    }
    return null;
  }

  private static Flow received(RTCStats entry) {
    return new Flow(
        count(entry, "bytesReceived"),
        count(entry, "packetsReceived"),
        Math.max(0, count(entry, "packetsLost")),
        millis(entry, "jitter"),
        (int) count(entry, "frameWidth"),
        (int) count(entry, "frameHeight"),
        count(entry, "framesDecoded"));
  }

  /** The pair in use answers checks every few seconds, so its time is there even without media. */
  private double rttMs() {
    for (RTCStats transport : all.values()) {
      if (transport.getType() == RTCStatsType.TRANSPORT) {
        Object selected = transport.getAttributes().get("selectedCandidatePairId");
        RTCStats pair = selected == null ? null : all.get(selected.toString());
        if (pair != null) {
          return millis(pair, "currentRoundTripTime");
        }
      }
    }
    return -1;
  }

  private static long count(RTCStats entry, String name) {
    return entry.getAttributes().get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** Converts seconds; −1 where there is no such value. */
  private static double millis(RTCStats entry, String name) {
    return entry.getAttributes().get(name) instanceof Number number
        ? number.doubleValue() * MILLIS
        : -1;
  }
}
