package dev.aicall.rtc.jitsi.rtp;

/** Numbers in network byte order. */
final class Bytes {
  private Bytes() {}

  static int u8(byte[] data, int at) {
    return data[at] & 0xff;
  }

  static int u16(byte[] data, int at) {
    return (data[at] & 0xff) << 8 | (data[at + 1] & 0xff);
  }

  static int s32(byte[] data, int at) {
    return u16(data, at) << 16 | u16(data, at + 2);
  }

  static long u32(byte[] data, int at) {
    return s32(data, at) & 0xffff_ffffL;
  }

  static void put16(byte[] data, int at, int value) {
    data[at] = (byte) (value >> 8);
    data[at + 1] = (byte) value;
  }

  static void put32(byte[] data, int at, int value) {
    put16(data, at, value >> 16);
    put16(data, at + 2, value);
  }
}
