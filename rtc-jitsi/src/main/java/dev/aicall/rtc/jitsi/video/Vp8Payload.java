package dev.aicall.rtc.jitsi.video;

/** The payload descriptor of VP8 (RFC 7741 §4.2). */
final class Vp8Payload {
  /** Bytes of a descriptor as it is written here: with a picture id of 15 bits. */
  static final int DESCRIPTOR = 4;

  private static final int MAX_PICTURE_ID = 0x7fff;

  private Vp8Payload() {}

  /** Writes a descriptor. */
  static void write(byte[] target, int at, boolean start, int pictureId) {
    target[at] = (byte) (0x80 | (start ? 0x10 : 0));
    target[at + 1] = (byte) 0x80;
    target[at + 2] = (byte) (0x80 | (pictureId & MAX_PICTURE_ID) >> 8);
    target[at + 3] = (byte) pictureId;
  }

  /** Returns how long a descriptor is, or −1 if the payload is no good: nothing follows it. */
  static int length(byte[] data, int offset, int length) {
    int size = 1;
    if (length > 0 && (data[offset] & 0x80) != 0) {
      if (length < 2) {
        return -1;
      }
      int extension = data[offset + 1];
      size = 2;
      if ((extension & 0x80) != 0) {
        if (length <= size) {
          return -1;
        }
        size += (data[offset + size] & 0x80) != 0 ? 2 : 1;
      }
      size += (extension & 0x40) != 0 ? 1 : 0;
      size += (extension & 0x30) != 0 ? 1 : 0;
    }
    return size < length ? size : -1;
  }

  /** Whether a picture begins with this payload. */
  static boolean isStart(byte[] data, int offset) {
    return (data[offset] & 0x1f) == 0x10;
  }
}
