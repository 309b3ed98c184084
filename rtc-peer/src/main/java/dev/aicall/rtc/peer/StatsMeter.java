package dev.aicall.rtc.peer;

import dev.aicall.api.media.AudioStats;
import dev.aicall.api.media.VideoStats;
import dev.aicall.api.model.ARTCAICallNetworkQuality;
import dev.aicall.domain.port.RtcSessionListener.StatsDirection;
import dev.aicall.domain.port.RtcSessionListener.Volume;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.media.PeerStats.Flow;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes statistics and grades of two counts of a peer. On the session's queue only. */
final class StatsMeter {
  /** Source: port, {@code onAudioStats}. */
  static final Duration EVERY = Duration.ofSeconds(2);

  private record Grades(ARTCAICallNetworkQuality up, ARTCAICallNetworkQuality down) {}

  private final SessionEvents events;
  private final ParticipantTable participants;
  private final String userId;
  private final Map<String, Grades> told = new HashMap<>();
  private @Nullable PeerStats before;
  private long beforeNanos;

  StatsMeter(SessionEvents events, ParticipantTable participants, String userId, long beginNanos) {
    this.events = events;
    this.participants = participants;
    this.userId = userId;
    this.beforeNanos = beginNanos;
  }

  /** A new connection counts from zero. */
  void newConnection(long nowNanos) {
    before = null;
    beforeNanos = nowNanos;
  }

  /** The link is lost: nothing gets through either way. */
  void disconnected() {
    grade(
        Volume.LOCAL_UID, ARTCAICallNetworkQuality.Disconnect, ARTCAICallNetworkQuality.Disconnect);
  }

  void count(PeerStats now, long nowNanos, boolean linkUp) {
    double seconds = (nowNanos - beforeNanos) / (double) TimeUnit.SECONDS.toNanos(1);
    if (seconds <= 0) {
      return;
    }
    PeerStats last = before;
    Map<MediaSection, FlowRate> sent =
        rates(last == null ? Map.of() : last.sent(), now.sent(), seconds, false);
    Map<MediaSection, FlowRate> received =
        rates(last == null ? Map.of() : last.received(), now.received(), seconds, true);
    before = now;
    beforeNanos = nowNanos;
    sent.forEach((section, rate) -> tell(StatsDirection.SENT, section, userId, rate, now.rttMs()));
    received.forEach(
        (section, rate) -> {
          String owner = participants.ownerOf(section);
          if (owner != null) {
            tell(StatsDirection.RECEIVED, section, owner, rate, now.rttMs());
          }
        });
    if (linkUp) {
      gradeAll(sent, received, now.rttMs());
    }
  }

  private static Map<MediaSection, FlowRate> rates(
      Map<MediaSection, Flow> before,
      Map<MediaSection, Flow> now,
      double seconds,
      boolean received) {
    Map<MediaSection, FlowRate> rates = new EnumMap<>(MediaSection.class);
    now.forEach(
        (section, flow) ->
            rates.put(section, FlowRate.between(before.get(section), flow, seconds, received)));
    return rates;
  }

  private void tell(
      StatsDirection direction, MediaSection section, String uid, FlowRate rate, double rttMs) {
    int loss = (int) Math.round(rate.lossPercent());
    if (section.isAudio()) {
      AudioStats stats =
          new AudioStats(
              uid,
              rate.bitrateKbps(),
              loss,
              (int) Math.round(rate.jitterMs()),
              (int) Math.round(rttMs));
      events.tell(l -> l.onAudioStats(direction, stats));
    } else {
      VideoStats stats =
          new VideoStats(
              uid,
              rate.now().width(),
              rate.now().height(),
              rate.frameRate(),
              rate.bitrateKbps(),
              loss);
      events.tell(l -> l.onVideoStats(direction, stats));
    }
  }

  /** What we send is what the agent receives, and the other way round. */
  private void gradeAll(
      Map<MediaSection, FlowRate> sent, Map<MediaSection, FlowRate> received, double rttMs) {
    ARTCAICallNetworkQuality up = gradeOf(sent.get(MediaSection.MAIN_AUDIO), rttMs);
    grade(Volume.LOCAL_UID, up, gradeOf(received.get(MediaSection.MAIN_AUDIO), rttMs));
    for (MediaSection section : MediaSection.values()) {
      String owner = participants.ownerOf(section);
      if (section.isAudio() && owner != null) {
        grade(owner, gradeOf(received.get(section), rttMs), up);
      }
    }
  }

  private static ARTCAICallNetworkQuality gradeOf(@Nullable FlowRate rate, double rttMs) {
    return rate == null || rate.packets() <= 0
        ? ARTCAICallNetworkQuality.Unknow
        : LinkQuality.of(rate.lossPercent(), rttMs, rate.jitterMs());
  }

  private void grade(String uid, ARTCAICallNetworkQuality up, ARTCAICallNetworkQuality down) {
    Grades grades = new Grades(up, down);
    if (!grades.equals(told.put(uid, grades))) {
      events.tell(l -> l.onQuality(uid, up, down));
    }
  }
}
