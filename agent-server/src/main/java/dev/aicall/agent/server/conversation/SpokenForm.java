package dev.aicall.agent.server.conversation;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of a sentence to be read one to be spoken: without marks, with words as they sound. */
final class SpokenForm {
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\[]*)\\]\\([^()\\s]*\\)");

  /** Nobody wants to hear more of an address than where it leads. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)\\bhttps?://(?:www\\.)?([\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])(?:[/:?#]\\S*)?");

  private static final Pattern CLOSING_MARKS = Pattern.compile("[.,!?;:]+$");
  private static final Pattern LINE_MARKS =
      Pattern.compile("(?m)^\\s*(?:#{1,6}\\s+|>\\s*|[-*+•]\\s+|[-=*_]{3,}\\s*$|```\\w*\\s*$)");

  // Not 3*4, and not snake_case, which a voice spells or joins as it likes.
  private static final Pattern EMPHASIS =
      Pattern.compile("(?<!\\d)\\*+|\\*+(?!\\d)|~~|`+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])");

  private static final Pattern CELLS = Pattern.compile("\\s*\\|+(?:[-:\\s]*\\|)*\\s*");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{N}])";
  private static final String NO_LETTER_BEHIND = "(?![\\p{L}\\p{N}])";

  private SpokenForm() {}

  /**
   * Makes what a synthesiser gets.
   *
   * @param sentence as it is read
   * @param pronunciation whole words and how they are spoken, in any case; may be empty
   * @return the text, empty if there is nothing to say
   */
  static String of(String sentence, Map<String, String> pronunciation) {
    String plain = withoutMarks(sentence);
    if (!ReadingTime.isSaid(plain)) {
      return "";
    }
    return pronunciation.isEmpty() ? plain : pronounced(plain, pronunciation);
  }

  private static String withoutMarks(String sentence) {
    String text = LINK.matcher(sentence).replaceAll("$1");
    text = ADDRESS.matcher(text).replaceAll(SpokenForm::host);
    text = LINE_MARKS.matcher(text).replaceAll("");
    text = EMPHASIS.matcher(text).replaceAll("");
    text = CELLS.matcher(text).replaceAll(", ");
    text = withoutPictures(text);
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  private static String host(MatchResult address) {
    Matcher marks = CLOSING_MARKS.matcher(address.group());
    return Matcher.quoteReplacement(address.group(1) + (marks.find() ? marks.group() : ""));
  }

  private static String withoutPictures(String text) {
    if (text.chars().noneMatch(c -> isPicture(c) || Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    text.codePoints().filter(c -> !isPicture(c)).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Arrows, dingbats, emoji and what joins or colours them. */
  private static boolean isPicture(int character) {
    return (character >= 0x2190 && character <= 0x21FF)
        || (character >= 0x2300 && character <= 0x2BFF)
        || character == 0x200D
        || (character >= 0xFE00 && character <= 0xFE0F)
        || character == 0x20E3
        || (character >= 0x1F000 && character <= 0x1FAFF)
        || (character >= 0xE0000 && character <= 0xE007F);
  }

  private static String pronounced(String text, Map<String, String> pronunciation) {
    Map<String, String> anyCase = new TreeMap<>();
    StringBuilder words = new StringBuilder();
    // Longest first, since the first alternative that fits wins; sorted, so that it never depends
    // on the order of a map.
    TreeSet<String> sorted =
        new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(w -> w));
    sorted.addAll(pronunciation.keySet());
    for (String word : sorted) {
      if (!word.isBlank()) {
        anyCase.putIfAbsent(word.toLowerCase(Locale.ROOT), pronunciation.get(word));
        words.append(words.isEmpty() ? "" : "|").append(wholeWord(word));
      }
    }
    if (words.isEmpty()) {
      return text;
    }
    return Pattern.compile(words.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(text)
        .replaceAll(
            found -> {
              String word = found.group();
              String exact = pronunciation.get(word);
              String spoken =
                  exact != null ? exact : anyCase.getOrDefault(word.toLowerCase(Locale.ROOT), word);
              return Matcher.quoteReplacement(spoken);
            });
  }

  private static String wholeWord(String word) {
    // Scripts without spaces have no edges of words to look for.
    boolean edgeBefore = hasEdge(word.codePointAt(0));
    boolean edgeBehind = hasEdge(word.codePointBefore(word.length()));
    return (edgeBefore ? NO_LETTER_BEFORE : "")
        + Pattern.quote(word)
        + (edgeBehind ? NO_LETTER_BEHIND : "");
  }

  private static boolean hasEdge(int character) {
    return ReadingTime.isSaid(character) && !ReadingTime.isSyllable(character);
  }
}
