package dev.aicall.agent.speech.grammar;

import dev.aicall.agent.speech.grammar.Expansion.Alternatives;
import dev.aicall.agent.speech.grammar.Expansion.Reference;
import dev.aicall.agent.speech.grammar.Expansion.Repeat;
import dev.aicall.agent.speech.grammar.Expansion.Sequence;
import dev.aicall.agent.speech.grammar.Expansion.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sentences that a recogniser shall expect. Immutable. */
public final class Grammar {
  /** Resource of the grammar that is shipped, beside this class's package. */
  public static final String SHIPPED = "/dev/aicall/agent/speech/demo/robot.gram";

  /**
   * The largest grammar file: 1 MiB, far above what a recogniser can search in time; our choice.
   */
  private static final long MAX_BYTES = 1 << 20;

  private final String source;
  private final Map<String, Expansion> rules;
  private final List<String> entries;
  private final Map<String, Integer> words;

  Grammar(
      String source,
      Map<String, Expansion> rules,
      List<String> entries,
      Map<String, Integer> words) {
    this.source = source;
    this.rules = new LinkedHashMap<>(rules);
    this.entries = List.copyOf(entries);
    this.words = new LinkedHashMap<>(words);
  }

  /**
   * Reads a grammar.
   *
   * @param source its name, for errors
   * @param text JSGF 1.0
   * @return the grammar
   * @throws IllegalArgumentException if it is broken: {@code source:line: what}
   */
  public static Grammar parse(String source, String text) {
    return GrammarParser.parse(source, text);
  }

  /**
   * Reads a grammar file, or the shipped grammar.
   *
   * @param file in UTF-8, or null for the shipped one
   * @return the grammar
   * @throws IllegalArgumentException if it cannot be read, is larger than 1 MiB, or is broken
   */
  public static Grammar load(@Nullable Path file) {
    if (file == null) {
      return shipped();
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException(
            "grammar " + file + ": at most " + MAX_BYTES + " bytes, got " + Files.size(file));
      }
      return parse(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("grammar " + file + ": not in UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("grammar " + file + ": cannot be read: " + e, e);
    }
  }

  private static Grammar shipped() {
    try (InputStream in = Grammar.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the jar is not whole: no " + SHIPPED);
      }
      return parse("robot.gram", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns every word and the line where it stands first.
   *
   * @return words in lower case, in order of appearance
   */
  public Map<String, Integer> words() {
    return new LinkedHashMap<>(words);
  }

  /**
   * Makes sure that a recogniser knows all words.
   *
   * @param dictionary what it knows
   * @throws IllegalArgumentException if not, with all lines and words: {@code file:line: ...}
   */
  public void requireWordsIn(Dictionary dictionary) {
    List<String> lines = new ArrayList<>();
    for (String word : dictionary.missing(words.keySet())) {
      lines.add(
          source
              + ":"
              + words.get(word)
              + ": the word \""
              + word
              + "\" is not in the dictionary "
              + dictionary.name());
    }
    if (!lines.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", lines));
    }
  }

  /**
   * Says whether a sentence is one of the grammar.
   *
   * @param sentence words in lower case with blanks between
   * @return whether it is
   */
  public boolean accepts(String sentence) {
    if (sentence.isBlank()) {
      return false;
    }
    String[] said = sentence.strip().split("\\s+");
    BitSet start = new BitSet();
    start.set(0);
    for (String entry : entries) {
      if (ends(rule(entry), said, start).get(said.length)) {
        return true;
      }
    }
    return false;
  }

  private Expansion rule(String name) {
    Expansion body = rules.get(name);
    if (body == null) {
      throw new IllegalStateException("unchecked rule " + name);
    }
    return body;
  }

  /** Where a part may end, given where it may begin; as indexes between the words. */
  private BitSet ends(Expansion part, String[] said, BitSet starts) {
    BitSet result = new BitSet();
    if (part instanceof Word word) {
      for (int i = starts.nextSetBit(0); i >= 0 && i < said.length; i = starts.nextSetBit(i + 1)) {
        result.set(i + 1, said[i].equals(word.text()));
      }
    } else if (part instanceof Reference reference) {
      return ends(rule(reference.rule()), said, starts);
    } else if (part instanceof Sequence sequence) {
      result.or(starts);
      for (Expansion next : sequence.parts()) {
        result = ends(next, said, result);
      }
    } else if (part instanceof Alternatives alternatives) {
      for (Expansion choice : alternatives.choices()) {
        result.or(ends(choice, said, starts));
      }
    } else if (part instanceof Repeat repeat) {
      return endsOfRepeat(repeat, said, starts);
    }
    return result;
  }

  private BitSet endsOfRepeat(Repeat repeat, String[] said, BitSet starts) {
    BitSet result = new BitSet();
    if (repeat.optional()) {
      result.or(starts);
    }
    BitSet fresh = starts;
    while (!fresh.isEmpty()) {
      BitSet next = ends(repeat.part(), said, fresh);
      next.andNot(result);
      result.or(next);
      if (!repeat.again()) {
        break;
      }
      fresh = next;
    }
    return result;
  }

  /**
   * Writes the grammar in the form that the recognisers agree on: one public rule, plain names, no
   * comments, no tags.
   *
   * @return JSGF 1.0 text of a grammar named {@code commands}
   */
  public String toJsgf() {
    return new GrammarWriter(rules, entries).write();
  }

  /** Package-private for the test that lists all sentences. */
  Map<String, Expansion> rules() {
    return rules;
  }

  /** Package-private for the test that lists all sentences. */
  List<String> entries() {
    return entries;
  }

  static IllegalArgumentException broken(String source, int line, String message) {
    return new IllegalArgumentException(source + ":" + line + ": " + message);
  }
}
