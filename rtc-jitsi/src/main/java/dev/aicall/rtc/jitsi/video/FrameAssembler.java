package dev.aicall.rtc.jitsi.video;

import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.Unwrapper;
import java.util.List;

/**
 * Makes coded pictures of packets (RFC 7741 §4), in order and without gaps. What is missing is
 * asked for again; if it does not come, all is left out up to the next key frame. No codec and no
 * clock; for one thread.
 */
final class FrameAssembler {
  /** Packets that can wait, a power of two. */
  private static final int CAPACITY = 1_024;

  /** From this step of the sequence on it is another numbering. */
  private static final int OTHER_SEQUENCE = 3_000;

  private static final class Slot {
    private byte[] data = {};
    private int length;
    private long sequence = -1;
    private int timestamp;
    private boolean marker;
    private boolean start;
    private boolean key;
  }

  private final Slot[] slots = new Slot[CAPACITY];
  private final Unwrapper sequences = Unwrapper.ofSequence();
  private final MissingPackets missing = new MissingPackets();
  private boolean started;
  private int ssrc;
  private long next;
  private long highest;
  private boolean keyNeeded = true;
  private byte[] picture = new byte[16_384];
  private int pictureLength;
  private int pictureTimestamp;
  private long damaged;
  private long leftOut;

  FrameAssembler() {
    for (int i = 0; i < CAPACITY; i++) {
      slots[i] = new Slot();
    }
  }

  private Slot slot(long sequence) {
    return slots[(int) (sequence & (CAPACITY - 1))];
  }

  private boolean has(long sequence) {
    return slot(sequence).sequence == sequence;
  }

  void put(RtpPacket packet, long now) {
    int descriptor =
        Vp8Payload.length(packet.data(), packet.payloadOffset(), packet.payloadLength());
    if (descriptor < 0 && packet.payloadLength() > 0) {
      damaged++;
      return;
    }
    boolean other =
        started
            && (packet.ssrc() != ssrc
                || Math.abs(sequences.peek(packet.sequence()) - highest) > OTHER_SEQUENCE);
    if (!started || other) {
      begin(packet);
    }
    long sequence = sequences.peek(packet.sequence());
    if (sequence < next || has(sequence)) {
      return;
    }
    if (sequence > highest) {
      sequences.unwrap(packet.sequence());
      if (!missing.add(highest + 1, sequence, now)) {
        giveUp();
      }
      highest = sequence;
    } else {
      missing.remove(sequence);
    }
    if (sequence - next >= CAPACITY) {
      giveUp();
      next = sequence;
    }
    keep(packet, sequence, Math.max(0, descriptor));
  }

  private void begin(RtpPacket packet) {
    started = true;
    ssrc = packet.ssrc();
    sequences.reset();
    missing.clear();
    for (Slot slot : slots) {
      slot.sequence = -1;
    }
    next = sequences.unwrap(packet.sequence());
    highest = next;
    keyNeeded = true;
  }

  /** A packet without payload fills a gap only. */
  private void keep(RtpPacket packet, long sequence, int descriptor) {
    Slot slot = slot(sequence);
    int length = packet.payloadLength() - descriptor;
    if (slot.data.length < length) {
      slot.data = new byte[length];
    }
    int offset = packet.payloadOffset();
    System.arraycopy(packet.data(), offset + descriptor, slot.data, 0, length);
    slot.length = length;
    slot.sequence = sequence;
    slot.timestamp = packet.timestamp();
    slot.marker = packet.marker();
    slot.start = length > 0 && Vp8Payload.isStart(packet.data(), offset);
    slot.key = slot.start && (slot.data[0] & 1) == 0;
  }

  /** All up to the next key frame is left out. */
  void giveUp() {
    keyNeeded = true;
    leftOut++;
    missing.clear();
  }

  /**
   * Takes the next picture out, if it is whole.
   *
   * @return whether {@link #picture} is one
   */
  boolean next(long now) {
    if (!started) {
      return false;
    }
    if (missing.isHopeless(now)) {
      giveUp();
    }
    if (!keyNeeded && take(next)) {
      return true;
    }
    for (long from = next; from <= highest; from++) {
      if (has(from) && slot(from).key && take(from)) {
        keyNeeded = false;
        return true;
      }
    }
    return false;
  }

  private boolean take(long from) {
    long first = from;
    while (has(first) && slot(first).length == 0) {
      first++;
    }
    if (!has(first) || !slot(first).start) {
      return false;
    }
    int timestamp = slot(first).timestamp;
    int length = 0;
    for (long at = first; has(at) && slot(at).timestamp == timestamp; at++) {
      length += slot(at).length;
      if (slot(at).marker) {
        assemble(first, at, length);
        return true;
      }
    }
    return false;
  }

  private void assemble(long first, long last, int length) {
    if (picture.length < length) {
      picture = new byte[length + length / 2];
    }
    int at = 0;
    for (long sequence = first; sequence <= last; sequence++) {
      Slot slot = slot(sequence);
      System.arraycopy(slot.data, 0, picture, at, slot.length);
      at += slot.length;
    }
    pictureLength = length;
    pictureTimestamp = slot(first).timestamp;
    next = last + 1;
    missing.removeBefore(next);
  }

  /** The picture that {@link #next} found, until the next call. */
  byte[] picture() {
    return picture;
  }

  int pictureLength() {
    return pictureLength;
  }

  int pictureTimestamp() {
    return pictureTimestamp;
  }

  /** Whether a key frame is needed and none is on its way: the start of one is not there. */
  boolean wantsKey() {
    if (!started || !keyNeeded) {
      return false;
    }
    for (long sequence = next; sequence <= highest; sequence++) {
      if (has(sequence) && slot(sequence).key) {
        return false;
      }
    }
    return true;
  }

  /** Packets to ask for now. */
  List<Integer> due(long now, double rttMs) {
    return missing.due(now, rttMs);
  }

  long damaged() {
    return damaged;
  }

  /** How often something was left out. */
  long leftOut() {
    return leftOut;
  }
}
