package dev.aicall.rtc.jitsi.audio;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.peer.media.MediaClock;
import dev.aicall.rtc.peer.media.PeerStats;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives Opus and plays it to a sink: exactly 10 ms at 48 kHz for every {@link #tick}, silence
 * included, from the first tick on. Packets may come from any thread, in any order, more than once
 * or not at all. The sink is called on the thread of the ticks, without a lock held.
 */
public final class AudioReceiver implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AudioReceiver.class);

  private static final int RATE_HZ = NativeOpus.RATE_HZ;
  private static final int PIECE = RATE_HZ / 100;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How fast playing follows the clock: a 64th of the difference each tick; our choice. */
  private static final int SMOOTHING = 64;

  /** From this difference on it jumps. */
  private static final long JUMP = TimeUnit.MILLISECONDS.toNanos(MediaClock.MAX_CATCH_UP_MS);

  private final Object lock = new Object();
  private final int channels;
  private final RtpSession session;
  private final TimeSource time;
  private final NativeOpus.Decoder decoder;
  private final TimeStretch timeStretch;
  private final JitterBuffer buffer = new JitterBuffer();
  private final short[] queue; // decoded, waits to be played
  private final short[] work;
  private final short[] piece;
  private int queued; // samples for each channel
  private boolean silent = true;
  private boolean ticking;
  private long playAt;
  private long damaged;
  private volatile @Nullable PcmSink sink;
  private volatile int level;
  private volatile boolean closed;
  private boolean sinkFailed;

  /**
   * How receiving goes.
   *
   * @param targetDelayMs delay that the jitter buffer aims at
   * @param played packets
   * @param recovered packets that were made from the FEC of the next
   * @param lost packets that never came in time, the recovered ones included
   * @param late packets that came too late
   * @param duplicates packets that came again
   * @param skipped packets that were left out to be quicker
   * @param damaged packets that are no Opus
   */
  public record Health(
      double targetDelayMs,
      long played,
      long recovered,
      long lost,
      long late,
      long duplicates,
      long skipped,
      long damaged) {}

  /**
   * Creates a receiver.
   *
   * @param channels of what the sink gets, 1 or 2
   * @param session counts
   * @param time when packets and ticks are
   * @throws IllegalStateException if Opus does not load here
   */
  public AudioReceiver(int channels, RtpSession session, TimeSource time) {
    this.channels = channels;
    this.session = session;
    this.time = time;
    this.decoder = new NativeOpus.Decoder(channels);
    this.timeStretch = new TimeStretch(channels);
    this.work = new short[(NativeOpus.MAX_FRAMES + PIECE) * channels];
    this.queue = new short[work.length + PIECE * channels];
    this.piece = new short[PIECE * channels];
  }

  /**
   * Sets where sound goes from the next tick on.
   *
   * @param to null for nowhere
   */
  public void receive(@Nullable PcmSink to) {
    sink = to;
  }

  /**
   * Takes a packet.
   *
   * @param packet of this section, its payload Opus; read before this returns
   */
  public void onPacket(RtpPacket packet) {
    long arrival = time.nanoTime();
    int ticks = OpusPacket.ticks(packet.data(), packet.payloadOffset(), packet.payloadLength());
    session.received(packet, arrival);
    synchronized (lock) {
      if (ticks < 0) {
        damaged++;
        return;
      }
      buffer.put(
          packet.ssrc(),
          packet.sequence(),
          packet.timestamp(),
          ticks,
          packet.data(),
          packet.payloadOffset(),
          packet.payloadLength(),
          arrival);
    }
  }

  /** Plays the next 10 ms. One caller at a time. */
  public void tick() {
    if (closed) {
      return;
    }
    long played;
    synchronized (lock) {
      played = advance(time.nanoTime());
      while (queued < PIECE) {
        decodeNext(played + queued * NANOS / RATE_HZ);
      }
      System.arraycopy(queue, 0, piece, 0, piece.length);
      queued -= PIECE;
      System.arraycopy(queue, piece.length, queue, 0, queued * channels);
    }
    level = AudioSender.peak(piece, 0, piece.length);
    PcmSink to = sink;
    if (to != null) {
      hand(to, new PcmFrame(piece, 0, piece.length, RATE_HZ, channels, played));
    }
  }

  /** Returns when this tick is heard: steady, even if ticks are a little early or late. */
  private long advance(long now) {
    playAt += MediaClock.PERIOD_NANOS;
    long difference = now - playAt;
    if (!ticking || Math.abs(difference) > JUMP) {
      ticking = true;
      playAt = now;
    } else {
      playAt += difference / SMOOTHING;
    }
    return playAt;
  }

  private void decodeNext(long playNanos) {
    int frames = 0;
    switch (buffer.next(playNanos)) {
      case PACKET -> {
        frames = decoder.decode(buffer.data(), 0, buffer.length(), work);
        if (frames < 0) {
          damaged++;
        } else {
          frames = stretched(frames);
        }
        soften();
      }
      case RECOVER -> {
        frames = decoder.recover(buffer.data(), 0, buffer.length(), buffer.frameTicks(), work);
        soften();
      }
      case CONCEAL -> frames = silent ? 0 : decoder.conceal(buffer.frameTicks(), work);
      case SILENCE -> {
        if (!silent) {
          silent = true;
          frames = decoder.conceal(buffer.frameTicks(), work);
          fade(frames, 1, 0);
        }
      }
      case WAIT -> silent = true;
    }
    if (frames <= 0) {
      frames = PIECE;
      Arrays.fill(work, 0, frames * channels, (short) 0);
    }
    System.arraycopy(work, 0, queue, queued * channels, frames * channels);
    queued += frames;
  }

  private int stretched(int frames) {
    return switch (buffer.stretch()) {
      case NONE -> frames;
      case SHORTER -> timeStretch.shorten(work, frames, false);
      case MUCH_SHORTER -> timeStretch.shorten(work, frames, true);
      case LONGER -> timeStretch.lengthen(work, frames);
    };
  }

  /** The first sound after silence comes in 5 ms, without a click. */
  private void soften() {
    if (silent) {
      silent = false;
      fade(PIECE / 2, 0, 1);
    }
  }

  private void fade(int frames, int from, int to) {
    for (int i = 0; i < frames; i++) {
      double factor = from + (to - from) * (i + 0.5) / frames;
      for (int channel = 0; channel < channels; channel++) {
        int at = i * channels + channel;
        work[at] = (short) Math.round(work[at] * factor);
      }
    }
  }

  private void hand(PcmSink to, PcmFrame frame) {
    try {
      to.onPcm(frame);
    } catch (RuntimeException | Error e) {
      if (!sinkFailed) {
        sinkFailed = true;
        log.error("a sink of sound failed; later failures are not logged", e);
      }
    }
  }

  /**
   * Returns how loud the last 10 ms were.
   *
   * @return the highest sample, 0 to 32,767
   */
  public int level() {
    return level;
  }

  /**
   * Says how receiving goes.
   *
   * @return counts since it was made
   */
  public Health health() {
    synchronized (lock) {
      JitterBuffer.Counts counts = buffer.counts();
      return new Health(
          buffer.targetDelay() / 1e6,
          counts.played(),
          counts.recovered(),
          counts.lost(),
          counts.late(),
          counts.duplicates(),
          counts.skipped(),
          damaged);
    }
  }

  /**
   * Counts what was received.
   *
   * @return the counters
   */
  public PeerStats.Flow flow() {
    return session.receivedFlow(0, 0, 0);
  }

  /** Ends receiving and frees the decoder; safe while a tick is under way. Idempotent. */
  @Override
  public void close() {
    closed = true;
    decoder.close();
  }
}
