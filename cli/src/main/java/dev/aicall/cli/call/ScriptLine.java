package dev.aicall.cli.call;

/**
 * Something to be said by itself: typed, or a recording that is spoken.
 *
 * @param text what it says
 * @param interrupting true: say it while the agent talks; false: wait until it has finished
 * @param recording 16 kHz mono, not changed by anybody; empty for what is typed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record ScriptLine(String text, boolean interrupting, short[] recording) {
  /** Samples a second of recordings. */
  static final int RATE_HZ = 16_000;

  /**
   * Makes a line that is typed.
   *
   * @param text what it says
   * @param interrupting whether it is said while the agent talks
   * @return the line
   */
  public static ScriptLine typed(String text, boolean interrupting) {
    return new ScriptLine(text, interrupting, new short[0]);
  }

  boolean isSpoken() {
    return recording.length > 0;
  }
}
