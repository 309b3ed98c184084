package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turns by voice, of scripted sound on virtual time. */
class HearingTest {
  private final HearingWorld world = new HearingWorld();
  private final ScriptedEngines engines = world.engines;

  @AfterEach
  void nothingLeaksAndEnginesAreUsedAsTheyMayBe() {
    world.hearing().close();
    world.worker.goOn();
    world.time.runReady();

    assertThat(engines.mistakes).isEmpty();
    assertThat(engines.recognizersOpen()).isZero();
    assertThat(engines.detectorsOpen()).isZero();
    assertThat(world.time.pendingTimers()).isZero();
  }

  @Test
  void aSentenceIsATurn() {
    world.say("go", "forward").silence(600);

    assertThat(world.events)
        .containsExactly(
            "200 speech",
            "220 partial go",
            "320 partial go forward",
            "660 pause",
            "860 turn <go forward> said 460");
  }

  @Test
  void timesAreWhatHappened() {
    engines.whileFinishing = () -> world.time.advance(Duration.ofMillis(70));
    world.say("go").silence(400);

    SpokenTurn turn = world.turns.get(0);
    assertThat(turn.saidNanos()).isEqualTo(Duration.ofMillis(200).toNanos());
    assertThat(turn.endedNanos()).isEqualTo(Duration.ofMillis(600).toNanos());
    assertThat(turn.recognisedNanos()).isEqualTo(Duration.ofMillis(670).toNanos());
  }

  @Test
  void theHangOverIsTakenOff() {
    engines.hangOverMs = 100;
    world.again();
    world.say("go").silence(600);

    assertThat(world.events).last().isEqualTo("500 turn <go> said 100");
  }

  @Test
  void theBeginningOfTheFirstWordIsNotLost() {
    world.rules.leastSpeechMs(600);
    world.say("one", "two", "three", "four").silence(600);

    assertThat(world.gist()).contains("turn <one two three four>");
  }

  @Test
  void soundOfTooLittleSpeechIsNotLostAsABeginning() {
    world.sound(engines.value("well"), 100).silence(200).say("stop").silence(600);

    assertThat(world.gist()).containsExactly("speech", "pause", "turn <well stop>");
  }

  @Test
  void aShortNoiseIsNothingAndCostsNoRecognition() {
    world.sound(ScriptedEngines.NOISE, 150).silence(1_000);

    assertThat(world.events).isEmpty();
    assertThat(engines.samplesHeard).isZero();
  }

  @Test
  void noiseWithoutWordsIsATurnWithoutText() {
    world.sound(ScriptedEngines.NOISE, 600).silence(600);

    assertThat(world.gist()).containsExactly("speech", "pause", "turn <>");
  }

  @Test
  void partialsAreToldWhenNewOnly() {
    world.sound(engines.value("long"), 2_000).silence(600);

    assertThat(world.events).filteredOn(e -> e.contains("partial")).hasSize(1);
  }

  @Test
  void noiseWithoutEndIsCutOnceAndDoesNotDeafen() {
    world.rules.longestTurnMs(2_000);
    engines.word("shout", 3 * ScriptedEngines.NOISE);
    world.sound(ScriptedEngines.NOISE, 10_000);
    assertThat(world.gist()).containsExactly("speech", "turn <>");
    long heard = engines.samplesHeard;

    world.sound(ScriptedEngines.NOISE, 20_000);
    assertThat(engines.samplesHeard).as("no recognition of the same noise").isEqualTo(heard);

    world.sound(3 * ScriptedEngines.NOISE, 400).sound(ScriptedEngines.NOISE, 600);
    assertThat(world.gist()).containsExactly("speech", "pause", "turn <shout>");
  }

  @Test
  void afterTheNoiseQuietSpeechCountsAgain() {
    world.rules.longestTurnMs(2_000);
    world.sound(8_000, 5_000).silence(400).say("go").silence(600);
    assertThat(world.gist()).containsExactly("speech", "turn <>", "speech", "pause", "turn <go>");

    // A detector that takes all for speech must not deafen either.
    world.sound(8_000, 5_000).sound(100, 5_000).sound(100, 5_000).say("go").silence(600);
    assertThat(world.gist())
        .containsExactly("speech", "turn <>", "speech", "turn <>", "speech", "pause", "turn <go>");
  }

  @Test
  void aMonologueIsCutAndLosesNoWord() {
    world.rules.longestTurnMs(1_000);
    world.say("one", "two", "three", "four", "five", "six").silence(600);

    assertThat(world.gist())
        .containsExactly(
            "speech", "turn <one two three four>", "speech", "pause", "turn <five six>");
  }

  @Test
  void aTurnEndWordEndsAtOnce() {
    world.rules.endWords(java.util.List.of("Over"));
    world.say("go", "over").silence(60);

    assertThat(world.events).last().isEqualTo("560 turn <go over> said 460");
  }

  @Test
  void semanticModeWaitsForTheRestOfASentence() {
    world.rules.patienceMs(1_000);
    world.say("go", "and").silence(900).say("stop").silence(600);

    assertThat(world.gist()).containsExactly("speech", "pause", "pause", "turn <go and stop>");
  }

  @Test
  void anEngineWithoutPartialsIsAskedWhetherTheSentenceIsComplete() {
    engines.withoutPartials = true;
    world.rules.patienceMs(4_000);
    world.say("go").silence(400);
    assertThat(world.gist())
        .as("no patience is lost")
        .containsExactly("speech", "pause", "turn <go>");

    world.say("go", "and").silence(900).say("stop", "here").silence(600);
    assertThat(world.events).filteredOn(e -> e.contains("partial")).hasSize(2);
    assertThat(world.gist()).containsExactly("speech", "pause", "pause", "turn <go and stop here>");
  }

  @Test
  void partsOfATurnAreInTheGrammarIfAllAre() {
    engines.withoutPartials = true;
    engines.grammar.add("go and");
    engines.grammar.add("stop");
    world.rules.patienceMs(1_000);
    world.say("go", "and").silence(600).say("stop").silence(600);
    assertThat(world.turns.get(0).inGrammar()).isTrue();

    world.say("go", "and").silence(600).say("jump").silence(600);
    assertThat(world.turns.get(1).inGrammar()).isFalse();
    assertThat(world.turns.get(1).text()).isEqualTo("go and jump");
  }

  @Test
  void aCompletionThatThrowsKeepsNobodyWaiting() {
    world.completion =
        words -> {
          throw new IllegalStateException("broken");
        };
    world.rules.patienceMs(4_000);
    world.say("go").silence(400);

    assertThat(world.gist()).containsExactly("speech", "pause", "turn <go>");
  }

  @Test
  void aTurnEndsByTheClockWhenNoSoundComesAnyMore() {
    world.say("stop").nothing(2_000);

    assertThat(world.events)
        .containsExactly("200 speech", "220 partial stop", "500 pause", "600 turn <stop> said 200");
  }

  @Test
  void theClockIsPatientToo() {
    world.rules.patienceMs(1_000);
    world.say("go", "and").nothing(800).say("stop").nothing(2_000);

    assertThat(world.gist()).containsExactly("speech", "pause", "pause", "turn <go and stop>");
  }

  @Test
  void soundThatIsALittleLateIsNotSilence() {
    world.rules.silenceMs(200);
    world.say("go").nothing(120);
    for (int i = 0; i < 18; i++) {
      world.piece(engines.value("on"));
    }
    world.silence(300);

    assertThat(world.gist()).contains("turn <go on>");
  }

  @Test
  void whatIsForgottenIsNotTold() {
    world.say("go", "forward");
    world.hearing().forget();
    world.happened();
    world.silence(1_000);
    assertThat(world.events).isEmpty();

    world.say("stop").silence(600);
    assertThat(world.gist()).containsExactly("speech", "pause", "turn <stop>");
  }

  @Test
  void eventsOnTheirWayAreForgottenToo() {
    world.say("go");
    for (int i = 0; i < 60; i++) {
      world.piece(0);
    }
    // The worker ends the turn, and the loop has not heard of it.
    engines.whileFinishing = () -> world.hearing().forget();
    world.happened();
    world.time.runReady();

    assertThat(world.events).isEmpty();
  }

  @Test
  void aForgottenBacklogIsNotHeard() {
    world.worker.hold();
    world.say("go", "forward", "now");
    world.hearing().forget();
    world.say("stop").silence(600);
    world.worker.goOn();
    world.silence(20);

    assertThat(world.gist()).containsExactly("speech", "pause", "turn <stop>");
    assertThat(engines.samplesHeard).isLessThan(16_000);
  }

  @ParameterizedTest
  @CsvSource({"8000, 1", "8000, 2", "16000, 2", "44100, 1", "44100, 2", "48000, 1", "48000, 2"})
  void anyRateWillDo(int rateHz, int channels) {
    world.rateHz = rateHz;
    world.channels = channels;
    world.say("go", "forward").silence(600);

    assertThat(world.gist()).containsExactly("speech", "pause", "turn <go forward>");
  }

  @Test
  void theRateMayChangeInsideATurn() {
    world.rateHz = 48_000;
    world.say("go");
    world.rateHz = 16_000;
    world.say("forward");
    world.rateHz = 44_100;
    world.say("now");
    world.rateHz = 1;
    world.nothing(20).piece(5_000);
    world.rateHz = 48_000;
    world.silence(600);

    assertThat(world.gist()).containsExactly("speech", "pause", "turn <go forward now>");
  }

  @Test
  void oppositeChannelsAreMixedDown() {
    short[] samples = new short[320];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    for (int i = 0; i < 100; i++) {
      world
          .hearing()
          .ears()
          .onPcm(new dev.aicall.api.media.PcmFrame(samples, 0, samples.length, 16_000, 2, 0));
      world.nothing(10);
    }

    assertThat(world.events).isEmpty();
  }

  @Test
  void aWorkerThatIsLateHearsEverythingInItsTime() {
    world.worker.hold();
    world.say("go", "forward").silence(600);
    world.worker.goOn();
    world.time.runReady();

    assertThat(world.gist()).containsExactly("speech", "pause", "turn <go forward>");
    assertThat(world.turns.get(0).saidNanos()).isEqualTo(Duration.ofMillis(460).toNanos());
  }

  @Test
  void aWorkerThatIsFarBehindLosesTheOldestSound() {
    world.worker.hold();
    world.say("early").silence(10_000).say("late").silence(600);
    world.worker.goOn();
    world.time.runReady();

    assertThat(world.gist()).containsExactly("speech", "pause", "turn <late>");
  }
}
