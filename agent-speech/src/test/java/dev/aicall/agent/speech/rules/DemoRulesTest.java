package dev.aicall.agent.speech.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.speech.grammar.Grammar;
import dev.aicall.agent.speech.grammar.Sentences;
import dev.aicall.agent.speech.rules.Conversation.Answer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The robot that is shipped. */
class DemoRulesTest {
  private final RuleBook book = RuleBook.load(null);
  private final Conversation robot = new Conversation(book);

  private String say(String sentence) {
    return robot.answer(sentence, true).text();
  }

  @Test
  void answersEverySentenceOfTheGrammar() {
    List<String> fallbacks = book.fallback().say();
    Set<String> sentences = Sentences.of(Grammar.load(null));

    assertThat(sentences)
        .allSatisfy(
            sentence -> {
              Answer answer = new Conversation(book).answer(sentence, true);
              assertThat(answer.text())
                  .as(sentence)
                  .isNotBlank()
                  .isNotIn(fallbacks)
                  .doesNotContain("{", "}");
              assertThat(answer.hangUp()).isEqualTo(sentence.equals("goodbye"));
            });
  }

  @Test
  void tellsHowFarItWent() {
    assertThat(say("go forward ten meters")).isEqualTo("I will go forward ten meters.");
    say("go back ten feet");
    say("drive forward twenty steps");
    assertThat(say("how far did you go")).isEqualTo("I have gone 28 meters so far.");
    say("start again");
    assertThat(say("how far have you gone")).isEqualTo("I have gone 0 meters so far.");
  }

  @Test
  void tellsWhereItFaces() {
    say("turn left");
    say("turn right forty five degrees");
    assertThat(say("which way are you facing")).contains("315 degrees");
    say("turn around");
    assertThat(say("where are you")).contains("0 meters").contains("135 degrees");
  }

  @Test
  void speedHasLimits() {
    for (int i = 0; i < 10; i++) {
      say("go faster");
    }
    assertThat(say("how fast are you")).contains("5 kilometers");
    for (int i = 0; i < 10; i++) {
      say("slow down");
    }
    assertThat(say("how fast are you")).contains("1 kilometers");
  }

  @Test
  void callsDoNotShareTheirState() {
    say("go forward ten meters");

    assertThat(new Conversation(book).answer("how far did you go", true).text())
        .isEqualTo("I have gone 0 meters so far.");
  }

  @Test
  void speaksLongWhenAskedWhatItCan() {
    assertThat(say("what can you do").split("\\. ")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(say("What can you do?").length()).isGreaterThan(150);
  }

  @Test
  void endsTheCallOnGoodbyeOnly() {
    assertThat(robot.answer("Goodbye!", true).hangUp()).isTrue();
    assertThat(robot.answer("goodbye", true).emotion()).isEqualTo("sad");
    assertThat(robot.answer("hello", true).emotion()).isEqualTo("happy");
  }

  @Test
  void guessDoesNotMoveIt() {
    assertThat(robot.answer("go forward ten meters", false).text())
        .isEqualTo("Sorry, I did not catch that.");
    assertThat(robot.answer("blah", true).text()).startsWith("Sorry, I did not understand.");
    assertThat(say("how far did you go")).isEqualTo("I have gone 0 meters so far.");
  }

  @Test
  void beginsByItself() {
    assertThat(robot.answer("", true).text()).startsWith("Hello");
  }
}
