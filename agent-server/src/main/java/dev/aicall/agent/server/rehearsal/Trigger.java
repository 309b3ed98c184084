package dev.aicall.agent.server.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a rule of a script reacts to. */
sealed interface Trigger {

  /** Something that the caller said, wrote, or is taken to have said. */
  sealed interface OfText extends Trigger {
    /**
     * Tries it on a text.
     *
     * @return the parts of the text that the rule names, the whole first; null if it does not fit
     */
    @Nullable List<String> match(String text);
  }

  /** One of these words or phrases is in the text, as whole words; capitals do not count. */
  record Keywords(List<Pattern> patterns) implements OfText {
    static Keywords of(List<String> words) {
      return new Keywords(words.stream().map(Keywords::wholeWord).toList());
    }

    private static Pattern wholeWord(String word) {
      return Pattern.compile(
          "(?<![\\p{L}\\p{N}])" + Pattern.quote(word.strip()) + "(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Override
    public @Nullable List<String> match(String text) {
      return patterns.stream().anyMatch(p -> p.matcher(text).find()) ? List.of(text) : null;
    }
  }

  /** The text is one of these; capitals and outer spaces do not count. */
  record Exactly(List<String> texts) implements OfText {
    @Override
    public @Nullable List<String> match(String text) {
      String asked = text.strip().toLowerCase(Locale.ROOT);
      return texts.stream().anyMatch(t -> t.strip().toLowerCase(Locale.ROOT).equals(asked))
          ? List.of(text)
          : null;
    }
  }

  /** A part of the text fits the pattern; its groups may be named in the answer. */
  record Regex(Pattern pattern) implements OfText {
    @Override
    public @Nullable List<String> match(String text) {
      Matcher matcher = pattern.matcher(text);
      if (!matcher.find()) {
        return null;
      }
      return java.util.stream.IntStream.rangeClosed(0, matcher.groupCount())
          .mapToObj(group -> Objects.requireNonNullElse(matcher.group(group), ""))
          .toList();
    }
  }

  /**
   * A custom message (1112).
   *
   * @param text its exact text, or null
   * @param members what its JSON object must hold, or null for any
   */
  record CustomMessage(@Nullable String text, @Nullable Map<String, @Nullable Object> members)
      implements Trigger {
    boolean matches(String message, @Nullable Map<String, @Nullable Object> json) {
      if (text != null) {
        return text.equals(message);
      }
      return members == null || (json != null && holds(json, members));
    }

    private static boolean holds(@Nullable Object got, @Nullable Object wanted) {
      if (wanted instanceof Map<?, ?> map) {
        return got instanceof Map<?, ?> other
            && map.entrySet().stream()
                .allMatch(e -> other.containsKey(e.getKey()) && same(other, e));
      }
      if (wanted instanceof Number number && got instanceof Number other) {
        return number.doubleValue() == other.doubleValue();
      }
      return Objects.equals(wanted, got);
    }

    private static boolean same(Map<?, ?> got, Map.Entry<?, ?> wanted) {
      return holds(got.get(wanted.getKey()), wanted.getValue());
    }
  }

  /**
   * Sound of the caller; once for each piece of sound between two silences.
   *
   * @param hertz the tone it must be, or 0 for any sound
   * @param lasts how long it must last
   * @param as what the caller is taken to have said, or null
   */
  record Hears(double hertz, Duration lasts, @Nullable String as) implements Trigger {}
}
