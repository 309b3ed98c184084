package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.conversation.SpeakingWorld.HandWorker;
import dev.aicall.agent.server.speech.SpeechSynthesizer.Utterance;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeakingTest {
  private static final int PER_CHARACTER = ScriptedSynthesizer.SAMPLES_PER_CHARACTER;

  private final SpeakingWorld world = SpeakingWorld.playing();
  private final Speaking speaking = world.speaking;

  @Test
  void wordsAreToldAsTheyBeginToSound() {
    speaking.say("Hello there my dear.");
    world.advance(3_000);

    // Sixteen letters in twenty tenths of a second; the full stop belongs to the last word.
    assertThat(world.happened())
        .containsExactly(
            "0.01 began 0.00 0.01",
            "0.01 Hello |",
            "0.63 there |",
            "1.26 my |",
            "1.51 dear.||",
            "2.00 finished");
    assertThat(speaking.isSpeaking()).isFalse();
    assertThat(world.playout.samplesOf(1)).isBetween(20 * PER_CHARACTER - 100, 20 * PER_CHARACTER);
  }

  @Test
  void sentencesSoundWithoutGapAndInOrder() {
    speaking.say("One two. Three four. Five six.");
    world.advance(10_000);

    assertThat(world.synthesizer.texts()).containsExactly("One two.", "Three four.", "Five six.");
    assertThat(world.words).hasToString("One two. Three four. Five six.");
    assertThat(world.playout.sounding()).isBetween(28 * PER_CHARACTER, 28 * PER_CHARACTER + 80);
    assertThat(world.finishes).isOne();
    assertThat(world.lasts).isOne();
  }

  @Test
  void speaksWhileTheReplyStillGrows() {
    speaking.begin();
    speaking.add("Hel");
    world.advance(500);
    assertThat(world.events).isEmpty();

    speaking.add("lo. And ");
    world.advance(1_000);
    assertThat(world.happened()).containsExactly("0.51 began 0.50 0.51", "0.51 Hello. |");

    speaking.add("more");
    speaking.end();
    world.advance(2_000);
    assertThat(world.happened()).containsExactly("1.51 And |", "1.85 more||", "2.30 finished");
  }

  @Test
  void lastIsToldByItselfIfTheEndIsToldLater() {
    speaking.begin();
    speaking.add("Hello. ");
    world.advance(2_000);
    assertThat(world.happened()).containsExactly("0.01 began 0.00 0.01", "0.01 Hello. |");

    speaking.end();
    assertThat(world.events).isEmpty();
    world.advance(1);
    assertThat(world.happened()).containsExactly("2.00 ||", "2.00 finished");
  }

  @Test
  void lastIsToldOnceThoughTheLastWordStillSounds() {
    speaking.begin();
    speaking.add("Hello. ");
    world.advance(200);
    speaking.end();
    world.advance(2_000);

    assertThat(world.happened())
        .containsExactly("0.01 began 0.00 0.01", "0.01 Hello. |", "0.20 ||", "0.60 finished");
  }

  @Test
  void emptyUtteranceIsOverWithoutMedia() {
    world.playout.stop();
    speaking.say("");
    assertThat(world.events).isEmpty();
    world.advance(1);

    assertThat(world.happened()).containsExactly("0.00 ||", "0.00 finished");
    assertThat(speaking.isSpeaking()).isFalse();
  }

  @Test
  void whatCannotBeSpokenTakesNoTimeButIsTold() {
    speaking.say("... 🙂\n Fine. 🎉");
    world.advance(3_000);

    assertThat(world.synthesizer.texts()).containsExactly("... Fine.");
    assertThat(world.words).hasToString("... 🙂\n Fine. 🎉");
    assertThat(world.finishes).isOne();

    speaking.say("🎉");
    world.happened();
    world.advance(20);
    assertThat(world.happened()).containsExactly("3.00 🎉||", "3.01 finished");
  }

  @Test
  void cutTellsWhatWasHeardToTheWord() {
    speaking.say("Hello there my dear. How are you?");
    world.advance(1_300);
    Heard heard = speaking.cut();
    world.happened();

    assertThat(heard).isEqualTo(new Heard("Hello there my ", "dear. How are you?"));
    assertThat(speaking.isSpeaking()).isFalse();
    world.playout.forget();
    world.advance(2_000);
    assertThat(world.events).isEmpty();
    assertThat(world.playout.sounding()).isLessThan(SmoothSound.FADE_SAMPLES);
    assertThat(speaking.cut()).isEqualTo(new Heard("", ""));
  }

  @Test
  void cutHoldsWordsThatWereNotToldYet() {
    speaking.say("a b c d e f.");
    world.playout.stop();
    world.time.runReady();
    for (int i = 0; i < 30; i++) {
      world.playout.read();
    }
    Heard heard = speaking.cut();
    world.time.runReady();

    assertThat(heard).isEqualTo(new Heard("a b ", "c d e f."));
    assertThat(world.events).isEmpty();
  }

  @Test
  void cutIsSilentWithinFiveMillisecondsAndWithoutClick() {
    speaking.say("Hello there.");
    world.advance(500);
    world.playout.stop();
    speaking.cut();
    short[] next = world.playout.read();

    int largestStep = ScriptedSynthesizer.LEVEL - next[0];
    for (int i = 1; i < next.length; i++) {
      largestStep = Math.max(largestStep, Math.abs(next[i] - next[i - 1]));
    }
    assertThat(largestStep).isLessThan(40);
    for (int i = SmoothSound.FADE_SAMPLES; i < next.length; i++) {
      assertThat(next[i]).isZero();
    }
    assertThat(speaking.voice().read(next, 0, next.length)).isZero();
  }

  @Test
  void oldSynthesisNeverReachesTheNewUtterance() {
    HandWorker worker = new HandWorker();
    SpeakingWorld slow = new SpeakingWorld(worker);
    slow.playout.start();
    slow.speaking.say("Old one.");
    slow.advance(100);
    slow.speaking.cut();
    slow.speaking.say("New.");
    worker.runNext();
    slow.advance(100);
    assertThat(slow.synthesizer.texts()).isEmpty();

    worker.runNext();
    slow.advance(1_000);
    assertThat(slow.synthesizer.texts()).containsExactly("New.");
    assertThat(slow.happened())
        .containsExactly("0.21 began 0.20 0.21", "0.21 New.||", "0.60 finished");
  }

  @Test
  void cutStopsASynthesisThatRuns() {
    HandWorker worker = new HandWorker();
    SpeakingWorld slow = new SpeakingWorld(worker);
    slow.synthesizer.endlessAt(
        text -> {
          slow.speaking.cut();
          return true;
        });
    slow.speaking.say("Endless.");
    worker.runNext();

    assertThat(slow.synthesizer.refused()).isOne();
    assertThat(slow.synthesizer.writtenSamples()).isEqualTo(8 * PER_CHARACTER);
  }

  @Test
  void makesOnlySoMuchAheadOfWhatIsHeard() {
    world.playout.stop();
    speaking.say("This is a sentence of a good many letters, spoken in one go. ".repeat(1_700));
    world.advance(60_000);
    assertThat(world.synthesizer.asked).hasSizeLessThanOrEqualTo(3);

    world.playout.start();
    for (int i = 1; i <= 20; i++) {
      world.advance(10_000);
      int heard = world.words.length();
      int made = world.synthesizer.texts().stream().mapToInt(String::length).sum();
      assertThat(made - heard).isLessThan(200);
    }
    assertThat(world.playout.sounding()).isGreaterThan(199 * 16_000);
    Heard heard = speaking.cut();
    assertThat(heard.text().length() + heard.rest().length()).isEqualTo(61 * 1_700);
  }

  @Test
  void nothingHappensWhileNobodyReads() {
    world.playout.stop();
    speaking.say("Hello there. Bye.");
    world.advance(100_000);
    assertThat(world.events).isEmpty();

    assertThat(speaking.cut()).isEqualTo(new Heard("", "Hello there. Bye."));
    speaking.say("Again.");
    world.playout.start();
    world.advance(1_000);
    assertThat(world.happened())
        .containsExactly("100.01 began 100.00 100.01", "100.01 Again.||", "100.60 finished");
  }

  @Test
  void silenceBetweenSentencesIsNotCountedAsHeard() {
    HandWorker worker = new HandWorker();
    SpeakingWorld slow = new SpeakingWorld(worker);
    slow.playout.start();
    slow.speaking.say("Hello. There.");
    worker.runNext();
    slow.advance(5_000);
    assertThat(slow.words).hasToString("Hello. ");

    worker.runNext();
    slow.advance(5_000);
    assertThat(slow.happened())
        .containsExactly("0.01 began 0.00 0.01", "0.01 Hello. |", "5.01 There.||", "5.60 finished");
  }

  @Test
  void quietAroundASentenceBelongsToNoWord() {
    world.synthesizer.padded(8_000, 16_000);
    speaking.say("Aaaa bbbb. Cccc dddd.");
    world.advance(10_000);

    // The quiet before the first word of all is skipped, but for 20 ms.
    assertThat(world.happened())
        .containsExactly(
            "0.01 began 0.00 0.01",
            "0.03 Aaaa |",
            "0.53 bbbb. |",
            "2.53 Cccc |",
            "3.03 dddd.||",
            "4.52 finished");
  }

  @Test
  void volumeCountsAtOnceWithoutStepAndWithoutOverflow() {
    speaking.say("Hello there my dear.");
    world.advance(200);
    world.rules.gain(2);
    world.playout.forget();
    world.advance(10);
    short[] ramp = world.playout.heard();
    for (int i = 1; i < ramp.length; i++) {
      assertThat(ramp[i] - ramp[i - 1]).isBetween(0, 8);
    }
    assertThat(ramp[ramp.length - 1]).isEqualTo((short) (2 * ScriptedSynthesizer.LEVEL));

    world.rules.gain(40);
    world.advance(20);
    world.playout.forget();
    world.advance(10);
    assertThat(world.playout.heard()).containsOnly(Short.MAX_VALUE);
  }

  @Test
  void paceAndVoiceCountFromTheNextSentenceThatIsMade() {
    speaking.begin();
    speaking.add("One. ");
    world.advance(10);
    world.rules.rate(2);
    world.rules.voiceId("second");
    speaking.add("Two. ");
    speaking.end();
    world.advance(2_000);

    assertThat(world.synthesizer.asked)
        .containsExactly(new Utterance("One.", "", 1), new Utterance("Two.", "second", 2));
    assertThat(world.happened()).last().isEqualTo("0.60 finished");
  }

  @Test
  void pronunciationIsOnlySpoken() {
    world.rules.pronunciation(Map.of("AI", "A I", "nginx", "engine ex"));
    speaking.say("ai in Nginx, said again.");
    world.advance(5_000);

    assertThat(world.synthesizer.texts()).containsExactly("A I in engine ex, said again.");
    assertThat(world.words).hasToString("ai in Nginx, said again.");
  }

  @Test
  void whatWaitsTooLongIsSpokenWithoutAnEnd() {
    world.rules.longestDelayMs(1_000);
    speaking.begin();
    speaking.add("One two thr");
    world.advance(999);
    assertThat(world.synthesizer.asked).isEmpty();
    world.advance(1);
    assertThat(world.synthesizer.texts()).containsExactly("One two");

    speaking.add("ee");
    world.advance(1_000);
    assertThat(world.synthesizer.texts()).containsExactly("One two", "three");
  }

  @Test
  void dotIsProofEnoughIfNothingFollowsForAWhile() {
    speaking.begin();
    speaking.add("Let me look.");
    world.advance(299);
    assertThat(world.synthesizer.asked).isEmpty();
    world.advance(1);
    assertThat(world.synthesizer.texts()).containsExactly("Let me look.");

    speaking.add(" It is 3.");
    world.advance(5_000);
    speaking.add("5 metres.");
    speaking.end();
    world.advance(5_000);
    assertThat(world.synthesizer.texts()).containsExactly("Let me look.", "It is 3.5 metres.");
    assertThat(world.words).hasToString("Let me look. It is 3.5 metres.");
  }

  @Test
  void interjectionHasNoEventAndMakesWay() {
    speaking.interject("Mm-hm");
    world.advance(100);
    assertThat(world.playout.samplesOf(1)).isPositive();
    assertThat(speaking.isSpeaking()).isFalse();
    speaking.interject("Not over the first");
    world.advance(10);
    assertThat(world.synthesizer.texts()).containsExactly("Mm-hm");

    speaking.say("Now.");
    speaking.interject("Not now");
    world.playout.forget();
    world.advance(1_000);
    assertThat(world.playout.samplesOf(1)).isLessThan(SmoothSound.FADE_SAMPLES);
    assertThat(world.synthesizer.texts()).containsExactly("Mm-hm", "Now.");
    assertThat(world.happened())
        .containsExactly("0.12 began 0.11 0.12", "0.12 Now.||", "0.51 finished");

    speaking.interject("Yes");
    world.playout.forget();
    world.advance(1_000);
    assertThat(world.playout.samplesOf(3)).isGreaterThan(3 * PER_CHARACTER - 100);
    assertThat(world.events).isEmpty();
  }

  @Test
  void nextUtteranceMayBeginInsideTheEventsOfTheOneBefore() {
    world.whenFinished =
        () -> {
          world.whenFinished = () -> {};
          speaking.say("Two.");
        };
    speaking.say("One.");
    world.advance(2_000);
    assertThat(world.words).hasToString("One.Two.");
    assertThat(world.finishes).isEqualTo(2);

    world.whenWords = speaking::cut;
    speaking.say("Three.");
    world.advance(2_000);
    assertThat(world.finishes).isEqualTo(2);
  }

  @Test
  void commandsOutOfOrderAreRefused() {
    assertThatThrownBy(() -> speaking.add("x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(speaking::end).isInstanceOf(IllegalStateException.class);
    speaking.begin();
    assertThatThrownBy(speaking::begin).isInstanceOf(IllegalStateException.class);
    speaking.end();
    assertThatThrownBy(() -> speaking.add("x")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closedMouthIsSilentAndTakesCommands() {
    speaking.say("Hello there.");
    world.advance(200);
    world.happened();
    speaking.close();
    speaking.close();
    speaking.say("More.");
    speaking.interject("Hm");
    world.playout.forget();
    world.advance(1_000);

    assertThat(world.events).isEmpty();
    assertThat(world.playout.sounding()).isLessThan(SmoothSound.FADE_SAMPLES);
    assertThat(world.time.pendingTimers()).isOne();
  }
}
