package dev.aicall.rtc.jitsi;

import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.rtp.PacketOut;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.jitsi.sdp.SdpCodec;
import dev.aicall.rtc.jitsi.video.VideoReceiver;
import dev.aicall.rtc.jitsi.video.VideoSender;
import dev.aicall.rtc.jitsi.video.VideoSettings;
import dev.aicall.rtc.peer.media.MediaClock;
import dev.aicall.rtc.peer.media.PeerStats;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures of one section. Sources and sinks may be set before there is anything to use them. */
final class VideoLane implements MediaLane {
  private final VideoSettings settings;
  private final RtpSession session;
  private final TimeSource time;
  private final MediaClock clock;
  private final PacketOut out;
  private volatile @Nullable VideoSender sender;
  private volatile @Nullable VideoReceiver receiver;
  private @Nullable VideoFrameSource source;
  private @Nullable VideoFrameSink sink;
  private MediaClock.@Nullable Registration ticking;
  private boolean wanted;
  private boolean closed;

  /**
   * Creates a lane without media.
   *
   * @param settings how pictures are sent
   * @param session its reports
   * @param runtime clocks
   * @param out takes packets
   */
  VideoLane(VideoSettings settings, RtpSession session, JitsiRuntime runtime, PacketOut out) {
    this.settings = settings;
    this.session = session;
    this.time = runtime.time();
    this.clock = runtime.pictures();
    this.out = out;
    session.listen(new ReceiverWishes());
  }

  /** Hands what the other side reports and asks for to the sender. */
  private final class ReceiverWishes implements RtpSession.Listener {
    @Override
    public void onPictureWanted() {
      VideoSender to = sender;
      if (to != null) {
        to.onPictureWanted();
      }
    }

    @Override
    public void onMissing(List<Integer> sequences) {
      VideoSender to = sender;
      if (to != null) {
        to.onMissing(sequences);
      }
    }

    @Override
    public void onLoss(double fractionLost) {
      VideoSender to = sender;
      if (to != null) {
        to.onLoss(fractionLost);
      }
    }

    @Override
    public void onBandwidth(long bitsPerSecond) {
      VideoSender to = sender;
      if (to != null) {
        to.onBandwidth(bitsPerSecond);
      }
    }
  }

  @Override
  public RtpSession session() {
    return session;
  }

  @Override
  public void agree(@Nullable SdpCodec codec, boolean receives) {
    wanted = codec != null;
    if (codec != null && sender == null && !closed) {
      VideoSender made =
          new VideoSender(settings, codec.payloadType(), session, time, new SecureRandom(), out);
      sender = made;
      if (ticking != null) {
        made.start();
      }
    }
    send(source);
    if (receives && receiver == null && !closed) {
      VideoReceiver made = new VideoReceiver(session, time);
      made.receive(sink);
      receiver = made;
    }
  }

  /** Sets where pictures come from; null for nothing. */
  void send(@Nullable VideoFrameSource from) {
    source = from;
    VideoSender to = sender;
    if (to != null) {
      to.send(wanted ? from : null);
    }
  }

  /** Sets where pictures go; null for nowhere. */
  void receive(@Nullable VideoFrameSink to) {
    sink = to;
    VideoReceiver from = receiver;
    if (from != null) {
      from.receive(to);
    }
  }

  @Override
  public void start() {
    if (ticking != null || closed) {
      return;
    }
    ticking = clock.add(this::tick);
    VideoSender to = sender;
    if (to != null) {
      to.start();
    }
  }

  private void tick() {
    VideoSender to = sender;
    if (to != null) {
      to.tick();
    }
    VideoReceiver from = receiver;
    if (from != null) {
      from.tick();
    }
    session.tick();
  }

  @Override
  public void onPacket(RtpPacket packet) {
    VideoReceiver to = receiver;
    if (to != null) {
      to.onPacket(packet);
    }
  }

  @Override
  public PeerStats.@Nullable Flow sent() {
    VideoSender of = sender;
    return of == null ? null : of.flow();
  }

  @Override
  public PeerStats.@Nullable Flow received() {
    VideoReceiver of = receiver;
    return of == null ? null : of.flow();
  }

  @Override
  public void close() {
    closed = true;
    if (ticking != null) {
      ticking.close();
    }
    VideoSender to = sender;
    if (to != null) {
      to.close();
    }
    VideoReceiver from = receiver;
    if (from != null) {
      from.close();
    }
  }
}
