package dev.aicall.agent.speech.pocketsphinx;

import dev.aicall.agent.speech.grammar.Similarity;

/**
 * Decides whether a turn was a command. A decoder with a grammar always hears one of its sentences;
 * it is believed if the free decoder hears something alike, or if both hear words in the same
 * places and the command fits the sound better by far.
 *
 * <p>Measured 2026-11-22 with PocketSphinx 0.8+5prealpha: 46 commands (Flite's voices rms, awb and
 * slt, and a person) and 42 other sentences (12 of people, 30 of Flite). By similarity alone 44
 * commands are believed, with the fit all 46; of the other sentences none.
 *
 * @param similarity from here on texts are alike, 0 to 1
 */
record Belief(double similarity) {
  /**
   * By how much a command's score must be better for each frame. Commands: 15.1 and more. Other
   * sentences with words in the same places: at most 7.3.
   */
  private static final double FIT_PER_FRAME = 12;

  /**
   * How much of the longer one's words the shorter one's must cover, in time. A command heard into
   * other words leaves parts of them out, as silence. Commands: 0.84 and more; other sentences that
   * fit well: at most 0.58.
   */
  private static final double COVERED = 0.75;

  /**
   * Frames for each letter beyond which a word is a noise: 0.25 s. Slow speech has 0.2 s; in white
   * noise the free decoder hears a word such as "fu" for a second.
   */
  private static final int FRAMES_PER_LETTER = 25;

  boolean inCommand(Heard command, Heard free) {
    return !command.text().isEmpty()
        && !free.text().isEmpty()
        && (alike(command.text(), free.text()) || fits(command, free));
  }

  boolean alike(String command, String free) {
    return !command.isEmpty() && !free.isEmpty() && Similarity.of(command, free) >= similarity;
  }

  private static boolean fits(Heard command, Heard free) {
    double shorter = Math.min(command.wordFrames(), free.wordFrames());
    double longer = Math.max(command.wordFrames(), free.wordFrames());
    return longer > 0
        && shorter >= COVERED * longer
        && command.score() - free.score() >= FIT_PER_FRAME * free.frames();
  }

  /**
   * Whether the words that were heard are noise: no command at all, and far too slow for speech.
   */
  static boolean isNoise(Heard command, Heard free) {
    long letters = free.text().chars().filter(Character::isLetter).count();
    return command.text().isEmpty() && free.wordFrames() > FRAMES_PER_LETTER * letters;
  }
}
