package dev.aicall.rtc.jitsi.video;

/**
 * How many bits a second pictures may take: all that are configured, fewer while the way loses
 * packets, and never more than the receiver says that it can take.
 *
 * <p>Loss is followed as by the loss controller of draft-ietf-rmcat-gcc-02 §6, at every report of
 * the receiver, once a second: beyond 10 % the rate falls by half the share that was lost, below 2
 * % it grows by 5 %. Since another rate takes a new encoder and with it a key frame (see {@link
 * NativeVpx}), the encoder follows in steps, down sooner than up. Safe from any thread.
 */
final class PictureRate {
  /** Less is of no use: as libwebrtc has it. */
  static final int MIN_BITS_PER_SECOND = 30_000;

  private static final double HIGH_LOSS = 0.1;
  private static final double LOW_LOSS = 0.02;
  private static final double GROWTH = 1.05;

  // Our choice: a key frame has about five times the size of another, so not for little.
  private static final double STEP_DOWN = 0.85;
  private static final double STEP_UP = 1.3;

  private final int most;
  private final int least;
  private double followsLoss;
  private long receiverTakes = Long.MAX_VALUE;
  private int encoder;

  /**
   * Creates a rate that begins with all there is.
   *
   * @param most bits a second, as configured
   */
  PictureRate(int most) {
    this.most = most;
    this.least = Math.min(most, MIN_BITS_PER_SECOND);
    this.followsLoss = most;
    this.encoder = most;
  }

  /** The receiver reports that it lost a share of the packets, 0 to 1. */
  synchronized void onLoss(double fraction) {
    if (fraction > HIGH_LOSS) {
      followsLoss = Math.max(least, followsLoss * (1 - fraction / 2));
    } else if (fraction < LOW_LOSS) {
      followsLoss = Math.min(most, followsLoss * GROWTH);
    }
  }

  /** The receiver can take that much. */
  synchronized void onBandwidth(long bitsPerSecond) {
    receiverTakes = bitsPerSecond;
  }

  /** What the encoder is to aim at now, in bits a second; the same until a step is worth it. */
  synchronized int forEncoder() {
    int wanted = (int) Math.max(least, Math.min(receiverTakes, (long) followsLoss));
    boolean isStep = wanted <= encoder * STEP_DOWN || wanted >= encoder * STEP_UP;
    if (isStep || (wanted == most && encoder != most)) {
      encoder = wanted;
    }
    return encoder;
  }
}
