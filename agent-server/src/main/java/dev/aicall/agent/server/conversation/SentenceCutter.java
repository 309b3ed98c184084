package dev.aicall.agent.server.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of text into sentences to be spoken one after the other; all of them together are
 * the text, to the letter. The first is let go early, so that the voice begins early.
 */
final class SentenceCutter {
  /** The first sentence may end at a comma after so many letters: about three seconds. */
  private static final int EARLY_LETTERS = 40;

  /** A sentence without end is cut here, at a space if there is one: about thirteen seconds. */
  private static final int MOST_LETTERS = 200;

  /** The same for what is hardly letters, such as a line of dashes. */
  private static final int MOST_CHARACTERS = 400;

  private final StringBuilder text = new StringBuilder();

  /** What comes before was looked at, and holds no end. */
  private int scanned;

  private int letters;
  private boolean said;
  private int spaceAt;
  private int commaAt;
  private int commaLetters;
  private boolean first = true;
  private boolean ended;

  /** Adds text, cut anywhere. */
  void add(String piece) {
    text.append(piece);
  }

  /** Says that no more text comes. */
  void end() {
    ended = true;
  }

  /** Whether letters or digits wait to be spoken. */
  boolean isWaiting() {
    return said || ReadingTime.isSaid(text.substring(scanned));
  }

  /** Whether what waits sounds like a whole sentence, though more may follow. */
  boolean soundsEnded(int leastLetters) {
    return text.length() >= leastLetters && isWaiting() && SentenceEnds.soundsEnded(text);
  }

  /**
   * Takes the next sentence.
   *
   * @param leastLetters what a sentence has unless it is the last; shorter ones are glued to the
   *     next
   * @return a sentence with the spaces that follow, or null if none is known to be whole
   */
  @Nullable String next(int leastLetters) {
    while (scanned < text.length()) {
      int end = endAt(scanned);
      if (end == SentenceEnds.UNKNOWN && !ended) {
        return tooLong() ? take(breakPoint()) : null;
      }
      if (end > 0 && said && end >= leastLetters) {
        return take(withSpaces(end));
      }
      if (!ended && isHalfCharacter(scanned)) {
        return null;
      }
      step();
      if (tooLong()) {
        return take(breakPoint());
      }
    }
    return ended && text.length() > 0 ? take(text.length()) : null;
  }

  /**
   * Takes what waits without an end, up to the last space if there is one, so that no word is torn.
   *
   * @return the text, or null if there is nothing to say
   */
  @Nullable String flush() {
    if (!isWaiting()) {
      return null;
    }
    int end = text.length();
    if (!SentenceEnds.soundsEnded(text)) {
      int space = end;
      while (space > 0 && !Character.isWhitespace(text.charAt(space - 1))) {
        space--;
      }
      end = ReadingTime.isSaid(text.substring(0, space)) ? space : end;
    }
    return take(isHalfCharacter(end - 1) && end > 1 ? end - 1 : end);
  }

  private int endAt(int at) {
    int end = SentenceEnds.end(text, at);
    if (end != SentenceEnds.NONE || !first || letters < EARLY_LETTERS) {
      return end;
    }
    if (text.charAt(at) == ',' && at + 1 == text.length()) {
      return SentenceEnds.UNKNOWN; // 1,000
    }
    return isComma(at) ? at + 1 : SentenceEnds.NONE;
  }

  private boolean isComma(int at) {
    char c = text.charAt(at);
    return c == '，'
        || c == '、'
        || (c == ',' && at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1)));
  }

  private void step() {
    int character = Character.codePointAt(text, scanned);
    if (Character.isWhitespace(character)) {
      spaceAt = scanned + 1;
      if (scanned > 0 && isComma(scanned - 1)) {
        commaAt = spaceAt;
        commaLetters = letters;
      }
    }
    letters += ReadingTime.letters(character);
    said |= ReadingTime.isSaid(character);
    scanned += Character.charCount(character);
  }

  private boolean tooLong() {
    return letters >= MOST_LETTERS || scanned >= MOST_CHARACTERS;
  }

  private int breakPoint() {
    if (commaLetters > MOST_LETTERS / 2) {
      return commaAt;
    }
    return spaceAt > 0 ? spaceAt : scanned;
  }

  private boolean isHalfCharacter(int at) {
    return at == text.length() - 1 && Character.isHighSurrogate(text.charAt(at));
  }

  private int withSpaces(int end) {
    int behind = end;
    while (behind < text.length() && Character.isWhitespace(text.charAt(behind))) {
      behind++;
    }
    return behind;
  }

  private String take(int end) {
    String sentence = text.substring(0, end);
    text.delete(0, end);
    scanned = 0;
    letters = 0;
    said = false;
    spaceAt = 0;
    commaAt = 0;
    commaLetters = 0;
    first = false;
    return sentence;
  }
}
