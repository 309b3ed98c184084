package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceCutterTest {
  private static List<String> cut(String text, int leastLetters, int pieceLength) {
    SentenceCutter cutter = new SentenceCutter();
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < text.length(); i += pieceLength) {
      cutter.add(text.substring(i, Math.min(text.length(), i + pieceLength)));
      drain(cutter, leastLetters, sentences);
    }
    cutter.end();
    drain(cutter, leastLetters, sentences);
    assertThat(String.join("", sentences)).isEqualTo(text);
    return sentences;
  }

  private static void drain(SentenceCutter cutter, int leastLetters, List<String> to) {
    for (String next = cutter.next(leastLetters); next != null; next = cutter.next(leastLetters)) {
      to.add(next);
    }
  }

  /** Cuts a text as a whole and letter by letter, which must be the same but for spaces. */
  private static List<String> cut(String text) {
    List<String> whole = cut(text, 0, Integer.MAX_VALUE / 2).stream().map(String::strip).toList();
    List<String> stream =
        cut(text, 0, 1).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    assertThat(stream).isEqualTo(whole);
    return whole;
  }

  private static @Nullable String next(String text) {
    SentenceCutter cutter = new SentenceCutter();
    cutter.add(text);
    return cutter.next(0);
  }

  @Test
  void sentencesEndAtTheirMarks() {
    assertThat(cut("One. Two! Three? Four… Five; six: seven\neight"))
        .containsExactly("One.", "Two!", "Three?", "Four…", "Five;", "six:", "seven", "eight");
    assertThat(cut("Really?! Well... Yes!!! Good"))
        .containsExactly("Really?!", "Well...", "Yes!!!", "Good");
  }

  @Test
  void sentencesEndAtWideMarks() {
    assertThat(cut("你好。今天好吗？很好！是的；再见")).containsExactly("你好。", "今天好吗？", "很好！", "是的；", "再见");
    assertThat(cut("OK!你好。")).containsExactly("OK!", "你好。");
    assertThat(next("你好。")).isEqualTo("你好。");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mr. Smith met Dr. Who, e.g. on Monday",
        "It is 3.5 metres, 1,000.25 at 10:30",
        "The U.S. army and the U.S.A. team",
        "See https://example.com/a.b?c=d:e;f!g or mail a.b@c.de",
        "J. R. R. Tolkien wrote it",
        "1. First of all",
        "We met at 5 p.m. today, etc. and so on",
        "Take No. 5 of them",
        "file.txt and v1.2.3 of Node.js",
        "\"Stop!\" she said",
        "(Is it so?) he asked",
        "Well...said he",
      })
  void sentenceDoesNotEndThere(String sentence) {
    assertThat(cut(sentence)).containsExactly(sentence);
  }

  @Test
  void shortFormMayEndASentenceIfTheNextClearlyBegins() {
    assertThat(cut("We met at 5 p.m. Then we left"))
        .containsExactly("We met at 5 p.m.", "Then we left");
    assertThat(cut("He likes the U.S. They do too"))
        .containsExactly("He likes the U.S.", "They do too");
    assertThat(cut("No. I will not")).containsExactly("No.", "I will not");
    assertThat(cut("It costs 5. Then go")).containsExactly("It costs 5.", "Then go");
    assertThat(cut("So do I. You too")).containsExactly("So do I.", "You too");
  }

  @Test
  void quotesAndBracketsBelongToTheSentenceTheyClose() {
    assertThat(cut("He said \"No!\" Then he left."))
        .containsExactly("He said \"No!\"", "Then he left.");
    assertThat(cut("“Go on.” “Why?”")).containsExactly("“Go on.”", "“Why?”");
    assertThat(cut("(So be it.) Next.")).containsExactly("(So be it.)", "Next.");
    assertThat(cut("**Done.** Next.")).containsExactly("**Done.**", "Next.");
  }

  @Test
  void listIsCutAtItsLines() {
    assertThat(cut("Steps:\n1. Go.\n2. Turn.\n- Stop"))
        .containsExactly("Steps:", "1. Go.", "2. Turn.", "- Stop");
  }

  @Test
  void ordinarySentenceIsLetGoAtTheSpaceWithoutWaitingForMore() {
    assertThat(next("Hello.")).isNull();
    assertThat(next("Hello. ")).isEqualTo("Hello. ");
    assertThat(next("Hello.\n")).isEqualTo("Hello.\n");
    assertThat(next("It is 5 p.m. ")).isNull();
  }

  @Test
  void firstSentenceIsLetGoAtACommaOnceItIsLong() {
    String forty = "This is the beginning of a rather longish sentence";
    assertThat(cut(forty + ", which goes on, and on, and on for long and long."))
        .containsExactly(forty + ",", "which goes on, and on, and on for long and long.");
    assertThat(cut("Well, " + forty + " here")).containsExactly("Well, " + forty + " here");
    assertThat(cut("Hi. " + forty + ", which goes on"))
        .containsExactly("Hi.", forty + ", which goes on");
    assertThat(cut(forty + " of 1,000")).containsExactly(forty + " of 1,000");
  }

  @Test
  void shortSentencesAreGluedToTheNext() {
    assertThat(cut("Hi! Yes. I am well today. Ok. ", 10, 1))
        .containsExactly("Hi! Yes. I am well today. ", "Ok. ");
  }

  @Test
  void whatCannotBeSaidIsGluedToTheNext() {
    assertThat(cut("... \n\n--- ! Hello. 🙂")).containsExactly("... \n\n--- ! Hello.", "🙂");
  }

  @Test
  void runWithoutEndIsCutAtASpace() {
    List<String> parts = cut("word and ".repeat(100));
    assertThat(parts).hasSizeGreaterThan(3);
    assertThat(parts).allMatch(part -> part.startsWith("word") && part.length() < 300);

    List<String> clauses = cut("Go: " + "many words come before this, ".repeat(20));
    assertThat(clauses.get(1)).endsWith("this,");
  }

  @Test
  void runWithoutSpaceIsCutBetweenCharacters() {
    assertThat(cut("a".repeat(1_000))).allMatch(part -> part.length() <= 200);
    assertThat(cut("好".repeat(300))).allMatch(part -> part.length() <= 67);
    assertThat(cut("𠀀".repeat(300)))
        .allMatch(part -> part.codePoints().noneMatch(c -> c < 0x10000));
    assertThat(cut("=".repeat(5_000))).allMatch(part -> part.length() <= 400);
  }

  @Test
  void flushTearsNoWord() {
    SentenceCutter cutter = new SentenceCutter();
    cutter.add("One two thr");
    assertThat(cutter.isWaiting()).isTrue();
    assertThat(cutter.flush()).isEqualTo("One two ");
    assertThat(cutter.isWaiting()).isTrue();
    assertThat(cutter.flush()).isEqualTo("thr");
    assertThat(cutter.isWaiting()).isFalse();
    cutter.add(" .. ");
    assertThat(cutter.flush()).isNull();
    cutter.add("That is it.");
    assertThat(cutter.flush()).isEqualTo(" .. That is it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hello.", "Really?", "He said \"Go.\"", "Well...", "你好。"})
  void soundsEnded(String text) {
    SentenceCutter cutter = new SentenceCutter();
    cutter.add(text);
    assertThat(cutter.soundsEnded(0)).isTrue();
    assertThat(cutter.soundsEnded(100)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hello", "It is 3.", "Mr.", "the U.S.", "Look:", "1.", "...", "etc."})
  void doesNotSoundEnded(String text) {
    SentenceCutter cutter = new SentenceCutter();
    cutter.add(text);
    assertThat(cutter.soundsEnded(0)).isFalse();
  }

  @Test
  void anyTextCutAnywhereComesOutAsItWentIn() {
    String[] parts = {
      "Hello",
      "Mr.",
      "3.5",
      ".",
      "!",
      "?",
      "…",
      "。",
      "\"",
      "”",
      ")",
      " ",
      "  ",
      "\n",
      ",",
      "，",
      "U.S.",
      "🙂",
      "𠀀",
      "word",
      "https://a.b/c?d",
      "**",
      "1.",
      "No.",
      ":",
      ";",
      "\u0000",
      "\ud83d",
      "\ude42"
    };
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      cut(text.toString(), random.nextInt(30), 1 + random.nextInt(8));
    }
  }

  @Test
  void longTextTakesTimeInProportion() {
    // A minute would pass if each letter were looked at a thousand times.
    cut("etc." + " ".repeat(200_000), 0, 1);
    cut("wow" + "!".repeat(200_000), 0, 1);
    cut("(" + "x.)".repeat(70_000), 0, 1);
    cut("One sentence after the other. ".repeat(7_000), 0, 3);
    cut("One sentence after the other. ".repeat(7_000), 0, 1_000_000);
  }
}
