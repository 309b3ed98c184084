package dev.aicall.agent.speech.grammar;

import dev.aicall.agent.speech.grammar.Expansion.Alternatives;
import dev.aicall.agent.speech.grammar.Expansion.Reference;
import dev.aicall.agent.speech.grammar.Expansion.Repeat;
import dev.aicall.agent.speech.grammar.Expansion.Sequence;
import dev.aicall.agent.speech.grammar.Expansion.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a grammar with plain names, so that no recogniser stumbles over a user's. */
final class GrammarWriter {
  private final Map<String, Expansion> rules;
  private final List<String> entries;
  private final List<String> names;

  GrammarWriter(Map<String, Expansion> rules, List<String> entries) {
    this.rules = rules;
    this.entries = entries;
    this.names = new ArrayList<>(rules.keySet());
  }

  String write() {
    StringBuilder out = new StringBuilder("#JSGF V1.0;\n\ngrammar commands;\n\n");
    out.append("public <commands> = ")
        .append(entries.stream().map(this::name).collect(Collectors.joining(" | ")))
        .append(";\n");
    rules.forEach(
        (rule, body) -> out.append(name(rule)).append(" = ").append(text(body)).append(";\n"));
    return out.toString();
  }

  private String name(String rule) {
    return "<r" + names.indexOf(rule) + ">";
  }

  private String text(Expansion part) {
    if (part instanceof Word word) {
      return word.text();
    }
    if (part instanceof Reference reference) {
      return name(reference.rule());
    }
    if (part instanceof Sequence sequence) {
      return sequence.parts().isEmpty()
          ? "<NULL>"
          : sequence.parts().stream().map(this::text).collect(Collectors.joining(" "));
    }
    if (part instanceof Alternatives alternatives) {
      return alternatives(alternatives);
    }
    Repeat repeat = (Repeat) part;
    String inside = text(repeat.part());
    if (!repeat.again()) {
      return "[" + inside + "]";
    }
    return "(" + inside + ")" + (repeat.optional() ? "*" : "+");
  }

  private String alternatives(Alternatives alternatives) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < alternatives.choices().size(); i++) {
      String weight =
          alternatives.weights().isEmpty() ? "" : "/" + alternatives.weights().get(i) + "/ ";
      texts.add(weight + text(alternatives.choices().get(i)));
    }
    return "(" + String.join(" | ", texts) + ")";
  }
}
