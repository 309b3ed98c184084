package dev.aicall.agent.speech;

/**
 * One engine on the class path, for {@code aicall doctor} and the log at start.
 *
 * @param kind {@code vad}, {@code recognizer}, {@code replier} or {@code synthesizer}
 * @param name what users name it by
 * @param usable whether it can be used here
 * @param chosen whether it is the one that will be used
 * @param detail version and model, or what is missing
 * @param why why it is chosen or not, a few words
 * @param licence of engine and model
 */
public record EngineReport(
    String kind,
    String name,
    boolean usable,
    boolean chosen,
    String detail,
    String why,
    String licence) {
  /**
   * Returns one line for people.
   *
   * @return for example {@code recognizer pocketsphinx: used, the best here (0.8+5prealpha ...),
   *     BSD-2-Clause}
   */
  public String line() {
    String state = chosen ? "used" : usable ? "could be used" : "cannot be used";
    return kind + " " + name + ": " + state + ", " + why + " (" + detail + "), " + licence;
  }
}
