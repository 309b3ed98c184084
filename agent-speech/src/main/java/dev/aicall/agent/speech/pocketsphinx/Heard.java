package dev.aicall.agent.speech.pocketsphinx;

/**
 * What one decoder heard in a turn.
 *
 * @param text lower-case words, empty for none
 * @param score how well they fit, a logarithm in the decoder's own unit; more is better
 * @param frames of 10 ms in the turn, without the silence that the decoder left out
 * @param wordFrames those of them that belong to words
 */
record Heard(String text, int score, int frames, int wordFrames) {
  static final Heard NOTHING = new Heard("", 0, 0, 0);
}
