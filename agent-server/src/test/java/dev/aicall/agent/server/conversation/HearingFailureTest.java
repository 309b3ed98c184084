package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Engines that fail lose a turn at the most. */
class HearingFailureTest {
  private final HearingWorld world = new HearingWorld();
  private final ScriptedEngines engines = world.engines;
  private final Logger logger =
      (Logger) LoggerFactory.getLogger(HearingFailureTest.class.getPackageName());
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    world.time.runReady();
    logged.start();
    logger.addAppender(logged);
    logger.setAdditive(false);
  }

  @AfterEach
  void nothingLeaks() {
    logger.detachAppender(logged);
    logger.setAdditive(true);
    world.hearing().close();
    world.worker.goOn();
    world.time.runReady();

    assertThat(engines.mistakes).isEmpty();
    assertThat(engines.recognizersOpen()).isZero();
    assertThat(engines.detectorsOpen()).isZero();
    assertThat(world.time.pendingTimers()).isZero();
  }

  private List<String> logged(Level level) {
    return logged.list.stream()
        .filter(event -> event.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private void fail(String where, Throwable problem) {
    switch (where) {
      case "begin" -> engines.onBegin = problem;
      case "hear" -> engines.onHear = problem;
      case "partial" -> engines.onPartial = problem;
      case "finish" -> engines.onFinish = problem;
      default -> throw new AssertionError(where);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin", "hear", "partial", "finish"})
  void aRecogniserThatThrowsLosesItsTurnOnly(String where) {
    for (Throwable problem : List.of(new IllegalStateException("broken"), new LinkageError("x"))) {
      fail(where, problem);
      world.say("one").silence(600);
      assertThat(world.gist()).containsExactly("speech", "pause", "not understood");

      engines.onBegin = null;
      engines.onHear = null;
      engines.onPartial = null;
      engines.onFinish = null;
      world.say("two").silence(600);
      assertThat(world.gist()).containsExactly("speech", "pause", "turn <two>");
    }
    assertThat(engines.recognizersMade).hasValue(3);
    assertThat(engines.recognizersOpen()).isEqualTo(1);
  }

  @Test
  void nobodyIsPatientWithALostTurn() {
    world.rules.patienceMs(4_000);
    engines.onHear = new IllegalStateException("broken");
    world.say("and").silence(400);

    assertThat(world.gist()).containsExactly("speech", "pause", "not understood");
  }

  @Test
  void aRecogniserThatAlwaysFailsIsGivenUp() {
    engines.onFinish = new IllegalStateException("broken");
    for (int i = 0; i < 5; i++) {
      world.say("one").silence(600);
      assertThat(world.gist()).containsExactly("speech", "pause", "not understood");
    }

    assertThat(engines.recognizersMade).hasValue(3);
    assertThat(engines.recognizersOpen()).isZero();
    assertThat(logged(Level.WARN)).hasSize(2);
    assertThat(logged(Level.ERROR)).containsExactly("event=recognizer-given-up failures=3");
  }

  @Test
  void aRecogniserThatCannotBeMadeIsTriedAgain() {
    engines.onMake = new NoClassDefFoundError("engine");
    world.again();
    engines.onMake = null;
    world.say("one").silence(600);

    assertThat(world.gist()).containsExactly("speech", "pause", "turn <one>");
  }

  @Test
  void aRecogniserThatCanNeverBeMadeIsGivenUp() {
    engines.onMake = new IllegalStateException("no model");
    world.again();
    for (int i = 0; i < 3; i++) {
      world.say("one").silence(600);
      assertThat(world.gist()).containsExactly("speech", "pause", "not understood");
    }

    assertThat(logged(Level.ERROR)).hasSize(1);
  }

  @Test
  void noiseWithoutEndIsCutOnceWithoutARecogniserToo() {
    engines.onMake = new IllegalStateException("no model");
    world.again();
    world.rules.longestTurnMs(1_000);
    world.sound(ScriptedEngines.NOISE, 10_000);

    assertThat(world.gist()).containsExactly("speech", "not understood");
  }

  @Test
  void aDetectorThatThrowsIsReplacedByALevel() {
    engines.hangOverMs = 200;
    world.again();
    engines.onDetect = new StackOverflowError();
    for (int i = 0; i < 2; i++) {
      world.say("one").silence(600);
      assertThat(world.gist()).containsExactly("speech", "pause", "turn <one>");
    }
    world.sound(400, 1_000);

    assertThat(world.gist()).as("quieter than speech").isEmpty();
    assertThat(world.turns.get(0).endedNanos() - world.turns.get(0).saidNanos())
        .as("a level does not hang over")
        .isEqualTo(400_000_000);
    assertThat(logged(Level.WARN)).containsExactly("event=vad-failed use=level");
  }

  @Test
  void withoutADetectorTheLevelDecides() {
    engines.onMakeDetector = new UnsatisfiedLinkError("libfvad");
    world.again();
    world.say("one").silence(600);

    assertThat(world.gist()).containsExactly("speech", "pause", "turn <one>");
    assertThat(logged(Level.WARN)).containsExactly("event=vad-failed use=level");
  }

  @Test
  void soundWhileTheRecogniserIsMadeIsHeardLater() {
    engines.whileMaking =
        () -> {
          engines.whileMaking = () -> {};
          world.say("one").silence(500);
        };
    world.again();
    world.silence(20);

    assertThat(world.gist()).contains("turn <one>");
  }

  @Test
  void closingWhileTheRecogniserIsMadeClosesItOnce() {
    engines.whileMaking = () -> world.hearing().close();
    world.again();
    world.hearing().close();
    world.time.runReady();

    assertThat(engines.recognizersOpen()).isZero();
    assertThat(engines.recognizersClosed.get()).isEqualTo(engines.recognizersMade.get());
  }

  @Test
  void closingBeforeTheWorkerBeganMakesNothing() {
    int made = engines.recognizersMade.get();
    world.worker.hold();
    world.again();
    world.hearing().close();
    world.worker.goOn();
    world.time.runReady();

    assertThat(engines.recognizersMade.get()).isEqualTo(made);
  }

  @Test
  void closingGivesEverythingBackAndTellsNothing() {
    world.say("one");
    world.happened();
    world.hearing().close();
    world.hearing().close();
    world.hearing().press();
    world.hearing().release();
    world.hearing().forget();
    world.say("two").silence(1_000);

    assertThat(world.events).isEmpty();
    assertThat(engines.recognizersOpen()).isZero();
    assertThat(engines.detectorsOpen()).isZero();
  }

  @Test
  void lostSoundIsLoggedOnceATurn() {
    world.say("one");
    world.worker.hold();
    world.silence(12_000);
    world.worker.goOn();
    world.silence(600);

    assertThat(logged(Level.WARN))
        .containsExactly("event=sound-lost reason=\"the recogniser is 10 s behind\"");
  }
}
