package dev.aicall.rtc.jitsi.video;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.rtp.PacketOut;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.peer.media.PeerStats;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends pictures as VP8: turned upright, scaled into the configured size, left out where they come
 * too fast, encoded on the thread of the source. A source runs from when both it and the connection
 * are there. Answers requests for lost packets and for whole pictures, and takes fewer bits where
 * the way has no room for all. Safe from any thread; packets go out under the lock that keeps them
 * in order.
 */
public final class VideoSender implements AutoCloseable {
  /** Ticks of VP8 timestamps a second (RFC 7741 §4.1). */
  public static final int CLOCK_RATE_HZ = 90_000;

  private static final Logger log = LoggerFactory.getLogger(VideoSender.class);

  /** Bytes of a packet's part of a picture: the whole stays under 1,200 with SRTP; our choice. */
  private static final int MAX_PART = 1_150;

  /** Between key frames that the other side asks for: 300 ms, as libwebrtc has it. */
  private static final long KEY_PAUSE = TimeUnit.MILLISECONDS.toNanos(300);

  /** A source that is still has its last picture sent again if a key frame is wanted this long. */
  private static final long STILL = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Object lock = new Object(); // encoder, packets and counters
  private final Object control = new Object(); // which source runs
  private final VideoSettings settings;
  private final int payloadType;
  private final RtpSession session;
  private final TimeSource time;
  private final PacketOut out;
  private final PictureRate rate;
  private final PictureShaper shaper = new PictureShaper();
  private final NativeVpx.Coded coded = new NativeVpx.Coded();
  private final RetransmissionStore store = new RetransmissionStore();
  private final byte[] packet =
      new byte[RtpPacket.HEADER + Vp8Payload.DESCRIPTOR + MAX_PART + PacketOut.TAILROOM];
  private final int timestampBase;
  private final long began;
  private NativeVpx.@Nullable Encoder encoder;
  private @Nullable Picture last;
  private int width;
  private int height;
  private int bitsPerSecond;
  private int sequence;
  private int pictureId;
  private long frames;
  private long lastKeyNanos;
  private long lastNanos;
  private long againCount;
  private volatile boolean keyWanted;
  private boolean failed;
  private boolean closed;
  private @Nullable VideoFrameSource source;
  private boolean started;
  private boolean ended;

  /**
   * Says whether VP8 loads here; loads it at the first call.
   *
   * @return whether pictures can be sent and received
   */
  public static boolean isAvailable() {
    return NativeVpx.isAvailable();
  }

  /**
   * Creates a sender.
   *
   * @param settings size, pictures a second, bit rate
   * @param payloadType of VP8, 0 to 127
   * @param session counts; the caller hands what it hears to {@link #onPictureWanted}, {@link
   *     #onMissing}, {@link #onLoss} and {@link #onBandwidth}
   * @param time stamps
   * @param random first numbers
   * @param out takes RTP packets, not yet protected
   * @throws IllegalStateException if VP8 does not load here
   */
  public VideoSender(
      VideoSettings settings,
      int payloadType,
      RtpSession session,
      TimeSource time,
      Random random,
      PacketOut out) {
    NativeVpx.load();
    this.settings = settings;
    this.payloadType = payloadType;
    this.session = session;
    this.rate = new PictureRate(settings.encoderBitsPerSecond());
    this.time = time;
    this.out = out;
    this.sequence = random.nextInt(1 << 15); // the upper half is left out, as RFC 3711 §3.3.1 asks
    this.pictureId = random.nextInt(1 << 15);
    this.timestampBase = random.nextInt();
    this.began = time.nanoTime();
  }

  /**
   * Sends from a source, or nothing; stops the one before.
   *
   * @param next null for nothing
   */
  public void send(@Nullable VideoFrameSource next) {
    synchronized (control) {
      if (ended || next == source) {
        return;
      }
      stopSource();
      source = next;
      startSource();
    }
  }

  /** The connection is up. Idempotent. */
  public void start() {
    synchronized (control) {
      if (!ended && !started) {
        started = true;
        startSource();
      }
    }
  }

  private void startSource() {
    VideoFrameSource from = source;
    if (started && from != null) {
      keyWanted = true;
      try {
        from.start(new Feed());
      } catch (RuntimeException | Error e) {
        log.warn("a source of pictures does not start", e);
      }
    }
  }

  private void stopSource() {
    VideoFrameSource from = source;
    source = null;
    if (started && from != null) {
      try {
        from.stop();
      } catch (RuntimeException | Error e) {
        log.warn("a source of pictures does not stop", e);
      }
    }
  }

  /** Takes the frames of one start of a source; a new start may come from another thread. */
  private final class Feed implements VideoFrameSink {
    private long due = time.nanoTime();

    @Override
    public void onFrame(VideoFrame frame) {
      long now = time.nanoTime();
      if (isDue(now)) {
        synchronized (lock) {
          if (!closed) {
            last = shaper.shape(frame, settings);
            encode(last, now);
          }
        }
      }
    }

    /** A source that is just fast enough may be early by a quarter of the interval. */
    private boolean isDue(long now) {
      long interval = settings.frameNanos();
      long late = now - due;
      if (late < -interval / 4) {
        return false;
      }
      due = (late > interval ? now : due) + interval;
      return true;
    }
  }

  /** Sends a still picture again if a key frame is wanted. Call it every 10 ms or so. */
  public void tick() {
    if (!keyWanted) {
      return;
    }
    long now = time.nanoTime();
    synchronized (lock) {
      if (!closed && last != null && now - lastNanos > Math.max(STILL, settings.frameNanos())) {
        encode(last, now);
      }
    }
  }

  private void encode(Picture picture, long now) {
    boolean key =
        frames == 0
            || now - lastKeyNanos >= settings.keyFrameNanos()
            || (keyWanted && now - lastKeyNanos >= KEY_PAUSE);
    long units = (now - began) * NativeVpx.TIME_BASE / NANOS;
    int result = encoderFor(picture).encode(picture, units, key, coded);
    lastNanos = now;
    if (result > 0 && !failed) {
      failed = true;
      log.error("VP8 refuses to encode, error {}; later ones are not logged", result);
    }
    if (result == 0) {
      if (coded.isKey()) {
        keyWanted = false;
        lastKeyNanos = now;
      }
      frames++;
      sendPackets(now);
    }
  }

  private NativeVpx.Encoder encoderFor(Picture picture) {
    NativeVpx.Encoder present = encoder;
    int wanted = rate.forEncoder();
    if (present == null
        || width != picture.width()
        || height != picture.height()
        || bitsPerSecond != wanted) {
      if (present != null) {
        present.close();
      }
      width = picture.width();
      height = picture.height();
      bitsPerSecond = wanted;
      present = new NativeVpx.Encoder(width, height, wanted, Integer.MAX_VALUE);
      encoder = present;
    }
    return present;
  }

  /** Parts of about the same size, so that the last is not tiny. */
  private void sendPackets(long now) {
    int timestamp = timestampBase + (int) ((now - began) * CLOCK_RATE_HZ / NANOS);
    int parts = (coded.length() + MAX_PART - 1) / MAX_PART;
    int begin = 0;
    for (int part = 0; part < parts; part++) {
      int end = (int) ((long) coded.length() * (part + 1) / parts);
      RtpPacket.writeHeader(
          packet, payloadType, part == parts - 1, sequence, timestamp, session.localSsrc());
      Vp8Payload.write(packet, RtpPacket.HEADER, part == 0, pictureId);
      int header = RtpPacket.HEADER + Vp8Payload.DESCRIPTOR;
      System.arraycopy(coded.data(), begin, packet, header, end - begin);
      int length = header + end - begin;
      store.keep(sequence, packet, length, now);
      session.sent(timestamp, now, length - RtpPacket.HEADER);
      out.packet(packet, 0, length);
      sequence = (sequence + 1) & 0xffff;
      begin = end;
    }
    pictureId = (pictureId + 1) & 0x7fff;
  }

  /**
   * The receiver reports lost packets: pictures get fewer bits, see {@link PictureRate}.
   *
   * @param fraction share since its report before, 0 to 1
   */
  public void onLoss(double fraction) {
    rate.onLoss(fraction);
  }

  /**
   * The receiver says what it can take; pictures get no more bits than that.
   *
   * @param mostBitsPerSecond 0 or more
   */
  public void onBandwidth(long mostBitsPerSecond) {
    rate.onBandwidth(mostBitsPerSecond);
  }

  /** The next picture is to be a key frame. */
  public void onPictureWanted() {
    keyWanted = true;
  }

  /**
   * Sends packets again that are missing.
   *
   * @param sequences their numbers; those that are too old are passed over
   */
  public void onMissing(List<Integer> sequences) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      long now = time.nanoTime();
      for (int wanted : sequences) {
        int length = store.again(wanted, packet, now);
        if (length > 0) {
          againCount++;
          out.packet(packet, 0, length);
        }
      }
    }
  }

  /**
   * Returns how many packets were sent again.
   *
   * @return so far
   */
  public long sentAgain() {
    synchronized (lock) {
      return againCount;
    }
  }

  /**
   * Counts what was sent for the first time.
   *
   * @return the counters
   */
  public PeerStats.Flow flow() {
    synchronized (lock) {
      return session.sentFlow(width, height, frames);
    }
  }

  /** Stops the source and frees the encoder; safe while a picture is under way. Idempotent. */
  @Override
  public void close() {
    synchronized (control) {
      if (!ended) {
        ended = true;
        stopSource();
      }
    }
    synchronized (lock) {
      closed = true;
      if (encoder != null) {
        encoder.close();
        encoder = null;
      }
    }
  }
}
