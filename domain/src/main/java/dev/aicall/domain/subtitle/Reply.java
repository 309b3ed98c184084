package dev.aicall.domain.subtitle;

import org.jspecify.annotations.Nullable;

/**
 * Lays subtitles over the language model's reply. Speech synthesis drops marks such as asterisks
 * and line breaks, so only letters and digits are compared.
 */
final class Reply {
  private Reply() {}

  /**
   * Returns what is left to say of a reply.
   *
   * @param reply the whole reply
   * @param said the subtitles so far
   * @return the reply after them, empty when only marks are left; null when the reply does not
   *     begin with them
   */
  static @Nullable String rest(String reply, CharSequence said) {
    int at = 0;
    int marksFrom = 0;
    for (int i = 0; i < said.length(); i++) {
      char c = said.charAt(i);
      if (isMark(c)) {
        continue;
      }
      at = skipMarks(reply, at);
      if (at == reply.length() || reply.charAt(at) != c) {
        return null;
      }
      at++;
      marksFrom = i + 1;
    }
    int next = skipMarks(reply, at);
    for (int i = marksFrom; i < said.length(); i++) {
      int same = reply.indexOf(said.charAt(i), at);
      if (same >= 0 && same < next) {
        at = same + 1;
      }
    }
    return next == reply.length() ? "" : reply.substring(at);
  }

  private static int skipMarks(String reply, int from) {
    int at = from;
    while (at < reply.length() && isMark(reply.charAt(at))) {
      at++;
    }
    return at;
  }

  // Half a surrogate pair counts as no mark: emoji and rare letters are compared as they are.
  private static boolean isMark(char c) {
    return !Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
  }
}
