package dev.aicall.rtc.jitsi.audio;

import java.util.Arrays;

/** Packets that wait, by their unwrapped sequence number. Its places are used again; no codec. */
final class PacketRing {
  /** Packets that can wait, a power of two: 5 s of 20 ms. */
  static final int CAPACITY = 256;

  /** A place for a packet. */
  static final class Slot {
    private byte[] data = new byte[256];
    private int length;
    private boolean full;
    private long sequence;
    private long timestamp;
    private int ticks;

    /** The payload, from index 0 on; stays when the packet is taken out, until the next put. */
    byte[] data() {
      return data;
    }

    int length() {
      return length;
    }

    long sequence() {
      return sequence;
    }

    long timestamp() {
      return timestamp;
    }

    /** How long its sound is. */
    int ticks() {
      return ticks;
    }
  }

  private final Slot[] slots = new Slot[CAPACITY];

  PacketRing() {
    Arrays.setAll(slots, i -> new Slot());
  }

  /** The place of a packet, whatever is in it. */
  Slot slot(long sequence) {
    return slots[(int) (sequence & (CAPACITY - 1))];
  }

  boolean has(long sequence) {
    Slot slot = slot(sequence);
    return slot.full && slot.sequence == sequence;
  }

  void put(long sequence, long timestamp, int ticks, byte[] data, int offset, int length) {
    Slot slot = slot(sequence);
    if (slot.data.length < length) {
      slot.data = new byte[length];
    }
    System.arraycopy(data, offset, slot.data, 0, length);
    slot.length = length;
    slot.full = true;
    slot.sequence = sequence;
    slot.timestamp = timestamp;
    slot.ticks = ticks;
  }

  void remove(long sequence) {
    slot(sequence).full = false;
  }

  void clear() {
    for (Slot slot : slots) {
      slot.full = false;
    }
  }
}
