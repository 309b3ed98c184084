package dev.aicall.agent.server.conversation;

import java.util.Locale;
import java.util.Set;

/** Says where sentences end in text that still grows. */
final class SentenceEnds {
  /** It depends on what comes next. */
  static final int UNKNOWN = -1;

  /** Nothing ends there. */
  static final int NONE = 0;

  private static final String MARKS = ".!?…;:";
  private static final String WIDE_MARKS = "。！？；";
  private static final String CLOSERS = "\"'”’»)]}*_`~」』）】";

  /** A longer run of marks or spaces is decoration; looked at again and again, it would cost. */
  private static final int LONGEST_RUN = 20;

  /** Words whose dot does not end a sentence, since something must follow. */
  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "mx", "dr", "prof", "st", "mt", "gen", "sen", "rep", "gov", "capt",
          "sgt", "lt", "col", "rev", "hon", "e.g", "i.e", "eg", "ie", "vs", "cf", "fig", "resp",
          "approx", "bzw", "z.b");

  /** Words whose dot ends a sentence only if the next one clearly begins. */
  private static final Set<String> SHORT_FORMS =
      Set.of(
          "etc", "inc", "ltd", "co", "corp", "jr", "sr", "al", "ave", "blvd", "dept", "est", "min",
          "max", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
          "dec", "no", "vol", "pp", "ph.d");

  private SentenceEnds() {}

  /**
   * Judges one character.
   *
   * @param text all that is known, from the beginning of the sentence
   * @param at index of the character
   * @return the index behind the sentence with its marks and quotes, {@link #NONE} or {@link
   *     #UNKNOWN}
   */
  static int end(CharSequence text, int at) {
    char mark = text.charAt(at);
    if (mark == '\n') {
      return at + 1;
    }
    if (WIDE_MARKS.indexOf(mark) >= 0) {
      return behind(text, at + 1);
    }
    return MARKS.indexOf(mark) < 0 ? NONE : narrowEnd(text, at, mark);
  }

  private static int narrowEnd(CharSequence text, int at, char mark) {
    int behind = behind(text, at + 1);
    if (behind - at > LONGEST_RUN) {
      return NONE;
    }
    if (behind == text.length()) {
      return UNKNOWN;
    }
    if (!Character.isWhitespace(text.charAt(behind))) {
      return ReadingTime.isSyllable(Character.codePointAt(text, behind)) ? behind : NONE;
    }
    if (mark == ';' || mark == ':') {
      return behind;
    }
    boolean oneDot = mark == '.' && !isMark(text, at + 1) && !isMark(text, at - 1);
    String word = oneDot ? wordBefore(text, at) : "";
    if (oneDot && neverEnds(text, at, word)) {
      return NONE;
    }
    boolean closed = behind > at + 1 && !isMark(text, behind - 1);
    if (!closed && !(oneDot && mayGoOn(word))) {
      return behind;
    }
    return byNext(text, behind, word);
  }

  private static boolean neverEnds(CharSequence text, int at, String word) {
    if (TITLES.contains(word.toLowerCase(Locale.ROOT))) {
      return true;
    }
    if (word.length() == 1
        && Character.isLetter(word.charAt(0))
        && !ReadingTime.isSyllable(word.charAt(0))) {
      return !word.equals("I"); // J. Smith
    }
    // The number of an item in a list.
    return !word.isEmpty()
        && word.chars().allMatch(Character::isDigit)
        && !ReadingTime.isSaid(text.subSequence(0, at - word.length()).toString());
  }

  private static boolean mayGoOn(String word) {
    return word.indexOf('.') >= 0 || SHORT_FORMS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static int byNext(CharSequence text, int behind, String word) {
    int next = behind;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      if (text.charAt(next) == '\n' || next - behind > LONGEST_RUN) {
        return behind;
      }
      next++;
    }
    if (next == text.length()) {
      return UNKNOWN;
    }
    char first = text.charAt(next);
    boolean goesOn =
        Character.isLowerCase(first)
            ? !word.equalsIgnoreCase("no")
            : Character.isDigit(first) && mayGoOn(word);
    return goesOn ? NONE : behind;
  }

  /** Steps over more marks and what closes quotes and brackets. */
  private static int behind(CharSequence text, int from) {
    int behind = from;
    while (behind < text.length()
        && behind - from <= LONGEST_RUN
        && (isMark(text, behind) || CLOSERS.indexOf(text.charAt(behind)) >= 0)) {
      behind++;
    }
    return behind;
  }

  private static boolean isMark(CharSequence text, int at) {
    return at >= 0
        && at < text.length()
        && (MARKS.indexOf(text.charAt(at)) >= 0 || WIDE_MARKS.indexOf(text.charAt(at)) >= 0);
  }

  /** Returns the letters, digits and inner dots before a dot. */
  private static String wordBefore(CharSequence text, int dot) {
    int from = dot;
    while (from > 0 && dot - from <= LONGEST_RUN && isWordPart(text.charAt(from - 1))) {
      from--;
    }
    return text.subSequence(from, dot).toString();
  }

  private static boolean isWordPart(char c) {
    return c == '.' || Character.isLetterOrDigit(c);
  }

  /**
   * Says whether the text would be a sentence if nothing followed: it ends with a mark that no
   * number, title or short form explains.
   */
  static boolean soundsEnded(CharSequence text) {
    int behind = text.length();
    while (behind > 0 && CLOSERS.indexOf(text.charAt(behind - 1)) >= 0) {
      behind--;
    }
    int mark = behind - 1;
    if (!isMark(text, mark) || text.charAt(mark) == ':') {
      return false;
    }
    if (text.charAt(mark) != '.' || isMark(text, mark - 1)) {
      return true;
    }
    String word = wordBefore(text, mark);
    return !neverEnds(text, mark, word)
        && !mayGoOn(word)
        && !word.chars().allMatch(Character::isDigit);
  }
}
