package dev.aicall.rtc.jitsi.audio;

import dev.aicall.rtc.jitsi.rtp.Unwrapper;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Holds packets of sound until it is time to play them, and says what to play next. It knows no
 * codec and no clock, allocates nothing for a packet, and is for one thread.
 *
 * <p>A packet has its time by {@link DelayTarget}. What is due and there is played. What is due and
 * missing, while a later packet is there, is lost: made from that packet if it is the very next,
 * else concealed, unless the later one is due too. When there is none at all, time stands still:
 * concealed for {@link #MAX_CONCEALED}, then silent. Sound that is too early or too late for its
 * time is made longer or shorter by the player as {@link #stretch} says, and left out if it is far
 * too late and more is waiting.
 */
final class JitterBuffer {
  /** What to play next. */
  enum Step {
    /** Nothing began yet: silence. */
    WAIT,
    /** The packet at hand. */
    PACKET,
    /** What the packet at hand repeats of the one before it. */
    RECOVER,
    /** Something like what went before. */
    CONCEAL,
    /** Nothing came for long: silence. */
    SILENCE
  }

  /** How the sound of the packet at hand is best changed. */
  enum Stretch {
    /** Not at all. */
    NONE,
    /** It is late: shorter, if that is not heard. */
    SHORTER,
    /** It is very late: shorter, even if that is heard. */
    MUCH_SHORTER,
    /** It is early: longer. */
    LONGER
  }

  /** How long sound is made up: 100 ms, our choice; more sounds like a robot. */
  static final int MAX_CONCEALED = ticks(100);

  /** Sound may be late by that much: 15 ms, our choice; more than the steps of playing. */
  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(15);

  /** From here on any way to be quicker is right. */
  private static final long VERY_LATE = TimeUnit.MILLISECONDS.toNanos(60);

  /** From here on sound is left out. */
  private static final long TOO_LATE = TimeUnit.MILLISECONDS.toNanos(200);

  /** Sound may be early by that much. */
  private static final long EARLY = TimeUnit.MILLISECONDS.toNanos(10);

  /** Packets closer than that to their time count as due. */
  private static final long DUE = TimeUnit.MILLISECONDS.toNanos(5);

  /** From this jump of the transit time on it is another stream: 2 s, our choice. */
  private static final long OTHER_STREAM = TimeUnit.SECONDS.toNanos(2);

  /** From this step of the sequence on too: 10 s of 20 ms. */
  private static final int OTHER_SEQUENCE = 500;

  /** Losses among the newest {@link #LOSS_MEMORY} packets from which on repair is waited for. */
  private static final int LOSSY = 2;

  private static final int LOSS_MEMORY = 200;

  private final PacketRing packets = new PacketRing();
  private final Unwrapper sequences = Unwrapper.ofSequence();
  private final Unwrapper timestamps = Unwrapper.ofTimestamp();
  private final DelayTarget target = new DelayTarget();
  private final long[] lossesAt = new long[LOSSY]; // highest sequence at the newest losses
  private boolean started;
  private boolean playing;
  private int ssrc;
  private int otherSsrc;
  private boolean otherSeen;
  private long highest;
  private long nextSequence;
  private long nextTimestamp;
  private int frameTicks = ticks(20);
  private int concealed; // since the last packet
  private int waited; // of that, while nothing was there
  private PacketRing.Slot current = packets.slot(0);
  private Stretch stretch = Stretch.NONE;
  private Counts counts = new Counts(0, 0, 0, 0, 0, 0);

  /**
   * What happened so far.
   *
   * @param played packets
   * @param recovered packets that were made from the next
   * @param lost packets that were concealed or left out, since they did not come
   * @param late packets that came too late
   * @param duplicates packets that were there already
   * @param skipped packets that were left out to be quicker
   */
  record Counts(long played, long recovered, long lost, long late, long duplicates, long skipped) {
    private Counts and(int p, int r, long l, int t, int d, int s) {
      return new Counts(played + p, recovered + r, lost + l, late + t, duplicates + d, skipped + s);
    }
  }

  private static int ticks(int ms) {
    return NativeOpus.RATE_HZ / 1_000 * ms;
  }

  private static long nanos(long ticks) {
    return ticks * 62_500 / 3; // 48 kHz
  }

  /**
   * Takes a packet; its payload is copied.
   *
   * @param source its SSRC; another one counts from its second packet on
   * @param ticks how long its sound is, at 48 kHz
   * @param arrival when it came, in ns
   */
  void put(
      int source,
      int sequence,
      int timestamp,
      int ticks,
      byte[] data,
      int offset,
      int length,
      long arrival) {
    if (started && source != ssrc) {
      if (!otherSeen || source != otherSsrc) {
        otherSeen = true;
        otherSsrc = source;
        return;
      }
      started = false;
    }
    if (started && Math.abs(sequences.peek(sequence) - highest) > OTHER_SEQUENCE) {
      started = false;
    }
    if (started && target.isOther(arrival - nanos(timestamps.peek(timestamp)), OTHER_STREAM)) {
      started = false;
    }
    if (!started) {
      begin(source, sequence, timestamp);
    }
    long number = sequences.peek(sequence);
    long time = timestamps.unwrap(timestamp);
    if (number > highest) {
      highest = sequences.unwrap(sequence);
      frameTicks = ticks;
    }
    boolean lossy = highest - lossesAt[0] < LOSS_MEMORY;
    target.onPacket(arrival - nanos(time), arrival, lossy ? nanos(frameTicks) : 0);
    if (!playing && number < nextSequence) {
      nextSequence = number;
      nextTimestamp = time;
    }
    keep(number, time, ticks, data, offset, length);
  }

  private void begin(int source, int sequence, int timestamp) {
    started = true;
    playing = false;
    ssrc = source;
    otherSeen = false;
    packets.clear();
    sequences.reset();
    timestamps.reset();
    target.reset();
    highest = sequences.unwrap(sequence);
    nextSequence = highest;
    nextTimestamp = timestamps.unwrap(timestamp);
    Arrays.fill(lossesAt, Long.MIN_VALUE / 2);
  }

  private void keep(long number, long time, int ticks, byte[] data, int offset, int length) {
    if (number < nextSequence) {
      counts = counts.and(0, 0, 0, 1, 0, 0);
      return;
    }
    if (packets.has(number)) {
      counts = counts.and(0, 0, 0, 0, 1, 0);
      return;
    }
    while (number - nextSequence >= PacketRing.CAPACITY) {
      leaveOut();
    }
    packets.put(number, time, ticks, data, offset, length);
  }

  private void leaveOut() {
    if (packets.has(nextSequence)) {
      PacketRing.Slot slot = packets.slot(nextSequence);
      packets.remove(nextSequence);
      nextTimestamp = slot.timestamp() + slot.ticks();
      counts = counts.and(0, 0, 0, 0, 0, 1);
    } else {
      lost(1);
    }
    nextSequence++;
  }

  /**
   * Says what to play next.
   *
   * @param playNanos when it will be heard first, in ns
   */
  Step next(long playNanos) {
    stretch = Stretch.NONE;
    if (!started) {
      return Step.WAIT;
    }
    if (!playing) {
      if (playNanos < target.playAt(nanos(nextTimestamp)) - DUE) {
        return Step.WAIT;
      }
      playing = true;
      concealed = 0;
      waited = 0;
    }
    while (packets.has(nextSequence)
        && lateness(packets.slot(nextSequence).timestamp(), playNanos) > TOO_LATE
        && highest > nextSequence) {
      leaveOut();
    }
    if (packets.has(nextSequence)) {
      PacketRing.Slot head = packets.slot(nextSequence);
      boolean pause = head.timestamp() - nextTimestamp > head.ticks() / 2;
      return pause && lateness(head.timestamp(), playNanos) < -DUE
          ? standStill()
          : play(head, playNanos);
    }
    long after = nextSequence + 1;
    while (after <= highest && !packets.has(after)) {
      after++;
    }
    return after > highest ? standStill() : repair(packets.slot(after), playNanos);
  }

  /** Positive if it would be heard after its time. */
  private long lateness(long timestamp, long playNanos) {
    return playNanos - target.playAt(nanos(timestamp));
  }

  private Step play(PacketRing.Slot head, long playNanos) {
    current = head;
    packets.remove(head.sequence());
    nextSequence = head.sequence() + 1;
    nextTimestamp = head.timestamp() + head.ticks();
    concealed = 0;
    waited = 0;
    long late = lateness(head.timestamp(), playNanos);
    if (late > LATE && packets.has(nextSequence)) {
      stretch = late > VERY_LATE ? Stretch.MUCH_SHORTER : Stretch.SHORTER;
    } else if (late < -EARLY) {
      stretch = Stretch.LONGER;
    }
    counts = counts.and(1, 0, 0, 0, 0, 0);
    return Step.PACKET;
  }

  private Step standStill() {
    concealed += frameTicks;
    waited += frameTicks;
    return concealed > MAX_CONCEALED ? Step.SILENCE : Step.CONCEAL;
  }

  private Step repair(PacketRing.Slot later, long playNanos) {
    long missing = later.sequence() - nextSequence;
    long gap = later.timestamp() - nextTimestamp;
    if (lateness(later.timestamp(), playNanos) > DUE || waited >= gap) {
      lost(missing);
      return play(later, playNanos);
    }
    nextSequence++;
    lost(1);
    nextTimestamp += gap / missing;
    concealed += frameTicks;
    if (missing == 1) {
      current = later;
      counts = counts.and(0, 1, 0, 0, 0, 0);
      return Step.RECOVER;
    }
    return concealed > MAX_CONCEALED ? Step.SILENCE : Step.CONCEAL;
  }

  private void lost(long packets) {
    counts = counts.and(0, 0, packets, 0, 0, 0);
    for (int i = 0; i < Math.min(LOSSY, packets); i++) {
      System.arraycopy(lossesAt, 1, lossesAt, 0, LOSSY - 1);
      lossesAt[LOSSY - 1] = highest;
    }
  }

  /**
   * Payload of the packet at hand, from index 0 on; after PACKET and RECOVER, until the next put.
   */
  byte[] data() {
    return current.data();
  }

  int length() {
    return current.length();
  }

  /** How much to conceal, recover or be silent for, in samples at 48 kHz. */
  int frameTicks() {
    return frameTicks;
  }

  /** What to do with the packet at hand; after PACKET. */
  Stretch stretch() {
    return stretch;
  }

  /** Delay that is aimed at, against the quickest packet, in ns; 0 before the first. */
  long targetDelay() {
    return started ? target.delay() : 0;
  }

  Counts counts() {
    return counts;
  }
}
