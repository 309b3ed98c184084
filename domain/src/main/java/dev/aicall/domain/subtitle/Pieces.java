package dev.aicall.domain.subtitle;

import java.util.ArrayList;
import java.util.List;

/**
 * A text that grows piece by piece and is rarely read: pieces are kept as they came, and put
 * together in groups, so that many small ones do not cost an object each for long.
 */
final class Pieces {
  /** Pieces before they become one string: our choice, an object's overhead is a few words long. */
  private static final int GROUP = 32;

  private final List<String> groups = new ArrayList<>(0);
  private final List<String> newest = new ArrayList<>(GROUP);
  private char last;
  private boolean empty = true;

  void append(String piece) {
    if (piece.isEmpty()) {
      return;
    }
    empty = false;
    last = piece.charAt(piece.length() - 1);
    if (newest.size() == GROUP) {
      groups.add(String.join("", newest));
      newest.clear();
    }
    newest.add(piece);
  }

  boolean isEmpty() {
    return empty;
  }

  /** The last char; only of a text that is not empty. */
  char last() {
    return last;
  }

  @Override
  public String toString() {
    return String.join("", groups) + String.join("", newest);
  }
}
