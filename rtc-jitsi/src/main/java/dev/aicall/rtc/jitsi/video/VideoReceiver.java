package dev.aicall.rtc.jitsi.video;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.rtp.RtcpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.jitsi.rtp.Unwrapper;
import dev.aicall.rtc.peer.media.PeerStats;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives VP8 and shows each picture as soon as it is whole: no delay is added. Missing packets
 * are asked for, and a key frame where they do not come. Packets may come from any thread; {@link
 * #tick}, which decodes and calls the sink, belongs on a clock that sound does not need, since a
 * picture takes milliseconds.
 */
public final class VideoReceiver implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(VideoReceiver.class);

  /** Between requests for a key frame: 300 ms, as long as senders wait between two. */
  private static final long KEY_PAUSE = TimeUnit.MILLISECONDS.toNanos(300);

  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Object lock = new Object();
  private final RtpSession session;
  private final TimeSource time;
  private final NativeVpx.Decoder decoder = new NativeVpx.Decoder();
  private final FrameAssembler assembler = new FrameAssembler();
  private final Unwrapper timestamps = Unwrapper.ofTimestamp();
  private final Picture picture = new Picture();
  private volatile @Nullable VideoFrameSink sink;
  private volatile boolean closed;
  private byte[] coded = {};
  private boolean keyAsked;
  private long keyAskedNanos;
  private long keyRequests;
  private long frames;
  private int width;
  private int height;
  private boolean sinkFailed;

  /**
   * Creates a receiver.
   *
   * @param session counts, and carries requests
   * @param time when packets and ticks are
   * @throws IllegalStateException if VP8 does not load here
   */
  public VideoReceiver(RtpSession session, TimeSource time) {
    this.session = session;
    this.time = time;
  }

  /**
   * Sets where pictures go.
   *
   * @param to null for nowhere; they are decoded all the same
   */
  public void receive(@Nullable VideoFrameSink to) {
    sink = to;
  }

  /**
   * Takes a packet.
   *
   * @param packet of this section, its payload VP8; read before this returns
   */
  public void onPacket(RtpPacket packet) {
    long now = time.nanoTime();
    session.received(packet, now);
    synchronized (lock) {
      assembler.put(packet, now);
    }
  }

  /** Shows what is whole and asks for what is missing. Every 10 ms; one caller at a time. */
  public void tick() {
    if (closed) {
      return;
    }
    long now = time.nanoTime();
    while (takeNext(now)) {
      // Each turn shows a picture.
    }
    List<Integer> missing;
    boolean key;
    synchronized (lock) {
      missing = assembler.due(now, session.rttMs());
      key = assembler.wantsKey() && (!keyAsked || now - keyAskedNanos >= KEY_PAUSE);
      if (key) {
        keyAsked = true;
        keyAskedNanos = now;
        keyRequests++;
      }
    }
    Integer remote = session.remoteSsrc();
    if (remote != null && key) {
      session.ask(new RtcpPacket.PictureLoss(session.localSsrc(), remote));
    }
    if (remote != null && !missing.isEmpty()) {
      session.ask(new RtcpPacket.Nack(session.localSsrc(), remote, missing));
    }
  }

  private boolean takeNext(long now) {
    int length;
    int timestamp;
    synchronized (lock) {
      if (!assembler.next(now)) {
        return false;
      }
      length = assembler.pictureLength();
      timestamp = assembler.pictureTimestamp();
      if (coded.length < length) {
        coded = new byte[length + length / 2];
      }
      System.arraycopy(assembler.picture(), 0, coded, 0, length);
    }
    int result = decoder.decode(coded, 0, length, picture);
    if (result == 0) {
      shown();
      VideoFrameSink to = sink;
      if (to != null) {
        long ticks = timestamps.unwrap(timestamp);
        hand(to, picture.frame(ticks * NANOS / VideoSender.CLOCK_RATE_HZ));
      }
    } else if (result > 0) {
      synchronized (lock) {
        assembler.giveUp();
      }
    }
    return !closed;
  }

  private void shown() {
    synchronized (lock) {
      frames++;
      width = picture.width();
      height = picture.height();
    }
  }

  private void hand(VideoFrameSink to, VideoFrame frame) {
    try {
      to.onFrame(frame);
    } catch (RuntimeException | Error e) {
      if (!sinkFailed) {
        sinkFailed = true;
        log.error("a sink of pictures failed; later failures are not logged", e);
      }
    }
  }

  /**
   * Returns how often a key frame was asked for.
   *
   * @return so far
   */
  public long keyRequests() {
    synchronized (lock) {
      return keyRequests;
    }
  }

  /**
   * Counts what was received.
   *
   * @return the counters
   */
  public PeerStats.Flow flow() {
    synchronized (lock) {
      return session.receivedFlow(width, height, frames);
    }
  }

  /** Ends receiving and frees the decoder; safe while a tick is under way. Idempotent. */
  @Override
  public void close() {
    closed = true;
    decoder.close();
  }
}
