package dev.aicall.rtc.jitsi.sdp;

/**
 * A line that something is read from; says what is wrong without repeating it.
 *
 * @param number from 1
 * @param value what is behind the name of the line or attribute
 */
record SdpLine(int number, String value) {
  SdpException wrong(String problem) {
    return new SdpException(number, problem);
  }

  String[] words(int atLeast, String what) {
    String[] words = value.trim().split("[ \\t]+", -1);
    if (words.length < atLeast || words[0].isEmpty()) {
      throw wrong(what + " has too few parts");
    }
    return words;
  }

  /** Reads a number without sign. */
  long number(String text, long lowest, long highest, String what) {
    boolean digits = !text.isEmpty() && text.length() <= 18;
    for (int i = 0; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    long value = digits ? Long.parseLong(text) : -1;
    if (!digits || value < lowest || value > highest) {
      throw wrong(what + ": " + lowest + " to " + highest);
    }
    return value;
  }

  int integer(String text, int lowest, int highest, String what) {
    return (int) number(text, lowest, highest, what);
  }

  /** The part before and the part behind the first space; the second may be empty. */
  String[] split(String what) {
    int space = value.indexOf(' ');
    if (space <= 0) {
      throw wrong(what + " has too few parts");
    }
    return new String[] {value.substring(0, space), value.substring(space + 1).trim()};
  }
}
