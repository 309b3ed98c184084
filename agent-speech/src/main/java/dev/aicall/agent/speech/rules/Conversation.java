package dev.aicall.agent.speech.rules;

import dev.aicall.agent.speech.rules.RuleBook.Rule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules know of one call: the numbers of the state, and what was said last. */
final class Conversation {
  private final RuleBook book;
  private final Map<String, Double> state;
  private final Map<Rule, Integer> turns = new HashMap<>();

  /**
   * An answer.
   *
   * @param text to say
   * @param emotion empty for none
   * @param hangUp whether the call ends after it
   */
  record Answer(String text, String emotion, boolean hangUp) {}

  Conversation(RuleBook book) {
    this.book = book;
    this.state = new LinkedHashMap<>(book.state());
  }

  /**
   * Answers and changes the state.
   *
   * @param text what was said, empty if the agent shall begin
   * @param inGrammar only then it is looked for in the rules: a guess shall not move the robot
   */
  synchronized Answer answer(String text, boolean inGrammar) {
    String sentence = Sentence.plain(text);
    if (sentence.isEmpty()) {
      return apply(book.opening(), Map.of());
    }
    if (inGrammar) {
      for (Rule rule : book.rules()) {
        for (Pattern pattern : rule.hear()) {
          Optional<Map<String, String>> heard = pattern.match(sentence);
          if (heard.isPresent()) {
            return apply(rule, heard.get());
          }
        }
      }
    }
    return apply(book.fallback(), Map.of());
  }

  private Answer apply(Rule rule, Map<String, String> heard) {
    rule.set().forEach(state::put);
    rule.add().forEach((name, factors) -> add(name, factors, heard));
    Map<String, String> values = new HashMap<>();
    state.forEach((name, number) -> values.put(name, Template.spoken(number)));
    values.putAll(heard);
    int turn = turns.merge(rule, 1, Integer::sum) - 1;
    String say = rule.say().get(turn % rule.say().size());
    return new Answer(Template.fill(say, values), rule.emotion(), rule.hangUp());
  }

  private void add(String name, List<String> factors, Map<String, String> heard) {
    double product = 1;
    for (String factor : factors) {
      Map<String, Double> table = book.tables().get(factor);
      product *=
          table == null
              ? Double.parseDouble(factor)
              : table.getOrDefault(heard.getOrDefault(factor, ""), 0.0);
    }
    double sum = state.getOrDefault(name, 0.0) + product;
    Double wrap = book.wraps().get(name);
    if (wrap != null) {
      sum = sum - wrap * Math.floor(sum / wrap);
    }
    List<Double> limits = book.limits().get(name);
    if (limits != null) {
      sum = Math.max(limits.get(0), Math.min(limits.get(1), sum));
    }
    state.put(name, sum);
  }
}
