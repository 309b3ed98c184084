package dev.aicall.agent.speech.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What a rule hears: words, {@code (one|other)}, {@code [may be missing]} and {@code {table}} for
 * any entry of a table.
 */
final class Pattern {
  private final java.util.regex.Pattern regex;
  private final List<String> tables;

  private Pattern(java.util.regex.Pattern regex, List<String> tables) {
    this.regex = regex;
    this.tables = List.copyOf(tables);
  }

  List<String> tables() {
    return tables;
  }

  /** The words of each table that was named, if a sentence fits. */
  Optional<Map<String, String>> match(String sentence) {
    Matcher matcher = regex.matcher(sentence.isEmpty() ? "" : sentence + " ");
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> heard = new LinkedHashMap<>();
    for (String table : tables) {
      String words = matcher.group(table);
      if (words != null) {
        heard.put(table, words.strip());
      }
    }
    return Optional.of(heard);
  }

  static Pattern compile(Yaml.Node node, Map<String, Map<String, Double>> tables) {
    return new Compiler(node, tables).compile();
  }

  private static final class Compiler {
    private final Yaml.Node node;
    private final String text;
    private final Map<String, Map<String, Double>> known;
    private final List<String> used = new ArrayList<>();
    private final StringBuilder regex = new StringBuilder();
    private final StringBuilder closers = new StringBuilder();

    Compiler(Yaml.Node node, Map<String, Map<String, Double>> known) {
      this.node = node;
      this.text = node.text();
      this.known = known;
    }

    Pattern compile() {
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c) || c == '\'') {
          int end = at;
          while (end < text.length()
              && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '\'')) {
            end++;
          }
          regex.append(
              java.util.regex.Pattern.quote(Sentence.plain(text.substring(at, end)) + " "));
          at = end;
        } else if (c == '{') {
          int end = text.indexOf('}', at);
          if (end < 0) {
            throw node.error("{ without } in: " + text);
          }
          table(text.substring(at + 1, end).strip());
          at = end + 1;
        } else {
          sign(c);
          at++;
        }
      }
      if (closers.length() > 0) {
        throw node.error("\"" + closers.charAt(0) + "\" is missing in: " + text);
      }
      return new Pattern(java.util.regex.Pattern.compile(regex.toString()), used);
    }

    private void sign(char c) {
      switch (c) {
        case '(' -> open(')');
        case '[' -> open(']');
        case ')' -> close(c, ")");
        case ']' -> close(c, ")?");
        case '|' -> {
          if (closers.length() == 0) {
            throw node.error("| stands between ( and ): " + text);
          }
          regex.append('|');
        }
        case ' ' -> {}
        default -> throw node.error("\"" + c + "\" has no meaning in: " + text);
      }
    }

    private void open(char closer) {
      regex.append("(?:");
      closers.append(closer);
    }

    private void close(char closer, String end) {
      int last = closers.length() - 1;
      if (last < 0 || closers.charAt(last) != closer) {
        throw node.error("\"" + closer + "\" closes nothing in: " + text);
      }
      closers.setLength(last);
      regex.append(end);
    }

    private void table(String name) {
      Map<String, Double> entries = known.get(name);
      if (entries == null) {
        throw node.error("no table \"" + name + "\"; known: " + known.keySet());
      }
      if (used.contains(name)) {
        throw node.error("the table \"" + name + "\" stands twice in: " + text);
      }
      used.add(name);
      List<String> words = new ArrayList<>(entries.keySet());
      // "forty five" before "forty".
      words.sort(Comparator.comparingInt(String::length).reversed());
      List<String> quoted =
          words.stream().map(w -> java.util.regex.Pattern.quote(w + " ")).toList();
      regex.append("(?<").append(name).append('>').append(String.join("|", quoted)).append(')');
    }
  }
}
