package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.agent.server.speech.Replier.Line;
import dev.aicall.agent.server.speech.Replier.Role;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.domain.protocol.ClientMessage;
import org.junit.jupiter.api.Test;

/** Conversations as a caller has them. */
class SpokenConversationTest {
  private final ConversationWorld world = new ConversationWorld();

  private static ARTCAICallAgentConfig.Builder config() {
    return ARTCAICallAgentConfig.builder();
  }

  @Test
  void aSpokenQuestionIsAnsweredBySpeech() {
    world.begin();
    world.replier.on("go forward").say("Going.");

    world.say("go", "forward").silence(400);
    assertThat(world.happened())
        .containsExactly(
            "user[go|+ 1]",
            "user[go forward|+ 1]",
            "user[go forward| 1]",
            "thinking",
            "speaking",
            "agent[Going.| 1]");
    assertThat(world.playout().sounding()).isPositive();

    world.silence(1_000);
    assertThat(world.happened()).containsExactly("listening");
    assertThat(world.playout().samplesOf(1)).isCloseTo(6 * 1_600, within(400));
  }

  @Test
  void theGreetingComesFirstAndIsSentenceZero() {
    world.begin(config(), ConversationProfile.of("Robot", "Hello."));
    world.silence(1_000);

    assertThat(world.happened()).containsExactly("speaking", "agent[Hello.| 0]", "listening");
  }

  @Test
  void theCallsGreetingCountsMoreAndAnEmptyOneIsNone() {
    world.begin(config().agentGreeting(""), ConversationProfile.of("Robot", "Hello."));
    world.silence(1_000);

    assertThat(world.happened()).isEmpty();
  }

  @Test
  void aWakeUpQueryIsAnsweredAfterTheGreeting() {
    world.replier.on("who are you").say("A robot.");
    world.begin(config().wakeUpQuery("who are you"), ConversationProfile.of("Robot", "Hello."));
    world.silence(3_000);

    assertThat(world.happened())
        .containsExactly(
            "speaking",
            "agent[Hello.| 0]",
            "listening",
            "thinking",
            "speaking",
            "agent[A |+ 1]",
            "agent[robot.| 1]",
            "listening");
  }

  @Test
  void aReplyIsSpokenWhileItStillGrows() {
    world.replier.on("story").say("One day. ").wait(1_500).say("It ended.");
    world.begin();
    world.say("story").silence(900);
    assertThat(world.happenedWithoutSubtitles()).containsExactly("thinking", "speaking");

    world.silence(3_000);

    assertThat(world.synthesizer.texts()).containsExactly("One day.", "It ended.");
    assertThat(world.happenedWithoutSubtitles()).containsExactly("listening");
  }

  @Test
  void theHistoryHoldsWhatWasSaid() {
    world.begin(config(), ConversationProfile.of("R", "Hello.").withSystemPrompt("Be short."));
    world.silence(1_000).say("one").silence(3_000).say("two").silence(3_000);

    assertThat(world.replier.requests.get(1).history())
        .containsExactly(
            new Line(Role.SYSTEM, "Be short."),
            new Line(Role.ASSISTANT, "Hello."),
            new Line(Role.USER, "one"),
            new Line(Role.ASSISTANT, "You said one."));
  }

  @Test
  void whoGoesOnBeforeTheAnswerAsksOneQuestion() {
    world.replier.on("go forward").wait(3_000).say("Going.");
    world.begin();
    world.say("go", "forward").silence(500).say("ten", "meters").silence(600);

    assertThat(world.replier.requests.get(1).userText()).isEqualTo("go forward ten meters");
    world.silence(4_000);
    assertThat(world.subtitles()).contains("You said go forward ten meters.");
    assertThat(world.replier.cancelled).isEqualTo(1);
  }

  @Test
  void noAnswerBeginsWhileTheCallerSpeaks() {
    world.replier.on("one").wait(600).say("Done.");
    world.begin();
    world.say("one").silence(400);
    world.happened();
    // The reply comes in the middle of this.
    world.say("a", "b", "c");

    assertThat(world.happenedWithoutSubtitles()).isEmpty();
  }

  @Test
  void aNoiseHoldsAnAnswerUpForTwoSecondsOnly() {
    world.replier.on("one").wait(600).say("Done.");
    world.begin();
    world.say("one").silence(400);
    world.happened();
    world.sound(ScriptedEngines.NOISE, 1_800);
    assertThat(world.happenedWithoutSubtitles()).isEmpty();

    world.sound(ScriptedEngines.NOISE, 600);

    assertThat(world.happenedWithoutSubtitles()).contains("speaking");
  }

  @Test
  void goodbyeEndsTheCallWhenItWasHeard() {
    world.replier.on("goodbye").say("See you.").hangUp();
    world.begin();
    world.say("goodbye").silence(3_000);

    assertThat(world.happenedWithoutSubtitles())
        .containsExactly(
            "thinking",
            "speaking",
            "AgentWillLeave[reason=0, message=the conversation is over]",
            "end");
  }

  @Test
  void anEmotionIsToldBeforeTheText() {
    world.replier.on("one").feel("happy").say("Yes.");
    world.begin();
    world.say("one").silence(400);

    assertThat(world.happenedWithoutSubtitles())
        .containsExactly("thinking", "AgentEmotion[emotion=happy, sentenceId=1]", "speaking");
  }

  @Test
  void eachAnswerTellsWhereItsTimeWent() {
    world.replier.on("one").wait(300).say("Yes.");
    world.begin();
    world.say("one").silence(2_000);

    assertThat(world.call().happened())
        .filteredOn(event -> event.contains("extension 99"))
        .singleElement()
        .asString()
        .contains("\"aimutecost\":400", "\"aiasrcost\":0", "\"aillmcost\":300")
        .containsPattern("\"aittscost\":[0-9]\\b|\"aittscost\":1[0-9]\\b")
        .contains("\"aAIClientScentenceId\":1");
  }

  @Test
  void aCallThatEndsGivesAllEnginesBack() {
    world.begin();
    world.say("one").silence(450);
    world.call().end(CallEnd.CALLER_LEFT);
    world.time.runReady();

    assertThat(world.engines.recognizersOpen()).isZero();
    assertThat(world.engines.detectorsOpen()).isZero();
    assertThat(world.replier.open).isZero();
  }

  @Test
  void aTextIsAnsweredToo() {
    world.begin();
    world.receive(new ClientMessage.SendTextToAgent(" hello ")).silence(3_000);

    assertThat(world.replier.requests.get(0).userText()).isEqualTo("hello");
    assertThat(world.subtitles()).isEqualTo("You said hello.");
  }
}
