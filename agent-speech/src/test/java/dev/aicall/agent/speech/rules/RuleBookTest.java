package dev.aicall.agent.speech.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {
  private static final String ENDS = "fallback: {say: what}\nopening: {say: hi}\n";

  private static RuleBook book(String text) {
    return RuleBook.parse("r.yaml", ENDS + text);
  }

  private static String answer(RuleBook book, String sentence) {
    return new Conversation(book).answer(sentence, true).text();
  }

  @Test
  void hearsChoicesGapsAndTables() {
    RuleBook book =
        book(
            """
            tables: {color: {red: 1, dark red: 2}}
            state: {painted: 0}
            rules:
              - hear: ["paint [it] {color} [please]", "(make|turn) it {color}"]
                add: {painted: [2, color]}
                say: "{color} now, {painted}."
            """);

    assertThat(answer(book, "paint it dark red please")).isEqualTo("dark red now, 4.");
    assertThat(answer(book, "Paint red!")).isEqualTo("red now, 2.");
    assertThat(answer(book, "turn it red")).isEqualTo("red now, 2.");
    assertThat(answer(book, "paint blue")).isEqualTo("what");
    assertThat(answer(book, "please paint red")).isEqualTo("what");
  }

  @Test
  void saysOneAfterTheOther() {
    Conversation conversation = new Conversation(book("rules: [{hear: go, say: [one, two]}]\n"));

    assertThat(conversation.answer("go", true).text()).isEqualTo("one");
    assertThat(conversation.answer("go", true).text()).isEqualTo("two");
    assertThat(conversation.answer("go", true).text()).isEqualTo("one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "rules: [{say: x}] # r.yaml:3: \"hear\" is missing",
        "rules: [{hear: x}] # r.yaml:3: \"say\" is missing",
        "rules: [{hear: x, say: y] # r.yaml:3: while parsing a flow",
        "rules: [{hear: 'x)', say: y}] # r.yaml:3: \")\" closes nothing in: x)",
        "rules: [{hear: '(x', say: y}] # r.yaml:3: \")\" is missing in: (x",
        "rules: [{hear: 'x|y', say: y}] # r.yaml:3: | stands between ( and ): x|y",
        "rules: [{hear: 'x+', say: y}] # r.yaml:3: \"+\" has no meaning in: x+",
        "rules: [{hear: '{t}', say: y}] # r.yaml:3: no table \"t\"; known: []",
        "rules: [{hear: '{t', say: y}] # r.yaml:3: { without } in: {t",
        "rules: [{hear: x, say: '{t}'}] # r.yaml:3: \"t\" is not in everything that the rule hears",
        "rules: [{hear: x, say: y, add: {n: 1}}] # r.yaml:3: no number \"n\" in state; known: []",
        "rules: [{hear: x, say: y, hangUp: 1}] # r.yaml:3: true or false expected, got 1",
        "state: {n: x} # r.yaml:3: a number expected, got x",
        "limits: {n: [0, 1]} # r.yaml:3: no number \"n\" in state; known: []",
        "tables: {t: {}} # r.yaml:3: the table \"t\" is empty",
        "tables: {a b: {x: 1}} # r.yaml:3: a name of letters and digits expected, got \"a b\"",
        "what: 1 # r.yaml:3: \"what\" is not known here; known: ",
      })
  void saysWhereItIsBroken(String text, String message) {
    assertThatThrownBy(() -> book(text.contains("rules:") ? text : text + "\nrules: []"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void needsItsParts() {
    assertThatThrownBy(() -> RuleBook.parse("r.yaml", "rules: []"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is missing");
    assertThatThrownBy(() -> RuleBook.parse("r.yaml", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("r.yaml:1: the file is empty");
    assertThatThrownBy(() -> RuleBook.parse("r.yaml", "just words"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fileThatIsNoneIsTold(@TempDir Path folder) throws IOException {
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {(byte) 0xe4, 'x'});

    assertThatThrownBy(() -> RuleBook.load(folder.resolve("missing.yaml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> RuleBook.load(latin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not in UTF-8");
  }
}
