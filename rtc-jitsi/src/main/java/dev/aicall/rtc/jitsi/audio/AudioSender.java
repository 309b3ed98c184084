package dev.aicall.rtc.jitsi.audio;

import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.rtp.PacketOut;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.peer.media.MediaClock;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.media.PeerStats;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends sound as Opus in packets of 20 ms, silence where there is no source. A clock calls {@link
 * #tick} every 10 ms; two ticks make a packet, so packets drift no more than the clock does. Any
 * thread may call the rest; the source is read and packets go out without a lock held.
 */
public final class AudioSender implements AutoCloseable {
  /** Ticks of Opus timestamps a second, whatever is sent (RFC 7587 §4.1). */
  public static final int CLOCK_RATE_HZ = NativeOpus.RATE_HZ;

  private static final Logger log = LoggerFactory.getLogger(AudioSender.class);

  private static final int PIECES = 2;

  /** The encoder expects at least that much loss, so that there is always some FEC; our choice. */
  private static final int MIN_EXPECTED_LOSS = 1;

  /** And at most that much: beyond it, FEC takes too much from the sound itself; our choice. */
  private static final int MAX_EXPECTED_LOSS = 30;

  private final OpusSettings settings;
  private final int payloadType;
  private final RtpSession session;
  private final TimeSource time;
  private final PacketOut out;
  private final NativeOpus.Encoder encoder;
  private final short[] pcm;
  private final byte[] packet = new byte[RtpPacket.HEADER + MAX_PAYLOAD + PacketOut.TAILROOM];
  private volatile @Nullable Pieces pieces;
  private volatile int level;
  private volatile int expectedLoss = MIN_EXPECTED_LOSS;
  private volatile boolean closed;
  private int filled;
  private int sequence;
  private int timestamp;
  private boolean first = true;
  private long lastTick;
  private boolean failed;

  private static final int MAX_PAYLOAD = 1_276;

  /**
   * Loads Opus at the first call.
   *
   * @throws IllegalStateException if it does not load here; the message says what to do
   */
  public static void load() {
    NativeOpus.load();
  }

  /**
   * Creates a sender; nothing goes out before the first ticks.
   *
   * @param settings channels and bit rate
   * @param payloadType of Opus, 0 to 127
   * @param session counts, and tells of loss over there
   * @param time when ticks are
   * @param random first sequence number and timestamp
   * @param out takes RTP packets, not yet protected
   * @throws IllegalStateException if Opus does not load here
   */
  public AudioSender(
      OpusSettings settings,
      int payloadType,
      RtpSession session,
      TimeSource time,
      Random random,
      PacketOut out) {
    this.settings = settings;
    this.payloadType = payloadType;
    this.session = session;
    this.time = time;
    this.out = out;
    this.pcm = new short[PIECES * Pieces.FRAMES * settings.channels()];
    this.sequence = random.nextInt(1 << 15); // the upper half is left out, as RFC 3711 §3.3.1 asks
    this.timestamp = random.nextInt();
    this.encoder =
        new NativeOpus.Encoder(settings.channels(), settings.bitsPerSecond(), settings.maxRateHz());
    expectLoss(0);
  }

  /**
   * Sends from a source from the next tick on.
   *
   * @param source null for silence
   * @throws IllegalArgumentException if it has a rate or a number of channels that is not allowed
   */
  public void send(@Nullable PcmSource source) {
    pieces = source == null ? null : new Pieces(source, settings);
  }

  /**
   * Adapts the FEC to what is lost; quickly up, slowly down.
   *
   * @param fractionLost share of packets lost as the other side reported, 0 to 1
   */
  public void onLoss(double fractionLost) {
    expectLoss(Math.max((int) Math.ceil(100 * fractionLost), expectedLoss * 3 / 4));
  }

  private void expectLoss(int percent) {
    int limited = Math.max(MIN_EXPECTED_LOSS, Math.min(MAX_EXPECTED_LOSS, percent));
    expectedLoss = limited;
    encoder.expectLoss(limited);
  }

  /** Reads 10 ms and sends a packet every second time. One caller at a time. */
  public void tick() {
    if (closed) {
      return;
    }
    long now = time.nanoTime();
    skip(now);
    int size = Pieces.FRAMES * settings.channels();
    Pieces from = pieces;
    if (from == null) {
      Arrays.fill(pcm, filled * size, (filled + 1) * size, (short) 0);
    } else {
      from.next(pcm, filled * size);
    }
    level = peak(pcm, filled * size, size);
    filled++;
    if (filled == PIECES) {
      filled = 0;
      sendPacket(now);
    }
  }

  /** What a clock left out is a pause: timestamps go on with the time. */
  private void skip(long now) {
    long missed = now - lastTick - MediaClock.PERIOD_NANOS;
    if (!first && missed > TimeUnit.MILLISECONDS.toNanos(MediaClock.MAX_CATCH_UP_MS)) {
      timestamp += (int) (missed * CLOCK_RATE_HZ / TimeUnit.SECONDS.toNanos(1));
    }
    first = false;
    lastTick = now;
  }

  private void sendPacket(long now) {
    int length = encoder.encode(pcm, PIECES * Pieces.FRAMES, packet, RtpPacket.HEADER);
    int stamp = timestamp;
    timestamp += PIECES * Pieces.FRAMES;
    if (length <= 0) {
      if (length < 0 && !failed) {
        failed = true;
        log.error("Opus refuses to encode, error {}; nothing is sent", length);
      }
      return;
    }
    RtpPacket.writeHeader(packet, payloadType, false, sequence++, stamp, session.localSsrc());
    session.sent(stamp, now, length);
    out.packet(packet, 0, RtpPacket.HEADER + length);
  }

  /** Returns the loudest sample. */
  static int peak(short[] samples, int offset, int length) {
    int peak = 0;
    for (int i = offset; i < offset + length; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return Math.min(Short.MAX_VALUE, peak);
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
   * Counts what was sent.
   *
   * @return the counters
   */
  public PeerStats.Flow flow() {
    return session.sentFlow(0, 0, 0);
  }

  /** Ends sending and frees the encoder; safe while a tick is under way. Idempotent. */
  @Override
  public void close() {
    closed = true;
    encoder.close();
  }
}
