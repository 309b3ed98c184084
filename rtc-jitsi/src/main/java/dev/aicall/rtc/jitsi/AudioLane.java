package dev.aicall.rtc.jitsi;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.audio.AudioReceiver;
import dev.aicall.rtc.jitsi.audio.AudioSender;
import dev.aicall.rtc.jitsi.rtp.PacketOut;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.jitsi.sdp.SdpCodec;
import dev.aicall.rtc.peer.media.MediaClock;
import dev.aicall.rtc.peer.media.MediaClocks;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.media.PeerStats;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Sound of one section. Sources and sinks may be set before there is anything to use them. */
final class AudioLane implements MediaLane {
  private final OpusSettings settings;
  private final RtpSession session;
  private final TimeSource time;
  private final MediaClocks.Group clock;
  private final PacketOut out;
  private final boolean silentAtFirst;
  private volatile @Nullable AudioSender sender;
  private volatile @Nullable AudioReceiver receiver;
  private @Nullable SdpCodec sending;
  private @Nullable PcmSource source;
  private @Nullable PcmSink sink;
  private @Nullable PcmSink loudspeaker;
  private MediaClock.@Nullable Registration ticking;
  private boolean closed;

  /**
   * Creates a lane without media.
   *
   * @param settings what this side wants
   * @param session its reports
   * @param time for its reports
   * @param clock runs it, on the thread of its peer's sound
   * @param silentAtFirst whether no packets go out before there is a first source
   * @param out takes packets
   */
  AudioLane(
      OpusSettings settings,
      RtpSession session,
      TimeSource time,
      MediaClocks.Group clock,
      boolean silentAtFirst,
      PacketOut out) {
    this.settings = settings;
    this.session = session;
    this.time = time;
    this.clock = clock;
    this.silentAtFirst = silentAtFirst;
    this.out = out;
    session.listen(
        new RtpSession.Listener() {
          @Override
          public void onLoss(double fractionLost) {
            AudioSender to = sender;
            if (to != null) {
              to.onLoss(fractionLost);
            }
          }
        });
  }

  @Override
  public RtpSession session() {
    return session;
  }

  @Override
  public void agree(@Nullable SdpCodec codec, boolean receives) {
    sending = codec;
    makeSender();
    if (receives && receiver == null && !closed) {
      AudioReceiver made = new AudioReceiver(settings.channels(), session, time);
      receiver = made;
      connectSinks();
    }
  }

  private void makeSender() {
    SdpCodec codec = sending;
    if (codec == null || sender != null || closed || (silentAtFirst && source == null)) {
      return;
    }
    AudioSender made =
        new AudioSender(
            agreed(settings, codec), codec.payloadType(), session, time, new SecureRandom(), out);
    made.send(source);
    sender = made;
  }

  /** What the other side asks for, as far as it is less than what this side would send. */
  static OpusSettings agreed(OpusSettings own, SdpCodec theirs) {
    int rateHz = Math.min(own.maxRateHz(), theirs.number("maxplaybackrate", own.maxRateHz()));
    int bits =
        Math.min(own.bitsPerSecond(), theirs.number("maxaveragebitrate", own.bitsPerSecond()));
    return new OpusSettings(
        rateHz < 16_000 ? 8_000 : rateHz < 48_000 ? 16_000 : 48_000,
        theirs.number("stereo", 0) == 1 ? own.channels() : 1,
        Math.max(OpusSettings.MIN_BITS_PER_SECOND, bits));
  }

  /** Sets where sound comes from; null for silence. */
  void send(@Nullable PcmSource from) {
    source = from;
    AudioSender known = sender;
    if (known != null) {
      known.send(from);
    } else {
      makeSender();
    }
  }

  /** Sets where sound goes; null for nowhere. */
  void receive(@Nullable PcmSink to) {
    sink = to;
    connectSinks();
  }

  /** Sets where sound goes beside that; null for nowhere. */
  void play(@Nullable PcmSink to) {
    loudspeaker = to;
    connectSinks();
  }

  private void connectSinks() {
    AudioReceiver from = receiver;
    if (from == null) {
      return;
    }
    PcmSink first = sink;
    PcmSink second = loudspeaker;
    from.receive(first == null ? second : second == null ? first : new BothSinks(first, second));
  }

  private record BothSinks(PcmSink first, PcmSink second) implements PcmSink {
    /** The loudspeaker goes on if the program's sink fails. */
    @Override
    public void onPcm(PcmFrame frame) {
      second.onPcm(frame);
      first.onPcm(frame);
    }
  }

  @Override
  public void start() {
    if (ticking == null && !closed) {
      ticking = clock.add(this::tick);
    }
  }

  private void tick() {
    AudioSender to = sender;
    if (to != null) {
      to.tick();
    }
    AudioReceiver from = receiver;
    if (from != null) {
      from.tick();
    }
    session.tick();
  }

  @Override
  public void onPacket(RtpPacket packet) {
    AudioReceiver to = receiver;
    if (to != null) {
      to.onPacket(packet);
    }
  }

  @Override
  public PeerStats.@Nullable Flow sent() {
    AudioSender of = sender;
    return of == null ? null : of.flow();
  }

  @Override
  public PeerStats.@Nullable Flow received() {
    AudioReceiver of = receiver;
    return of == null ? null : of.flow();
  }

  @Override
  public void close() {
    closed = true;
    if (ticking != null) {
      ticking.close();
    }
    AudioSender to = sender;
    if (to != null) {
      to.close();
    }
    AudioReceiver from = receiver;
    if (from != null) {
      from.close();
    }
  }
}
