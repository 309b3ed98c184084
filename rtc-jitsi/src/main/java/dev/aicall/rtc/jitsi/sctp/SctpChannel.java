package dev.aicall.rtc.jitsi.sctp;

/** A data channel: one stream each way, RFC 8831. Made by {@link SctpAssociation} only. */
public final class SctpChannel {
  /** Where a channel is. */
  public enum State {
    /** Asked for; messages may be sent and wait. */
    OPENING,
    /** Both sides have it. */
    OPEN,
    /** What was sent goes out, then it closes. */
    CLOSING,
    /** Over; the id may be used for another one. */
    CLOSED
  }

  private final int id;
  private final String label;
  private final String protocol;
  private final boolean negotiated;
  private final boolean ordered;
  private final OutStream out;
  private volatile State state = State.OPENING;

  SctpChannel(
      int id, String label, String protocol, boolean negotiated, boolean ordered, OutStream out) {
    this.id = id;
    this.label = label;
    this.protocol = protocol;
    this.negotiated = negotiated;
    this.ordered = ordered;
    this.out = out;
  }

  /**
   * Returns the stream's id, the same both ways.
   *
   * @return 0 to 65534
   */
  public int id() {
    return id;
  }

  /**
   * Returns its name.
   *
   * @return any text
   */
  public String label() {
    return label;
  }

  /**
   * Returns what it speaks.
   *
   * @return a subprotocol, or empty
   */
  public String protocol() {
    return protocol;
  }

  /**
   * Says how it came to be.
   *
   * @return true if both sides knew of it before, false if one of them opened it with a message
   */
  public boolean isNegotiated() {
    return negotiated;
  }

  /**
   * Says how the other side's messages come. This side always sends ordered and reliable.
   *
   * @return false if the other side opened it as unordered
   */
  public boolean isOrdered() {
    return ordered;
  }

  /**
   * Returns where it is. Safe from any thread.
   *
   * @return the state
   */
  public State state() {
    return state;
  }

  /**
   * Returns what waits to be sent for the first time. Safe from any thread.
   *
   * @return bytes of messages, 0 when closed
   */
  public long bufferedAmount() {
    return out.bufferedBytes();
  }

  void state(State next) {
    state = next;
  }

  OutStream out() {
    return out;
  }

  @Override
  public String toString() {
    return "SctpChannel[id=" + id + ", label=" + label + ", state=" + state + "]";
  }
}
