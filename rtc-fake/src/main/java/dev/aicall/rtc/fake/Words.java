package dev.aicall.rtc.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence, cut into pieces of one word each that together are the sentence again. */
record Words(List<String> pieces) {
  private static final Pattern PIECE = Pattern.compile("\\S+\\s*");
  private static final double NANOS_PER_SECOND = 1e9;

  static Words of(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(text.strip());
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    return new Words(pieces.isEmpty() ? List.of("") : List.copyOf(pieces));
  }

  String firstWords(int count) {
    return String.join("", pieces.subList(0, count)).stripTrailing();
  }

  int count() {
    return pieces.size();
  }

  /** Time of one word; nothing at an endless speed. */
  static Duration timeOfOne(double wordsPerSecond) {
    return Duration.ofNanos(Math.round(NANOS_PER_SECOND / wordsPerSecond));
  }
}
