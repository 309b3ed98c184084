package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.protocol.ClientMessage;
import org.junit.jupiter.api.Test;

/** Engines that fail, and callers that make no sense: the call goes on. */
class BadEnginesTest {
  private static final String NO_ANSWER = "Sorry, I have no answer at the moment.";
  private static final String NOT_UNDERSTOOD = "Sorry, I could not hear that. Please say it again.";

  private final ConversationWorld world = new ConversationWorld();

  private void andTheCallGoesOn() {
    world.silence(8_000);
    world.happened();
    world.receive(new ClientMessage.SendTextToAgent("still there")).silence(4_000);
    assertThat(world.subtitles()).isEqualTo("You said still there.");
  }

  @Test
  void aReplierThatFailsAtOnce() {
    world.replier.on("one").fail("429");
    world.begin();
    world.say("one").silence(6_000);

    assertThat(world.call().events)
        .filteredOn(event -> event.contains("extension 99"))
        .singleElement()
        .asString()
        .contains("\"aillmcost\":0");
    assertThat(world.subtitles()).isEqualTo(NO_ANSWER);
    andTheCallGoesOn();
  }

  @Test
  void aReplierThatThrows() {
    world.replier.on("one").explode();
    world.begin();
    world.say("one").silence(6_000);

    assertThat(world.subtitles()).isEqualTo(NO_ANSWER);
    andTheCallGoesOn();
  }

  @Test
  void aReplierThatDiesInMidSentence() {
    world.replier.on("one").say("It is. And al").fail("stream broke");
    world.begin();
    world.say("one").silence(6_000);

    assertThat(world.subtitles()).isEqualTo("It is. And al");
    andTheCallGoesOn();
  }

  @Test
  void aReplierWithNothingToSay() {
    world.replier.on("one");
    world.begin();
    world.say("one").silence(1_000);

    assertThat(world.happenedWithoutSubtitles()).containsExactly("thinking", "listening");
    andTheCallGoesOn();
  }

  @Test
  void aReplyOfAHundredKilobytesIsSpokenAndCanBeCut() {
    world.replier.on("one").say("All work and no play. ".repeat(4_700));
    world.begin();
    world.say("one").silence(20_000);
    assertThat(world.happenedWithoutSubtitles()).containsExactly("thinking", "speaking");
    // No more is made than will be heard soon.
    assertThat(world.synthesizer.texts().size()).isLessThan(20);

    world.receive(new ClientMessage.InterruptSpeaking());
    assertThat(world.happenedWithoutSubtitles())
        .containsExactly("SpeakingInterrupted[reason=3]", "listening");
    andTheCallGoesOn();
  }

  @Test
  void aRecogniserThatFailsIsToldToTheCaller() {
    world.engines.onFinish = new IllegalStateException("broken");
    world.begin();
    world.say("one").silence(8_000);

    assertThat(world.subtitles()).isEqualTo(NOT_UNDERSTOOD);
    andTheCallGoesOn();
  }

  @Test
  void aRecogniserThatCannotBeMade() {
    world.engines.onMake = new IllegalStateException("no model");
    world.begin();
    world.say("one").silence(8_000);

    assertThat(world.subtitles()).isEqualTo(NOT_UNDERSTOOD);
    andTheCallGoesOn();
  }

  @Test
  void aSynthesizerThatFailsIsReadInstead() {
    world.synthesizer.throwsAt(text -> text.contains("one"));
    world.begin();
    world.say("one").silence(6_000);

    assertThat(world.subtitles()).isEqualTo("You said one.");
    andTheCallGoesOn();
  }

  @Test
  void noiseWithoutEnd() {
    world.begin();
    world.sound(ScriptedEngines.NOISE, 120_000);

    assertThat(world.replier.requests).isEmpty();
    assertThat(world.happenedWithoutSubtitles()).isEmpty();
    andTheCallGoesOn();
  }

  @Test
  void silenceForMinutes() {
    world.begin();
    world.silence(300_000);

    assertThat(world.happened()).isEmpty();
    andTheCallGoesOn();
  }

  @Test
  void oneCallsTroubleNeverReachesAnother() {
    world.replier.on("one").explode();
    world.engines.onFinish = null;
    world.begin();
    ConversationWorld other = new ConversationWorld().begin();
    world.say("one");
    other.say("one").silence(4_000);

    assertThat(other.subtitles()).isEqualTo("You said one.");
  }
}
