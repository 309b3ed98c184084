package dev.aicall.rtc.jitsi;

import dev.aicall.rtc.jitsi.audio.AudioSender;
import dev.aicall.rtc.jitsi.net.SecureTransport;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpRouter;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.jitsi.sdp.SdpSection;
import dev.aicall.rtc.jitsi.sdp.SdpSource;
import dev.aicall.rtc.jitsi.video.VideoSender;
import dev.aicall.rtc.jitsi.video.VideoSettings;
import dev.aicall.rtc.peer.media.MediaClocks;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.media.PeerStats.Flow;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The four media sections of a peer. On the control thread, but for what arrives, which comes on
 * the thread that brings it.
 */
final class PeerMedia {
  private final PeerSetup setup;
  private final Negotiation negotiation;
  private final MediaPeerListener listener;
  private final Map<MediaSection, AudioLane> sounds = new EnumMap<>(MediaSection.class);
  private final Map<MediaSection, VideoLane> pictures = new EnumMap<>(MediaSection.class);
  private final Map<MediaSection, MediaLane> lanes = new EnumMap<>(MediaSection.class);
  private final Set<MediaSection> heard = EnumSet.noneOf(MediaSection.class);
  private final Object arriving = new Object();
  private RtpRouter router = new RtpRouter(); // guarded by arriving

  PeerMedia(
      JitsiRuntime runtime,
      PeerSetup setup,
      Negotiation negotiation,
      SecureTransport transport,
      MediaPeerListener listener) {
    this.setup = setup;
    this.negotiation = negotiation;
    this.listener = listener;
    OpusSettings sound = OpusSettings.of(setup.audio());
    MediaClocks.Group clock = runtime.newSound();
    for (MediaSection section : MediaSection.values()) {
      RtpSession session =
          new RtpSession(
              negotiation.ssrc(section),
              negotiation.cname(),
              section.isAudio() ? AudioSender.CLOCK_RATE_HZ : VideoSender.CLOCK_RATE_HZ,
              runtime.time(),
              transport::sendRtcp);
      if (section.isAudio()) {
        boolean silentAtFirst = section == MediaSection.SECOND_AUDIO;
        sounds.put(
            section,
            new AudioLane(
                sound, session, runtime.time(), clock, silentAtFirst, transport::sendRtp));
      } else {
        VideoSettings video = VideoSettings.of(setup.video());
        pictures.put(section, new VideoLane(video, session, runtime, transport::sendRtp));
      }
    }
    lanes.putAll(sounds);
    lanes.putAll(pictures);
  }

  AudioLane sound(MediaSection section) {
    return Objects.requireNonNull(sounds.get(section));
  }

  VideoLane picture(MediaSection section) {
    return Objects.requireNonNull(pictures.get(section));
  }

  /** Takes what both sides said, at first and after each restart. */
  void agree() {
    RtpRouter made = new RtpRouter();
    lanes.forEach(
        (section, lane) -> {
          SdpSection ours = negotiation.local(section);
          SdpSection theirs = negotiation.remote(section);
          boolean sends = ours.direction().sends() && theirs.direction().receives();
          boolean receives = ours.direction().receives() && theirs.direction().sends();
          lane.agree(sends ? theirs.usableCodec().orElseThrow() : null, receives);
          List<SdpSource> sources = theirs.sources();
          made.add(
              lane.session(),
              ours.usableCodec().orElseThrow().payloadType(),
              sources.isEmpty() ? null : (int) sources.get(0).ssrc(),
              receives ? packet -> arrived(section, lane, packet) : null);
        });
    synchronized (arriving) {
      router = made;
    }
  }

  private void arrived(MediaSection section, MediaLane lane, RtpPacket packet) {
    lane.onPacket(packet);
    if (heard.add(section)) {
      listener.onFirstPacket(section);
    }
  }

  /** Takes a packet of RTP or RTCP, opened. A restart may bring some from two threads. */
  void onPacket(byte[] data, int offset, int length) {
    synchronized (arriving) {
      router.onDatagram(data, offset, length);
    }
  }

  /** Packets can go out. Idempotent. */
  void start() {
    lanes.forEach(
        (section, lane) -> {
          if (isUsed(section)) {
            lane.start();
          }
        });
  }

  private boolean isUsed(MediaSection section) {
    return negotiation.local(section).direction().sends()
        || negotiation.local(section).direction().receives();
  }

  /** Counts what passed. */
  PeerStats stats() {
    Map<MediaSection, Flow> sent = new EnumMap<>(MediaSection.class);
    Map<MediaSection, Flow> received = new EnumMap<>(MediaSection.class);
    double rttMs = -1;
    for (Map.Entry<MediaSection, MediaLane> entry : lanes.entrySet()) {
      MediaLane lane = entry.getValue();
      Flow out = lane.sent();
      if (out != null) {
        sent.put(entry.getKey(), out);
      }
      Flow in = lane.received();
      if (in != null) {
        received.put(entry.getKey(), in);
      }
      rttMs = rttMs < 0 ? lane.session().rttMs() : rttMs;
    }
    return new PeerStats(rttMs, sent, received);
  }

  /** Says good-bye and ends all sources, sinks and coders. */
  void close() {
    for (Map.Entry<MediaSection, MediaLane> entry : lanes.entrySet()) {
      if (entry.getKey().isSentBy(setup.role())) {
        entry.getValue().session().bye();
      }
      entry.getValue().close();
    }
  }
}
