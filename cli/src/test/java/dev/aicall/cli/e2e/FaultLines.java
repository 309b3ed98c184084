package dev.aicall.cli.e2e;

import java.util.List;

/**
 * The lines in which the programs of the fault rig tell what happened. Times are those of {@link
 * System#nanoTime}, which all processes of a Linux machine share.
 */
final class FaultLines {
  /** {@code event NANOS NAME ARGUMENT...}: a callback of the delegate. */
  static final String EVENT = "event";

  /** {@code sent NANOS NUMBER BOOLEAN}: a message, and whether it was accepted. */
  static final String SENT = "sent";

  /** {@code got NANOS NUMBER}: a message has arrived. */
  static final String GOT = "got";

  /** {@code tone NANOS BOOLEAN}: the other side began or ceased to be heard. */
  static final String TONE = "tone";

  /** {@code agent NANOS WHAT}: the life of the agent. */
  static final String AGENT = "agent";

  /** How often numbered messages are sent. */
  static final long EVERY_NANOS = 100_000_000;

  private FaultLines() {}

  /** Says a line with the time of now. */
  static void say(String word, Object... rest) {
    sayAt(System.nanoTime(), word, rest);
  }

  /** Says a line with a time. */
  static void sayAt(long nanos, String word, Object... rest) {
    StringBuilder line = new StringBuilder(word).append(' ').append(nanos);
    for (Object each : rest) {
      line.append(' ').append(each);
    }
    Child.say(line.toString());
  }

  /** The words of a line, the time first. */
  static List<String> words(String rest) {
    return List.of(rest.split(" ", -1));
  }
}
