package dev.aicall.agent.speech.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {
  private static final String HEAD = "#JSGF V1.0;\ngrammar test;\n";

  private static Grammar grammar(String rules) {
    return Grammar.parse("test.gram", HEAD + rules);
  }

  @Test
  void acceptsWhatItsRulesSay() {
    Grammar grammar =
        grammar(
            """
            // words
            public <order> = (open | close) [the] <what>+ {tag};
            <what> = /2/ Door | /1/ "garden gate" | /1/ <NULL>;
            public <end> = good bye*;
            """);

    assertThat(Sentences.of(Grammar.parse("t", HEAD + "public <a> = [b] (c | d);")))
        .containsExactlyInAnyOrder("b c", "b d", "c", "d");
    assertThat(grammar.accepts("open the door")).isTrue();
    assertThat(grammar.accepts("  close   garden gate door ")).isTrue();
    assertThat(grammar.accepts("open")).isTrue();
    assertThat(grammar.accepts("good bye bye bye")).isTrue();
    assertThat(grammar.accepts("open the garden")).isFalse();
    assertThat(grammar.accepts("door")).isFalse();
    assertThat(grammar.accepts("")).isFalse();
    assertThat(grammar.accepts("   ")).isFalse();
  }

  @Test
  void keepsItsMeaningWhenItIsWritten() {
    Grammar grammar = Grammar.load(null);

    Grammar again = Grammar.parse("written", grammar.toJsgf());

    assertThat(Sentences.of(again)).isEqualTo(Sentences.of(grammar));
  }

  @Test
  void shippedGrammarHasHundredsOfSentences() {
    Grammar grammar = Grammar.load(null);

    assertThat(Sentences.of(grammar)).hasSizeGreaterThan(300).allMatch(grammar::accepts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "public <a> = b # test.gram:3: \";\" expected, got the end of the file",
        "<a> = b; # test.gram:3: no rule is public",
        "public <a> = ; # test.gram:3: words expected, got \";\"",
        "public <a> = <b>; # test.gram:3: <b> is not defined",
        "public <a> = b <a>; # test.gram:3: <a> refers to itself: use + or * to repeat",
        "public <a> = b; <a> = c; # test.gram:3: <a> is defined twice",
        "public <a> = (b | c; # test.gram:3: \")\" expected, got \";\"",
        "public <a> = /x/ b; # test.gram:3: a weight is a number above 0, got /x/",
        "public <a> = /1/ b | c; # test.gram:3: either all alternatives have a weight or none",
        "public <a> = b {tag; # test.gram:3: a tag begins here and never ends",
        "import <x.y>; # test.gram:3: imports are not supported: copy the rule into this file",
        "public <a> = b | <VOID>; # test.gram:3: <VOID> is not supported: remove the alternative",
        "public <a> = \"\"; # test.gram:3: an empty word",
        "public <a> = b } c; # test.gram:3: \"}\" has no meaning here",
        "what # test.gram:3: a rule \"<name> = ...;\" expected, got \"what\"",
      })
  void saysWhereItIsBroken(String rules, String message) {
    assertThatThrownBy(() -> grammar(rules))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void needsItsFirstLine() {
    assertThatThrownBy(() -> Grammar.parse("x.gram", "grammar x;"))
        .hasMessage("x.gram:1: the first line must be \"#JSGF V1.0;\"");
  }

  @Test
  void namesWordsThatNobodyCanPronounce() {
    Grammar grammar = grammar("public <a> = hello blorb\n | blarb hello;");
    Dictionary dictionary =
        new Dictionary(
            "small.dict",
            () ->
                new ByteArrayInputStream(
                    "hello HH AH\nhello(2) HH EH\n".getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> grammar.requireWordsIn(dictionary))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "test.gram:3: the word \"blorb\" is not in the dictionary small.dict\n"
                + "test.gram:4: the word \"blarb\" is not in the dictionary small.dict");
  }

  @Test
  void fileThatIsNoneIsTold(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.gram");
    Path latin = Files.write(folder.resolve("latin.gram"), new byte[] {(byte) 0xe4, 'x'});
    Path large = Files.write(folder.resolve("large.gram"), new byte[(1 << 20) + 1]);

    assertThatThrownBy(() -> Grammar.load(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> Grammar.load(latin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not in UTF-8");
    assertThatThrownBy(() -> Grammar.load(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 1048576 bytes, got 1048577");
  }

  @Test
  void comparesTexts() {
    assertThat(Similarity.of("go forward", "go forward")).isEqualTo(1);
    assertThat(Similarity.of("go for ward", "go forward")).isEqualTo(1);
    assertThat(Similarity.of("", "")).isEqualTo(1);
    assertThat(Similarity.of("", "abc")).isZero();
    assertThat(Similarity.of("abcd", "abxd")).isEqualTo(0.75);
  }
}
