package dev.aicall.domain.share;

import java.util.Base64;

/** Base64 as browsers decode it: the forgiving-base64 decode of the WHATWG Infra standard. */
final class BrowserBase64 {
  private static final int GROUP = 4;

  private BrowserBase64() {}

  /**
   * ASCII white space is skipped, padding may be missing but not wrong, odd last bits are dropped.
   */
  static byte[] decode(String text) throws ShareLinkFault {
    StringBuilder digits = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isDigit(c) || c == '=') {
        digits.append(c);
      } else if (!isSpace(c)) {
        throw fault(at, "a char that is not Base64: U+%04X".formatted((int) c));
      }
    }
    if (digits.length() % GROUP == 0) {
      dropPadding(digits);
      dropPadding(digits);
    }
    if (digits.indexOf("=") >= 0) {
      throw fault(-1, "misplaced padding");
    }
    if (digits.length() % GROUP == 1) {
      throw fault(text.length(), "one char too many, or some missing");
    }
    return Base64.getDecoder().decode(digits.toString());
  }

  private static void dropPadding(StringBuilder digits) {
    int last = digits.length() - 1;
    if (last >= 0 && digits.charAt(last) == '=') {
      digits.setLength(last);
    }
  }

  private static boolean isDigit(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  private static ShareLinkFault fault(int position, String detail) {
    return new ShareLinkFault(RejectedShareLink.NOT_BASE64, position, detail);
  }
}
