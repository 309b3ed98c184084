package dev.aicall.agent.speech.cloud;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Takes marks out of a streamed text: words in brackets such as {@code [happy]} before the first
 * word, and {@code [hang_up]} anywhere. A mark may be cut anywhere between pieces, so the beginning
 * of what could be one is held back. Used on one thread at a time.
 */
final class MarkedText {
  /** With its brackets; what is longer is text. */
  private static final int MAX_MARK = 24;

  private static final Pattern BEGUN = Pattern.compile("\\[[A-Za-z_]*");

  private final boolean hangUpMarks;
  private final Consumer<String> text;
  private final Consumer<String> emotion;
  private final StringBuilder held = new StringBuilder();
  private boolean begun;
  private boolean hangUp;

  /**
   * Begins a text.
   *
   * @param hangUpMarks whether {@code [hang_up]} is one
   * @param text takes text without marks
   * @param emotion takes the marks before it
   */
  MarkedText(boolean hangUpMarks, Consumer<String> text, Consumer<String> emotion) {
    this.hangUpMarks = hangUpMarks;
    this.text = text;
    this.emotion = emotion;
  }

  void add(String piece) {
    held.append(piece);
    while (held.length() > 0) {
      int open = held.indexOf("[");
      if (open != 0) {
        pass(open < 0 ? held.length() : open);
        continue;
      }
      int close = held.indexOf("]");
      String mark = close < 0 ? held.toString() : held.substring(0, close);
      boolean possible = mark.length() < MAX_MARK && BEGUN.matcher(mark).matches();
      if (possible && close < 0) {
        return;
      }
      if (possible && isMark(mark.substring(1).toLowerCase(Locale.ROOT))) {
        held.delete(0, close + 1);
      } else {
        pass(1);
      }
    }
  }

  private boolean isMark(String word) {
    if (hangUpMarks && word.equals(Prompt.HANG_UP)) {
      hangUp = true;
      return true;
    }
    if (begun || word.isEmpty() || word.contains("_")) {
      return false;
    }
    emotion.accept(word);
    return true;
  }

  private void pass(int count) {
    String passed = held.substring(0, count);
    held.delete(0, count);
    // White space before the first word would be spoken as nothing.
    String spoken = begun ? passed : passed.stripLeading();
    if (!spoken.isEmpty()) {
      begun = true;
      text.accept(spoken);
    }
  }

  /** No more will come: what was held back is text. */
  void end() {
    if (held.length() > 0) {
      pass(held.length());
    }
  }

  /** Whether there was any text. */
  boolean hasBegun() {
    return begun;
  }

  /** Whether the mark was there that ends the call. */
  boolean isHangUp() {
    return hangUp;
  }
}
