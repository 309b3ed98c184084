package dev.aicall.rtc.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.domain.protocol.AgentMessage.AgentEmotion;
import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.AgentSubtitle;
import dev.aicall.domain.protocol.AgentMessage.LlmReplyCompleted;
import dev.aicall.domain.protocol.AgentMessage.PushToTalkChanged;
import dev.aicall.domain.protocol.AgentMessage.SpeakingInterrupted;
import dev.aicall.domain.protocol.AgentMessage.UserSubtitle;
import dev.aicall.domain.protocol.ClientMessage;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final AgentStateChanged LISTENING = new AgentStateChanged(1);
  private static final AgentStateChanged THINKING = new AgentStateChanged(2);
  private static final AgentStateChanged SPEAKING = new AgentStateChanged(3);

  private final CallerWorld world = new CallerWorld();

  @Test
  void greetsWordByWord() {
    world.agent().greets("Hello there");

    world.join();
    world.advance(2_000);

    assertThat(world.messages)
        .containsExactly(
            SPEAKING,
            new AgentSubtitle("Hello ", false, 0),
            new AgentSubtitle("there", true, 0),
            LISTENING);
  }

  @Test
  void greetsAsTheStartRequestSays() {
    world.joinWith("{\"Greeting\":\"Welcome\"}");

    assertThat(world.messages).contains(new AgentSubtitle("Welcome", true, 0));
  }

  @Test
  void hearsThinksAndAnswers() {
    world.agent().whenUserSays("WEATHER").feeling("happy").replies("It is sunny");
    world.join();

    world.agent().userSays("The weather");
    world.advance(5_000);

    assertThat(world.messages)
        .containsExactly(
            new UserSubtitle("The", false, 1, 0),
            new UserSubtitle("The weather", true, 1, 0),
            THINKING,
            SPEAKING,
            new AgentEmotion("happy", 1),
            new AgentSubtitle("It ", false, 1),
            new AgentSubtitle("is ", false, 1),
            new AgentSubtitle("sunny", true, 1),
            LISTENING);
  }

  @Test
  void speaksAtItsPace() {
    world.agent().speaks(2).thinks(Duration.ofSeconds(1)).otherwise().replies("One two");
    world.join();

    world.send(new ClientMessage.SendTextToAgent("count"));
    world.advance(999);
    assertThat(world.messages).containsExactly(THINKING);
    world.advance(1);
    assertThat(world.messages).hasSize(3);
    world.advance(500);
    assertThat(world.messages).endsWith(new AgentSubtitle("two", true, 1));
    world.advance(500);
    assertThat(world.messages).endsWith(LISTENING);
  }

  @Test
  void speechRateMakesItFaster() {
    world.agent().speaks(2).instantly().speaks(2).greets("One two three four");
    world.join();
    world.forget();

    world.send(new ClientMessage.UpdateTtsSpeechRate(2));
    world.send(new ClientMessage.SendTextToAgent("hi"));
    world.agent().otherwise().replies("One two three");
    world.advance(750);

    assertThat(world.messages).contains(new AgentSubtitle("three", true, 1));
  }

  @Test
  void findsRulesInOrderAndAnswersInTurn() {
    world
        .agent()
        .instantly()
        .whenUserSays(Pattern.compile("^order \\d+"))
        .replies("Shipped")
        .whenUserSays("order")
        .replies("Which one?", "Really, which one?")
        .otherwise()
        .replies(question -> "You said " + question);
    world.join();

    for (String text : List.of("order 17", "my order", "the order", "an order", "bye")) {
      world.send(new ClientMessage.SendTextToAgent(text));
      world.advance(10);
    }

    assertThat(answers())
        .containsExactly(
            "Shipped", "Which one?", "Really, which one?", "Really, which one?", "You said bye");
  }

  @Test
  void tellsTheWholeAnswerWhenAsked() {
    world.agent().otherwise().replies("It is sunny");
    world.joinWith("{\"LlmConfig\":{\"LlmCompleteReply\":true}}");

    world.send(new ClientMessage.SendTextToAgent("weather"));
    world.advance(400);

    assertThat(world.messages)
        .startsWith(THINKING, new LlmReplyCompleted("It is sunny", 1), SPEAKING);
  }

  @Test
  void measuresLatency() {
    world.agent().measuresLatency(true).otherwise().replies("Yes");
    world.join().forget();

    world.send(new ClientMessage.SendTextToAgent("ready?"));
    world.advance(400);

    assertThat(world.events).containsExactly("media extension 99", "audio delay 1 300");
  }

  @Test
  void withoutARuleItSaysNothing() {
    world.join();

    world.send(new ClientMessage.SendTextToAgent("hello"));
    world.advance(1_000);

    assertThat(world.messages).containsExactly(THINKING, LISTENING);
  }

  @Test
  void commandCutsSpeech() {
    startSpeaking();

    world.send(new ClientMessage.InterruptSpeaking());
    world.advance(5_000);

    assertThat(world.messages).containsExactly(new SpeakingInterrupted(3), LISTENING);
  }

  @Test
  void voiceCutsSpeech() {
    startSpeaking();

    world.agent().userSays("Stop");
    world.advance(0);

    assertThat(world.messages)
        .startsWith(new SpeakingInterrupted(2), LISTENING, new UserSubtitle("Stop", true, 1, 0));
  }

  @Test
  void wordCutsSpeechEvenWithoutVoiceInterrupt() {
    world.agent().interruptedBy("stop");
    startSpeaking();
    world.send(new ClientMessage.EnableVoiceInterrupt(false));
    world.advance(0);
    world.forget();

    world.agent().userSays("Please STOP");
    world.advance(300);
    assertThat(world.messages).doesNotContain(new SpeakingInterrupted(1));
    world.advance(200);

    assertThat(world.messages).contains(new SpeakingInterrupted(1));
  }

  @Test
  void textCutsSpeech() {
    startSpeaking();

    world.send(new ClientMessage.SendTextToAgent("wait"));
    world.advance(0);

    assertThat(world.messages).containsExactly(new SpeakingInterrupted(5), LISTENING, THINKING);
  }

  @Test
  void announcementCutsSpeech() {
    startSpeaking();

    world.agent().say("Fire");
    world.advance(0);

    assertThat(world.messages)
        .containsExactly(
            new SpeakingInterrupted(4), LISTENING, SPEAKING, new AgentSubtitle("Fire", true, 0));
  }

  @Test
  void withoutVoiceInterruptQuestionsWait() {
    world.agent().otherwise().replies("Later");
    startSpeaking();
    world.send(new ClientMessage.EnableVoiceInterrupt(false));

    world.agent().userSays("Question");
    world.advance(10_000);

    assertThat(world.messages).noneMatch(SpeakingInterrupted.class::isInstance);
    assertThat(answers()).endsWith("Later");
  }

  @Test
  void withoutVoiceInterruptQuestionsAreDroppedIfSoConfigured() {
    world.agent().greets("One two three four five six").otherwise().replies("Later");
    world.joinWith(
        "{\"InterruptConfig\":{\"EnableVoiceInterrupt\":false,\"NoInterruptMode\":\"discard\"}}");

    world.agent().userSays("Question");
    world.advance(10_000);

    assertThat(answers()).doesNotContain("Later");
  }

  @Test
  void mutedCallerIsNotHeard() {
    world.join();
    world.session.muteMicrophone(true);

    world.agent().userSays("Hello");
    world.advance(1_000);
    assertThat(world.messages).isEmpty();

    world.session.muteMicrophone(false);
    world.session.captureMicrophone(false);
    world.agent().userSays("Hello");
    world.advance(1_000);
    assertThat(world.messages).isEmpty();
  }

  @Test
  void strangerIsNotAnswered() {
    world.agent().otherwise().replies("Yes");
    world.join();

    world.agent().userSays("Hello", ARTCAICallVoiceprintResult.UndetectedSpeaker);
    world.advance(5_000);

    assertThat(world.messages).containsExactly(new UserSubtitle("Hello", true, 1, 3));
  }

  @Test
  void voiceprintInUseRecognisesTheSpeaker() {
    world.join();
    world.send(new ClientMessage.UseVoiceprint(true));

    world.agent().userSays("Hello");
    world.advance(0);

    assertThat(world.messages).endsWith(new UserSubtitle("Hello", true, 1, 2), THINKING);
  }

  @Test
  void pushToTalkAnswersWhatWasSaidBetween() {
    world.agent().otherwise().replies(question -> question);
    world.join();
    world.send(new ClientMessage.EnablePushToTalk(true));

    world.agent().userSays("Unheard");
    world.advance(1_000);
    assertThat(world.messages).containsExactly(new PushToTalkChanged(true));
    world.forget();

    world.send(new ClientMessage.StartPushToTalk());
    world.agent().userSays("Good");
    world.agent().userSays("morning");
    world.advance(1_000);
    assertThat(world.messages)
        .containsExactly(
            new UserSubtitle("Good", false, 2, 0), new UserSubtitle("Good morning", false, 2, 0));

    world.send(new ClientMessage.FinishPushToTalk());
    world.advance(2_000);
    assertThat(world.messages).contains(new UserSubtitle("Good morning", true, 2, 0));
    assertThat(answers()).containsExactly("Good morning");
  }

  @Test
  void pushToTalkCanBeCancelled() {
    world.agent().otherwise().replies("Yes");
    world.joinWith("{\"EnablePushToTalk\":true}");

    world.send(new ClientMessage.StartPushToTalk());
    world.agent().userSays("Hello");
    world.advance(1_000);
    world.send(new ClientMessage.CancelPushToTalk());
    world.advance(5_000);

    assertThat(world.messages).containsExactly(new UserSubtitle("Hello", false, 1, 0));
  }

  @Test
  void stateCanBeLookedAt() {
    assertThat(world.agent().state()).isEqualTo(ARTCAICallAgentState.Listening);

    startSpeaking();

    assertThat(world.agent().state()).isEqualTo(ARTCAICallAgentState.Speaking);
  }

  private void startSpeaking() {
    world.agent().greets("One two three four five six seven eight");
    world.join();
    world.advance(500);
    world.forget();
  }

  /** What the agent said, each answer in one piece. */
  private List<String> answers() {
    StringBuilder all = new StringBuilder();
    for (var message : world.messages) {
      if (message instanceof AgentSubtitle subtitle) {
        all.append(subtitle.text()).append(subtitle.end() ? "\n" : "");
      }
    }
    return all.toString().lines().toList();
  }
}
