package dev.aicall.rtc.jitsi.video;

import dev.aicall.rtc.jitsi.rtp.PacketOut;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the packets that were sent last, to send them again when they are missed. A packet goes
 * again as it was, with its own sequence number, since no second stream (RTX) is agreed upon. For
 * one thread.
 */
final class RetransmissionStore {
  /** Packets, a power of two: 2 to 10 s at 0.5 Mbit/s; our choice. */
  static final int CAPACITY = 512;

  /** How long it does not go once more: 10 ms, our choice; the request may be in two reports. */
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private static final class Slot {
    private byte[] data = {};
    private int length;
    private int sequence = -1;
    private long sentNanos;
  }

  private final Slot[] slots = new Slot[CAPACITY];

  RetransmissionStore() {
    for (int i = 0; i < CAPACITY; i++) {
      slots[i] = new Slot();
    }
  }

  void keep(int sequence, byte[] data, int length, long now) {
    Slot slot = slots[sequence & (CAPACITY - 1)];
    if (slot.data.length < length) {
      slot.data = new byte[length];
    }
    System.arraycopy(data, 0, slot.data, 0, length);
    slot.length = length;
    slot.sequence = sequence & 0xffff;
    slot.sentNanos = now - PAUSE;
  }

  /**
   * Copies a packet into an array.
   *
   * @param target room for the packet and {@link PacketOut#TAILROOM}
   * @return its length, 0 if it is not kept or went just now
   */
  int again(int sequence, byte[] target, long now) {
    Slot slot = slots[sequence & (CAPACITY - 1)];
    if (slot.sequence != sequence || now - slot.sentNanos < PAUSE) {
      return 0;
    }
    slot.sentNanos = now;
    System.arraycopy(slot.data, 0, target, 0, slot.length);
    return slot.length;
  }
}
