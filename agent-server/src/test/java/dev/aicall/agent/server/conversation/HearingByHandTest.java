package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turns by hand. */
class HearingByHandTest {
  private final HearingWorld world = new HearingWorld();
  private final ScriptedEngines engines = world.engines;

  @BeforeEach
  void byHand() {
    world.hearing().byHand(true);
    world.time.runReady();
  }

  @AfterEach
  void nothingLeaks() {
    world.hearing().close();
    world.worker.goOn();
    world.time.runReady();

    assertThat(engines.mistakes).isEmpty();
    assertThat(engines.recognizersOpen()).isZero();
    assertThat(engines.detectorsOpen()).isZero();
    assertThat(world.time.pendingTimers()).isZero();
  }

  @Test
  void aTurnLastsFromPressToRelease() {
    world.say("zero").silence(1_000);
    assertThat(world.events).isEmpty();

    world.hearing().press();
    assertThat(world.gist()).containsExactly("speech");
    world.say("one").silence(2_000).say("two");
    world.hearing().release();
    world.silence(600).say("three").silence(600);

    assertThat(world.gist()).containsExactly("turn <one two>");
  }

  @Test
  void whatWasUnderWayAtTheReleaseStillCounts() {
    world.hearing().press();
    world.sound(engines.value("one"), 300);
    world.hearing().release();
    world.silence(40).sound(engines.value("two"), 60).silence(20).nothing(10);
    world.sound(engines.value("three"), 200);

    assertThat(world.gist()).containsExactly("speech", "turn <one two>");
    assertThat(world.turns.get(0).saidNanos())
        .as("said at the release")
        .isEqualTo(Duration.ofMillis(300).toNanos());
    assertThat(world.turns.get(0).endedNanos()).isEqualTo(Duration.ofMillis(420).toNanos());
  }

  @Test
  void aWordThatBeganBeforeThePressIsHeard() {
    world.sound(engines.value("one"), 100);
    world.hearing().press();
    world.silence(300);
    world.hearing().release();
    world.silence(200);

    assertThat(world.gist()).containsExactly("speech", "turn <one>");
  }

  @Test
  void aSlipOfTheFingerSaysNothing() {
    world.hearing().press();
    world.sound(engines.value("one"), 180);
    world.hearing().release();
    world.sound(engines.value("one"), 400);

    assertThat(world.gist()).containsExactly("speech", "turn <>");
  }

  @Test
  void aPressWithoutSoundSaysNothing() {
    world.hearing().press();
    world.nothing(5_000);
    world.hearing().release();
    world.nothing(200);

    assertThat(world.gist()).containsExactly("speech", "turn <>");
  }

  @Test
  void pressingAgainInTheTailBeginsTheNextTurn() {
    world.hearing().press();
    world.sound(engines.value("one"), 300);
    world.hearing().release();
    world.silence(40);
    world.hearing().press();
    world.sound(engines.value("two"), 300);
    world.hearing().release();
    world.silence(200);

    assertThat(world.gist()).containsExactly("speech", "speech", "turn <one>", "turn <two>");
  }

  @Test
  void pressAndReleaseTwiceCountOnce() {
    world.hearing().press();
    world.hearing().press();
    world.sound(engines.value("one"), 300);
    world.hearing().release();
    world.hearing().release();
    world.silence(200);
    world.hearing().release();
    world.silence(200);

    assertThat(world.gist()).containsExactly("speech", "turn <one>");
  }

  @Test
  void aTurnByHandIsCutToo() {
    world.rules.longestTurnMs(1_000);
    world.hearing().press();
    world.say("one").silence(1_000);
    assertThat(world.gist()).containsExactly("speech", "turn <one>");

    // The hand is still down, and that is not another turn.
    world.hearing().release();
    world.say("two").silence(600);
    assertThat(world.gist()).isEmpty();

    world.hearing().press();
    world.say("three");
    world.hearing().release();
    world.silence(200);
    assertThat(world.gist()).containsExactly("speech", "turn <three>");
  }

  @Test
  void aTurnByHandIsCutByTheClockWithoutSound() {
    world.rules.longestTurnMs(1_000);
    world.hearing().press();
    world.say("one").nothing(3_000);

    assertThat(world.gist()).containsExactly("speech", "turn <one>");
  }

  @Test
  void aCancelledPressIsForgotten() {
    world.hearing().press();
    world.say("one");
    world.hearing().forget();
    world.silence(1_000);
    world.happened();
    world.hearing().press();
    world.say("two");
    world.hearing().release();
    world.silence(400);

    assertThat(world.gist()).containsExactly("speech", "turn <two>");
  }

  @Test
  void aForgottenReleaseIsForgotten() {
    world.hearing().press();
    world.say("one", "two");
    world.hearing().release();
    world.hearing().forget();
    world.silence(1_000);

    assertThat(world.gist()).containsExactly("speech");
  }

  @Test
  void switchingForgetsWhatRuns() {
    world.hearing().press();
    world.say("one");
    world.hearing().byHand(false);
    world.silence(1_000);
    assertThat(world.gist()).containsExactly("speech");
    world.hearing().press();
    world.hearing().release();
    assertThat(world.gist()).isEmpty();

    world.say("two");
    world.hearing().byHand(true);
    world.silence(1_000);
    assertThat(world.gist()).containsExactly("speech");
  }

  @Test
  void aLateWorkerHearsWhatWasSaidBetweenPressAndRelease() {
    world.worker.hold();
    world.say("zero").silence(300);
    world.hearing().press();
    world.say("one", "two");
    world.hearing().release();
    world.silence(200).say("three");
    world.worker.goOn();
    world.time.runReady();

    assertThat(world.gist()).containsExactly("speech", "turn <one two>");
    assertThat(world.turns.get(0).inGrammar()).isTrue();
  }

  @Test
  void aRecogniserThatFailsIsNotUnderstood() {
    engines.onHear = new UnsatisfiedLinkError("broken");
    world.hearing().press();
    world.say("one", "two");
    world.hearing().release();
    world.silence(200);

    assertThat(world.gist()).containsExactly("speech", "not understood");
  }
}
