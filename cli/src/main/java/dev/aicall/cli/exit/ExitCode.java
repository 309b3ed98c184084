package dev.aicall.cli.exit;

/** How the program ended, for scripts. The table of docs/cli.md; numbers are never reused. */
public enum ExitCode {
  /** All went well. */
  OK(0, "ok"),
  /** The call failed, or ended by an error. */
  CALL_FAILED(1, "the call failed, or ended by an error"),
  /** The arguments are wrong. */
  USAGE(2, "wrong arguments"),
  /** This machine cannot make calls; the message says how to mend it. */
  MACHINE(3, "this machine cannot make calls (library, network interface, device)"),
  /** The server cannot be reached, or refused. */
  SERVER(4, "the server cannot be reached, or refused (address, key, token, agent, share link)"),
  /** A file cannot be read or written, or has the wrong format. */
  FILE(5, "a file cannot be read or written, or has the wrong format"),
  /** A load test went beyond a limit of the user's. */
  LIMIT(6, "a load test went beyond a limit (load --max, --min)"),
  /** A fault of the program. */
  INTERNAL(70, "a fault of the program; -v shows more");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /**
   * Returns the number.
   *
   * @return what the shell sees
   */
  public int number() {
    return number;
  }

  /**
   * Returns what it stands for.
   *
   * @return a few words
   */
  public String meaning() {
    return meaning;
  }
}
