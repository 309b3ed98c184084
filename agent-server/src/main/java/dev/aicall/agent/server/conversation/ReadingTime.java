package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;

/**
 * How long text takes to say, roughly, in letters: the shares of words in the sound of their
 * sentence, and the pace at which the caller reads what it cannot hear.
 */
final class ReadingTime {
  /** Letters a second at rate 1: an unhurried reader of English, spaces not counted; our choice. */
  private static final int LETTERS_PER_SECOND = 15;

  /** "Seven" has five letters; two digits of a big number share a word now and then. */
  private static final int DIGIT = 4;

  /** A syllable of Chinese or Japanese: about five a second. */
  private static final int SYLLABLE = 3;

  /** A breath inside a sentence: about 130 ms. */
  private static final int PAUSE = 2;

  private ReadingTime() {}

  /** Weighs one character: 0 for what is not said. */
  static int letters(int codePoint) {
    if (isSyllable(codePoint)) {
      return SYLLABLE;
    }
    if (Character.isLetter(codePoint)) {
      return 1;
    }
    if (Character.isDigit(codePoint)) {
      return DIGIT;
    }
    return codePoint == ',' || codePoint == ';' || codePoint == ':' ? PAUSE : 0;
  }

  /** Weighs a text. */
  static int letters(String text) {
    return text.codePoints().map(ReadingTime::letters).sum();
  }

  /** Whether it can be spoken by itself. */
  static boolean isSaid(int codePoint) {
    return Character.isLetterOrDigit(codePoint);
  }

  /** Whether anything of it can be spoken. */
  static boolean isSaid(String text) {
    return text.codePoints().anyMatch(ReadingTime::isSaid);
  }

  /** Whether it is a word of its own in a script without spaces. */
  static boolean isSyllable(int codePoint) {
    if (codePoint < 0x1100) {
      return false; // the common case, without a look at the tables
    }
    return Character.isIdeographic(codePoint)
        || switch (Character.UnicodeScript.of(codePoint)) {
          case HIRAGANA, KATAKANA, HANGUL -> Character.isLetter(codePoint);
          default -> false;
        };
  }

  /** Returns the time for so many letters, in samples. */
  static int samples(int letters, double rate) {
    return (int)
        Math.min(
            Integer.MAX_VALUE / 8,
            Math.round(letters * (double) SpeechFormat.SAMPLE_RATE_HZ / LETTERS_PER_SECOND / rate));
  }
}
