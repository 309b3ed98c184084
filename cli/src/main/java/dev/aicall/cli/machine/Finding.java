package dev.aicall.cli.machine;

import dev.aicall.cli.exit.ExitCode;

/**
 * What one check of the doctor found.
 *
 * @param name what was checked
 * @param verdict how it went
 * @param text what is there, or what is wrong
 * @param remedy what to do, or empty
 * @param exitCode how the program ends if this is the first that is wrong
 */
public record Finding(String name, Verdict verdict, String text, String remedy, ExitCode exitCode) {

  /** How a check went. */
  public enum Verdict {
    /** As it should be. */
    OK,
    /** Not there, but calls can be made without. */
    NOTE,
    /** To be mended. */
    WRONG
  }

  static Finding ok(String name, String text) {
    return new Finding(name, Verdict.OK, text, "", ExitCode.OK);
  }

  static Finding note(String name, String text, String remedy) {
    return new Finding(name, Verdict.NOTE, text, remedy, ExitCode.OK);
  }

  static Finding wrong(String name, String text, String remedy, ExitCode exitCode) {
    return new Finding(name, Verdict.WRONG, text, remedy, exitCode);
  }

  /**
   * Returns the line for people.
   *
   * @return verdict, name, text and remedy
   */
  public String line() {
    String verdictText = verdict == Verdict.WRONG ? "WRONG" : verdict == Verdict.OK ? "ok" : "note";
    String line = String.format("%-6s%-16s%s", verdictText, name, text);
    return remedy.isEmpty() ? line : line + "\n" + " ".repeat(22) + remedy;
  }
}
