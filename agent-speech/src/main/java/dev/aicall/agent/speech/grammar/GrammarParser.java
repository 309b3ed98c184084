package dev.aicall.agent.speech.grammar;

import dev.aicall.agent.speech.grammar.Expansion.Alternatives;
import dev.aicall.agent.speech.grammar.Expansion.Reference;
import dev.aicall.agent.speech.grammar.Expansion.Repeat;
import dev.aicall.agent.speech.grammar.Expansion.Sequence;
import dev.aicall.agent.speech.grammar.Expansion.Word;
import dev.aicall.agent.speech.grammar.GrammarLexer.Kind;
import dev.aicall.agent.speech.grammar.GrammarLexer.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads JSGF 1.0 (W3C note of 5 June 2000) without imports and recursion, which not every
 * recogniser has.
 */
final class GrammarParser {
  private static final Pattern HEADER = Pattern.compile("\\s*#JSGF\\s+V1\\.0(\\s[^;]*)?;");

  private final String source;
  private final List<Token> tokens;
  private final Map<String, Expansion> rules = new LinkedHashMap<>();
  private final Map<String, Integer> ruleLines = new LinkedHashMap<>();
  private final List<String> entries = new ArrayList<>();
  private final Map<String, Integer> words = new LinkedHashMap<>();
  private int at;

  private GrammarParser(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  static Grammar parse(String source, String text) {
    var header = HEADER.matcher(text);
    if (!header.lookingAt()) {
      throw Grammar.broken(source, 1, "the first line must be \"#JSGF V1.0;\"");
    }
    // Lines keep their numbers: the header's place stays, empty.
    String rest = header.group().replaceAll("[^\n]", " ") + text.substring(header.end());
    return new GrammarParser(source, GrammarLexer.cut(source, rest)).grammar();
  }

  private Grammar grammar() {
    if (!peek().isWord("grammar")) {
      throw error("\"grammar NAME;\" expected, got " + peek().shown());
    }
    at++;
    if (take().kind() != Kind.WORD) {
      at--;
      throw error("the grammar's name expected, got " + peek().shown());
    }
    expect(';');
    while (peek().kind() != Kind.END) {
      rule();
    }
    if (entries.isEmpty()) {
      throw error("no rule is public");
    }
    List<String> path = new ArrayList<>();
    rules.keySet().forEach(name -> checkReferences(name, path));
    return new Grammar(source, rules, entries, words);
  }

  private void rule() {
    if (peek().isWord("import")) {
      throw error("imports are not supported: copy the rule into this file");
    }
    boolean isPublic = peek().isWord("public");
    if (isPublic) {
      at++;
    }
    Token name = take();
    if (name.kind() != Kind.RULE) {
      at--;
      throw error("a rule \"<name> = ...;\" expected, got " + name.shown());
    }
    expect('=');
    Expansion body = alternatives();
    expect(';');
    if (rules.put(name.text(), body) != null) {
      throw Grammar.broken(source, name.line(), name.shown() + " is defined twice");
    }
    ruleLines.put(name.text(), name.line());
    if (isPublic) {
      entries.add(name.text());
    }
  }

  private Expansion alternatives() {
    List<Expansion> choices = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    do {
      if (peek().kind() == Kind.WEIGHT) {
        weights.add(weight(take()));
      }
      choices.add(sequence());
      if (!weights.isEmpty() && weights.size() != choices.size()) {
        throw error("either all alternatives have a weight or none");
      }
    } while (takeIf('|'));
    return choices.size() == 1 ? choices.get(0) : new Alternatives(choices, weights);
  }

  private double weight(Token token) {
    try {
      double weight = Double.parseDouble(token.text());
      if (weight > 0 && weight < 1e6) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // Told below, with the line.
    }
    throw Grammar.broken(
        source, token.line(), "a weight is a number above 0, got " + token.shown());
  }

  private Expansion sequence() {
    List<Expansion> parts = new ArrayList<>();
    while (true) {
      Token token = peek();
      if (token.kind() == Kind.WORD) {
        at++;
        parts.add(repeated(words(token)));
      } else if (token.kind() == Kind.RULE) {
        at++;
        parts.add(repeated(reference(token)));
      } else if (takeIf('(')) {
        Expansion inside = alternatives();
        expect(')');
        parts.add(repeated(inside));
      } else if (takeIf('[')) {
        Expansion inside = alternatives();
        expect(']');
        parts.add(repeated(new Repeat(inside, true, false)));
      } else if (parts.isEmpty()) {
        throw error("words expected, got " + token.shown());
      } else {
        return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
      }
    }
  }

  /** A quoted token may hold several words. */
  private Expansion words(Token token) {
    List<Expansion> parts = new ArrayList<>();
    for (String word : token.text().strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (word.isEmpty()) {
        throw Grammar.broken(source, token.line(), "an empty word");
      }
      words.putIfAbsent(word, token.line());
      parts.add(new Word(word));
    }
    return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
  }

  private Expansion reference(Token token) {
    if (token.text().equals("NULL")) {
      return new Sequence(List.of());
    }
    if (token.text().equals("VOID")) {
      throw Grammar.broken(source, token.line(), "<VOID> is not supported: remove the alternative");
    }
    return new Reference(token.text(), token.line());
  }

  private Expansion repeated(Expansion part) {
    if (takeIf('*')) {
      return new Repeat(part, true, true);
    }
    return takeIf('+') ? new Repeat(part, false, true) : part;
  }

  private void checkReferences(String rule, List<String> path) {
    if (path.contains(rule)) {
      throw Grammar.broken(
          source,
          ruleLines.getOrDefault(rule, 1),
          "<" + rule + "> refers to itself: use + or * to repeat");
    }
    path.add(rule);
    Expansion body = rules.get(rule);
    if (body != null) {
      checkReferences(body, path);
    }
    path.remove(path.size() - 1);
  }

  private void checkReferences(Expansion part, List<String> path) {
    if (part instanceof Reference reference) {
      if (!rules.containsKey(reference.rule())) {
        throw Grammar.broken(source, reference.line(), "<" + reference.rule() + "> is not defined");
      }
      checkReferences(reference.rule(), path);
    } else if (part instanceof Sequence sequence) {
      sequence.parts().forEach(p -> checkReferences(p, path));
    } else if (part instanceof Alternatives alternatives) {
      alternatives.choices().forEach(p -> checkReferences(p, path));
    } else if (part instanceof Repeat repeat) {
      checkReferences(repeat.part(), path);
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token take() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  private boolean takeIf(char sign) {
    if (peek().is(sign)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char sign) {
    if (!takeIf(sign)) {
      throw error("\"" + sign + "\" expected, got " + peek().shown());
    }
  }

  private IllegalArgumentException error(String message) {
    return Grammar.broken(source, peek().line(), message);
  }
}
