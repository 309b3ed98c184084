package dev.aicall.agent.server.conversation;

import java.util.Arrays;
import java.util.Map;

/**
 * Where the words of a sentence end in its text, and where they begin in its sound: by their share
 * of its letters. Immutable; asking allocates nothing.
 */
final class SentenceWords {
  private final int[] ends;
  private final int[] lettersBefore;
  private final int letters;

  private SentenceWords(int[] ends, int[] lettersBefore, int letters) {
    this.ends = ends;
    this.lettersBefore = lettersBefore;
    this.letters = letters;
  }

  /** Finds the words of a sentence; each with the spaces and marks that follow. */
  static SentenceWords of(String sentence) {
    int[] ends = new int[sentence.length()];
    int[] before = new int[sentence.length()];
    int count = 0;
    int letters = 0;
    int from = 0;
    while (from < sentence.length()) {
      int end = wordEnd(sentence, from);
      String word = sentence.substring(from, end);
      before[count] = letters;
      ends[count] = end;
      count++;
      letters += ReadingTime.letters(word.contains("://") ? SpokenForm.of(word, Map.of()) : word);
      from = end;
    }
    return new SentenceWords(Arrays.copyOf(ends, count), Arrays.copyOf(before, count), letters);
  }

  private static int wordEnd(String text, int from) {
    int at = from;
    boolean begun = false;
    boolean spaced = false;
    boolean syllable = false;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean space = Character.isWhitespace(c);
      boolean nextSyllable = ReadingTime.isSyllable(c);
      if (begun && !space && (spaced || nextSyllable || (syllable && ReadingTime.isSaid(c)))) {
        return at;
      }
      begun |= !space;
      spaced = begun && space;
      syllable = nextSyllable || (syllable && !ReadingTime.isSaid(c));
      at += Character.charCount(c);
    }
    return at;
  }

  int count() {
    return ends.length;
  }

  /** How long the sentence is, in letters. */
  int letters() {
    return letters;
  }

  /** Where the text ends after so many words. */
  int end(int words) {
    return words == 0 ? 0 : ends[words - 1];
  }

  /**
   * Counts the words that begin up to a moment.
   *
   * @param words how many did before
   * @param sample of the sentence's speech, negative before it
   * @param samples how long the speech is
   */
  int begunBy(int words, long sample, long samples) {
    int begun = words;
    while (begun < ends.length
        && lettersBefore[begun] * samples <= sample * letters
        && sample >= 0) {
      begun++;
    }
    return begun;
  }
}
