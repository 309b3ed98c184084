package dev.aicall.agent.speech.rules;

import dev.aicall.agent.speech.rules.Yaml.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of rules, read and checked.
 *
 * @param tables words with a number each, by the table's name
 * @param state numbers that a call begins with, by name
 * @param limits least and most of a number, by its name
 * @param wraps after which it begins again at 0, by its name
 * @param rules the first that fits is taken
 * @param fallback if none fits
 * @param opening if the agent speaks by itself
 */
record RuleBook(
    Map<String, Map<String, Double>> tables,
    Map<String, Double> state,
    Map<String, List<Double>> limits,
    Map<String, Double> wraps,
    List<Rule> rules,
    Rule fallback,
    Rule opening) {
  /** Resource of the rules that are shipped. */
  static final String SHIPPED = "/dev/aicall/agent/speech/demo/rules.yaml";

  private static final long MAX_BYTES = 1 << 20;
  private static final Set<String> TOP =
      Set.of("tables", "state", "limits", "wraps", "rules", "fallback", "opening");
  private static final Set<String> RULE = Set.of("hear", "say", "add", "set", "emotion", "hangUp");
  private static final String NAME = "[a-zA-Z][a-zA-Z0-9]*";

  /**
   * One rule.
   *
   * @param hear any of these
   * @param say one after the other of these, with {@code {names}}
   * @param add products that are added to numbers of the state, by name
   * @param set numbers that the state gets, by name
   * @param emotion of the answer, empty for none
   * @param hangUp whether the agent ends the call after it
   */
  record Rule(
      List<Pattern> hear,
      List<String> say,
      Map<String, List<String>> add,
      Map<String, Double> set,
      String emotion,
      boolean hangUp) {}

  static RuleBook load(@Nullable Path file) {
    if (file == null) {
      return shipped();
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "rules " + file + ": at most " + MAX_BYTES + " bytes, got " + Files.size(file));
      }
      return parse(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("rules " + file + ": not in UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("rules " + file + ": cannot be read: " + e, e);
    }
  }

  private static RuleBook shipped() {
    try (InputStream in = RuleBook.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the jar is not whole: no " + SHIPPED);
      }
      return parse("rules.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RuleBook parse(String source, String text) {
    return new Reader(Yaml.parse(source, text)).read();
  }

  /** Reads the parts in the order in which they need each other. */
  private static final class Reader {
    private final Node root;
    private final Map<String, Node> top;
    private final Map<String, Map<String, Double>> tables = new LinkedHashMap<>();
    private final Map<String, Double> state;

    Reader(Node root) {
      this.root = root;
      this.top = root.fields(TOP);
      part("tables").fields().forEach(this::table);
      this.state = part("state").map(Node::number);
      part("state").fields().forEach((name, node) -> requireName(name, node));
    }

    RuleBook read() {
      List<Rule> rules = new ArrayList<>();
      required("rules").items().forEach(node -> rules.add(rule(node, true)));
      return new RuleBook(
          tables,
          state,
          numbers("limits", this::limits),
          numbers("wraps", Reader::wrap),
          rules,
          rule(required("fallback"), false),
          rule(required("opening"), false));
    }

    private Node part(String name) {
      Node node = top.get(name);
      return node == null ? new Node(root.source(), root.line(), Map.of()) : node;
    }

    private Node required(String name) {
      Node node = top.get(name);
      if (node == null) {
        throw root.error("\"" + name + "\" is missing");
      }
      return node;
    }

    private void table(String name, Node node) {
      requireName(name, node);
      Map<String, Double> entries = new LinkedHashMap<>();
      node.map(Node::number).forEach((words, number) -> entries.put(Sentence.plain(words), number));
      if (entries.isEmpty()) {
        throw node.error("the table \"" + name + "\" is empty");
      }
      tables.put(name, entries);
    }

    private static void requireName(String name, Node node) {
      if (!name.matches(NAME)) {
        throw node.error("a name of letters and digits expected, got \"" + name + "\"");
      }
    }

    private <T> Map<String, T> numbers(String part, java.util.function.Function<Node, T> reader) {
      part(part).fields().forEach((name, node) -> requireState(name, node));
      return part(part).map(reader);
    }

    private List<Double> limits(Node node) {
      List<Double> limits = node.items().stream().map(Node::number).toList();
      if (limits.size() != 2 || limits.get(0) > limits.get(1)) {
        throw node.error("[least, most] expected");
      }
      return limits;
    }

    private static double wrap(Node node) {
      if (node.number() > 0) {
        return node.number();
      }
      throw node.error("a number above 0 expected");
    }

    private void requireState(String name, Node node) {
      if (!state.containsKey(name)) {
        throw node.error("no number \"" + name + "\" in state; known: " + state.keySet());
      }
    }

    private Rule rule(Node node, boolean hears) {
      Map<String, Node> fields = node.fields(RULE);
      Node say = fields.get("say");
      if (say == null) {
        throw node.error("\"say\" is missing");
      }
      Node hear = fields.get("hear");
      if ((hear != null) != hears) {
        throw node.error(hears ? "\"hear\" is missing" : "\"hear\" has no meaning here");
      }
      List<Pattern> patterns = new ArrayList<>();
      if (hear != null) {
        hear.items().forEach(n -> patterns.add(Pattern.compile(n, tables)));
      }
      Node empty = new Node(node.source(), node.line(), Map.of());
      Node add = fields.getOrDefault("add", empty);
      Node set = fields.getOrDefault("set", empty);
      Node emotion = fields.get("emotion");
      Node hangUp = fields.get("hangUp");
      add.fields().forEach((name, n) -> requireState(name, n));
      set.fields().forEach((name, n) -> requireState(name, n));
      return new Rule(
          patterns,
          say.items().stream().map(n -> template(n, patterns)).toList(),
          add.map(n -> n.items().stream().map(f -> factor(f, patterns)).toList()),
          set.map(Node::number),
          emotion == null ? "" : emotion.text(),
          hangUp != null && hangUp.truth());
    }

    private String template(Node node, List<Pattern> patterns) {
      for (String name : Template.names(node)) {
        if (!state.containsKey(name)) {
          requireHeard(name, node, patterns);
        }
      }
      return node.text();
    }

    private String factor(Node node, List<Pattern> patterns) {
      if (tables.containsKey(node.text())) {
        requireHeard(node.text(), node, patterns);
      } else {
        node.number();
      }
      return node.text();
    }

    private static void requireHeard(String table, Node node, List<Pattern> patterns) {
      if (patterns.isEmpty() || !patterns.stream().allMatch(p -> p.tables().contains(table))) {
        throw node.error("\"" + table + "\" is not in everything that the rule hears");
      }
    }
  }
}
