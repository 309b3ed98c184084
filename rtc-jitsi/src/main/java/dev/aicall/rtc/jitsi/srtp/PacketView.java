package dev.aicall.rtc.jitsi.srtp;

import org.jitsi.utils.ByteArrayBuffer;

/** A packet inside an array, as jitsi-srtp wants it; it grows into the bytes behind it. */
final class PacketView implements ByteArrayBuffer {
  private byte[] data = new byte[0];
  private int offset;
  private int length;

  PacketView of(byte[] newData, int newOffset, int newLength) {
    data = newData;
    offset = newOffset;
    length = newLength;
    return this;
  }

  @Override
  public byte[] getBuffer() {
    return data;
  }

  @Override
  public int getOffset() {
    return offset;
  }

  @Override
  public int getLength() {
    return length;
  }

  @Override
  public void setLength(int newLength) {
    length = newLength;
  }

  @Override
  public void setOffset(int newOffset) {
    offset = newOffset;
  }

  @Override
  public boolean isInvalid() {
    return false;
  }

  @Override
  public void readRegionToBuff(int from, int count, byte[] out) {
    System.arraycopy(data, offset + from, out, 0, count);
  }

  @Override
  public void grow(int howMuch) {
    // Room for it was checked beforehand.
  }

  @Override
  public void append(byte[] more, int count) {
    System.arraycopy(more, 0, data, offset + length, count);
    length += count;
  }

  @Override
  public void shrink(int count) {
    length -= count;
  }
}
