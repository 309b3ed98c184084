package dev.aicall.cli.view;

import java.time.Duration;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * One line of the live view: {@code 00:04.62 agent Going forward. [0.72 s after you stopped]}.
 *
 * @param at time since the start of the call; negative shows none
 * @param kind whose line it is; decides label and colour
 * @param label what stands first
 * @param text what was said or happened; control characters are shown as spaces
 * @param note remark at the right, or empty
 */
record Line(Duration at, Kind kind, String label, String text, String note) {
  /** Where the remark begins in a line that is short enough. */
  private static final int NOTE_COLUMN = 66;

  private static final Duration NO_TIME = Duration.ofSeconds(-1);

  enum Kind {
    USER(5),
    AGENT(5),
    EVENT(10),
    OUTSIDE(8),
    ERROR(10);

    private final int labelWidth;

    Kind(int labelWidth) {
      this.labelWidth = labelWidth;
    }

    private AttributedStyle style() {
      AttributedStyle plain = AttributedStyle.DEFAULT;
      return switch (this) {
        case USER -> plain.foreground(AttributedStyle.CYAN);
        case AGENT -> plain.foreground(AttributedStyle.GREEN);
        case EVENT -> plain.foreground(AttributedStyle.YELLOW);
        case OUTSIDE -> plain;
        case ERROR -> plain.foreground(AttributedStyle.RED).bold();
      };
    }
  }

  Line {
    text = printable(text);
  }

  static Line user(Duration at, String text) {
    return new Line(at, Kind.USER, "you", text, "");
  }

  static Line agent(Duration at, String text, String note) {
    return new Line(at, Kind.AGENT, "agent", text, note);
  }

  static Line event(Duration at, String label, String text) {
    return new Line(at, Kind.EVENT, label, text, "");
  }

  /** A line before or after the call. */
  static Line outside(String label, String text) {
    return new Line(NO_TIME, Kind.OUTSIDE, label, text, "");
  }

  static Line error(Duration at, String text) {
    return new Line(at, Kind.ERROR, "error", text, "");
  }

  AttributedString styled() {
    AttributedStringBuilder line = new AttributedStringBuilder();
    if (!at.isNegative()) {
      line.style(AttributedStyle.DEFAULT.faint()).append(clock(at)).append("  ");
    }
    line.style(kind.style()).append(padded(label, kind.labelWidth)).append("  ");
    line.style(AttributedStyle.DEFAULT).append(text);
    if (!note.isEmpty()) {
      int gap = Math.max(2, NOTE_COLUMN - line.columnLength());
      line.append(" ".repeat(gap)).style(AttributedStyle.DEFAULT.faint());
      line.append('[').append(note).append(']');
    }
    return line.toAttributedString();
  }

  String plain() {
    return styled().toString();
  }

  static String clock(Duration at) {
    long hundredths = at.toMillis() / 10;
    return String.format(
        Locale.ROOT, "%02d:%02d.%02d", hundredths / 6_000, hundredths / 100 % 60, hundredths % 100);
  }

  /** What comes from outside must not steer the terminal. */
  static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
