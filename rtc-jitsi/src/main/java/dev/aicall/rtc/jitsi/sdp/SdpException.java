package dev.aicall.rtc.jitsi.sdp;

/** A session description that cannot be used. Its message has no text of the description. */
public final class SdpException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Where it is wrong, 0 if it is not about one line. */
  private final int line;

  SdpException(int line, String problem) {
    super("sdp" + (line > 0 ? ", line " + line : "") + ": " + problem);
    this.line = line;
  }

  /**
   * Returns where it is wrong.
   *
   * @return line number from 1, 0 if it is not about one line
   */
  public int line() {
    return line;
  }
}
