package dev.aicall.rtc.jitsi.sctp;

/** A message on its way out, and how much of it was given to chunks. */
final class OutMessage {
  private static final byte[] EMPTY = {0};

  private final OutStream stream;
  private final int ppid;
  private final byte[] bytes;
  private int sentBytes;

  /** Takes the bytes as they are; nobody may change them. */
  OutMessage(OutStream stream, int ppid, byte[] bytes) {
    this.stream = stream;
    this.ppid = ppid;
    this.bytes = Ppid.isEmpty(ppid) ? EMPTY : bytes;
  }

  OutStream stream() {
    return stream;
  }

  int ppid() {
    return ppid;
  }

  byte[] bytes() {
    return bytes;
  }

  int sentBytes() {
    return sentBytes;
  }

  int unsentBytes() {
    return bytes.length - sentBytes;
  }

  void sent(int count) {
    sentBytes += count;
  }

  /** What the user sees of it: not what the channel itself says, nor the filler of an empty one. */
  int userBytes() {
    return countsForUser() ? bytes.length : 0;
  }

  boolean countsForUser() {
    return ppid != Ppid.DCEP && !Ppid.isEmpty(ppid);
  }
}
