package dev.aicall.agent.speech.grammar;

import java.util.List;

/** A part of a rule's right-hand side. */
sealed interface Expansion {
  /**
   * A word, in lower case.
   *
   * @param text the word
   */
  record Word(String text) implements Expansion {}

  /**
   * A reference to another rule; {@code <NULL>} is an empty {@link Sequence} instead.
   *
   * @param rule its name
   * @param line where it stands
   */
  record Reference(String rule, int line) implements Expansion {}

  /**
   * One after the other.
   *
   * @param parts may be empty
   */
  record Sequence(List<Expansion> parts) implements Expansion {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One of several.
   *
   * @param choices at least one
   * @param weights as many, or none
   */
  record Alternatives(List<Expansion> choices, List<Double> weights) implements Expansion {
    public Alternatives {
      choices = List.copyOf(choices);
      weights = List.copyOf(weights);
    }
  }

  /**
   * A part that may be missing or come again.
   *
   * @param part what
   * @param optional whether it may be missing
   * @param again whether it may come again and again
   */
  record Repeat(Expansion part, boolean optional, boolean again) implements Expansion {}
}
