package dev.aicall.rtc.jitsi.audio;

/** What the first bytes of an Opus packet tell (RFC 6716 §3.1). */
final class OpusPacket {
  private static final int MAX_FRAMES_IN_PACKET = 48;
  private static final int[] SILK_MS = {10, 20, 40, 60};
  private static final int TICKS_OF_MS = NativeOpus.RATE_HZ / 1_000;

  private OpusPacket() {}

  /** Returns how long it is at 48 kHz, or −1 if that cannot be. */
  static int ticks(byte[] data, int offset, int length) {
    if (length < 1) {
      return -1;
    }
    int count =
        switch (data[offset] & 3) {
          case 0 -> 1;
          case 1, 2 -> 2;
          default -> length < 2 ? 0 : data[offset + 1] & 0x3f;
        };
    int ticks = count * frameTicks(data[offset] >> 3 & 0x1f);
    return count < 1 || count > MAX_FRAMES_IN_PACKET || ticks > NativeOpus.MAX_FRAMES ? -1 : ticks;
  }

  private static int frameTicks(int config) {
    if (config < 12) {
      return SILK_MS[config & 3] * TICKS_OF_MS;
    }
    if (config < 16) {
      return ((config & 1) == 0 ? 10 : 20) * TICKS_OF_MS;
    }
    return (TICKS_OF_MS * 5 / 2) << (config & 3); // 2.5, 5, 10 or 20 ms
  }
}
