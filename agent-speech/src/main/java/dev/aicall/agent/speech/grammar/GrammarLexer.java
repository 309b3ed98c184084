package dev.aicall.agent.speech.grammar;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a grammar into tokens, without comments and tags. */
final class GrammarLexer {
  /** What a token is. */
  enum Kind {
    WORD,
    RULE,
    WEIGHT,
    SIGN,
    END
  }

  /**
   * A token.
   *
   * @param kind what it is
   * @param text without the signs around it
   * @param line from 1
   */
  record Token(Kind kind, String text, int line) {
    boolean is(char sign) {
      return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean isWord(String word) {
      return kind == Kind.WORD && text.equals(word);
    }

    String shown() {
      return switch (kind) {
        case END -> "the end of the file";
        case RULE -> "<" + text + ">";
        case WEIGHT -> "/" + text + "/";
        case WORD, SIGN -> "\"" + text + "\"";
      };
    }
  }

  private static final String SIGNS = ";=|()[]*+";

  private final String source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private GrammarLexer(String source, String text) {
    this.source = source;
    this.text = text;
  }

  /**
   * Cuts a text.
   *
   * @param source its name, for errors
   * @param text after the header line
   * @return the tokens, the last is {@link Kind#END}
   */
  static List<Token> cut(String source, String text) {
    GrammarLexer lexer = new GrammarLexer(source, text);
    while (lexer.at < text.length()) {
      lexer.next();
    }
    lexer.add(Kind.END, "");
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\n') {
      line++;
      at++;
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (text.startsWith("/*", at)) {
      skip("*/", "comment");
    } else if (c == '{') {
      skip("}", "tag");
    } else if (c == '<') {
      add(Kind.RULE, skip(">", "rule name").substring(1));
    } else if (c == '/') {
      add(Kind.WEIGHT, skip("/", "weight").substring(1).strip());
    } else if (c == '"') {
      add(Kind.WORD, skip("\"", "quoted word").substring(1));
    } else if (SIGNS.indexOf(c) >= 0) {
      add(Kind.SIGN, String.valueOf(c));
      at++;
    } else {
      int start = at;
      while (at < text.length() && isPartOfWord(text.charAt(at))) {
        at++;
      }
      if (start == at) {
        throw Grammar.broken(source, line, "\"" + c + "\" has no meaning here");
      }
      add(Kind.WORD, text.substring(start, at));
    }
  }

  private static boolean isPartOfWord(char c) {
    return !Character.isWhitespace(c) && SIGNS.indexOf(c) < 0 && "<>{}/\"".indexOf(c) < 0;
  }

  private void add(Kind kind, String word) {
    tokens.add(new Token(kind, word, line));
  }

  /** Moves behind the closing sign; returns what stands before it, with the opening character. */
  private String skip(String close, String what) {
    int end = text.indexOf(close, at + 1);
    if (end < 0) {
      throw Grammar.broken(source, line, "a " + what + " begins here and never ends");
    }
    String inside = text.substring(at, end);
    at = end + close.length();
    line += (int) inside.chars().filter(c -> c == '\n').count();
    return inside;
  }
}
