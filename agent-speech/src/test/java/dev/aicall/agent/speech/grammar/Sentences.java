package dev.aicall.agent.speech.grammar;

import dev.aicall.agent.speech.grammar.Expansion.Alternatives;
import dev.aicall.agent.speech.grammar.Expansion.Reference;
import dev.aicall.agent.speech.grammar.Expansion.Repeat;
import dev.aicall.agent.speech.grammar.Expansion.Sequence;
import dev.aicall.agent.speech.grammar.Expansion.Word;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists all sentences of a grammar without repetition. */
public final class Sentences {
  private final Map<String, Expansion> rules;

  private Sentences(Map<String, Expansion> rules) {
    this.rules = rules;
  }

  /** All sentences, in the order of the grammar. */
  public static Set<String> of(Grammar grammar) {
    Sentences sentences = new Sentences(grammar.rules());
    Set<String> all = new LinkedHashSet<>();
    for (String entry : grammar.entries()) {
      sentences.expand(new Reference(entry, 0)).forEach(s -> all.add(s.strip()));
    }
    return all;
  }

  private Set<String> expand(Expansion part) {
    if (part instanceof Word word) {
      return Set.of(word.text());
    }
    if (part instanceof Reference reference) {
      Expansion body = rules.get(reference.rule());
      if (body == null) {
        throw new IllegalStateException(reference.rule());
      }
      return expand(body);
    }
    if (part instanceof Sequence sequence) {
      return sequence(sequence.parts());
    }
    Set<String> all = new LinkedHashSet<>();
    if (part instanceof Alternatives alternatives) {
      alternatives.choices().forEach(choice -> all.addAll(expand(choice)));
      return all;
    }
    Repeat repeat = (Repeat) part;
    if (repeat.again()) {
      throw new IllegalArgumentException("endless");
    }
    all.addAll(expand(repeat.part()));
    all.add("");
    return all;
  }

  private Set<String> sequence(List<Expansion> parts) {
    Set<String> heads = Set.of("");
    for (Expansion part : parts) {
      Set<String> tails = expand(part);
      Set<String> longer = new LinkedHashSet<>();
      for (String head : heads) {
        tails.forEach(tail -> longer.add((head + " " + tail).strip()));
      }
      heads = longer;
    }
    return heads;
  }
}
