package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An engine that fails takes the voice, not the words. */
class SpeakingFailureTest {
  /** What thirty letters take to read. */
  private static final String THIRTY = "Aaaaaaaaaa bbbbbbbbbb cccccccccc. ";

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(SpeechMaking.class);
  private final SpeakingWorld world = SpeakingWorld.playing();

  @BeforeEach
  void watchTheLog() {
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void leaveTheLog() {
    log.detachAppender(logged);
  }

  @Test
  void sentencesWithoutSoundAreReadAtAReadersPace() {
    world.synthesizer.silentAt(text -> text.startsWith("Aa"));
    world.speaking.say(THIRTY + THIRTY + "End.");
    world.advance(10_000);

    assertThat(world.happened())
        .containsExactly(
            "0.01 began 0.00 0.01",
            "0.01 Aaaaaaaaaa |",
            "0.67 bbbbbbbbbb |",
            "1.34 cccccccccc. |",
            "2.01 Aaaaaaaaaa |",
            "2.67 bbbbbbbbbb |",
            "3.34 cccccccccc. |",
            "4.01 End.||",
            "4.40 finished");
    assertThat(logged.list).hasSize(1);
    assertThat(logged.list.get(0).getFormattedMessage())
        .isEqualTo("the synthesiser made no sound; the caller reads what it cannot hear");
  }

  @Test
  void readersPaceFollowsTheRate() {
    world.rules.rate(2);
    world.synthesizer.silentAt(text -> true);
    world.speaking.say(THIRTY);
    world.advance(10_000);

    assertThat(world.happened()).last().isEqualTo("1.00 finished");
  }

  @Test
  void engineThatThrowsLosesOnlyItsSentence() {
    world.synthesizer.throwsAt(text -> text.startsWith("Bad"));
    world.speaking.say("Good one. Bad one here. Good again.");
    world.advance(10_000);

    assertThat(world.words).hasToString("Good one. Bad one here. Good again.");
    assertThat(world.finishes).isOne();
    assertThat(world.playout.samplesOf(3)).isGreaterThan(11 * 1_600 - 100);
    assertThat(logged.list).hasSize(1);
    assertThat(logged.list.get(0).getThrowableProxy().getMessage()).isEqualTo("scripted failure");

    world.speaking.say("Bad again.");
    world.advance(10_000);
    assertThat(world.finishes).isEqualTo(2);
    assertThat(logged.list).hasSize(2);
  }

  @Test
  void soundThatNobodyCanHearIsNone() {
    world.synthesizer.quietAt(text -> true);
    world.speaking.say("Hello there.");
    world.advance(10_000);

    assertThat(world.words).hasToString("Hello there.");
    assertThat(world.finishes).isOne();
    assertThat(logged.list).hasSize(1);
  }

  @Test
  void soundWithoutEndIsCut() {
    world.synthesizer.endlessAt(text -> text.startsWith("Bad"));
    world.speaking.say("Bad one. Good one.");
    world.advance(20_000);

    assertThat(world.words).hasToString("Bad one. Good one.");
    assertThat(world.finishes).isOne();
    assertThat(world.playout.samplesOf(1)).isBetween(80_000, 120_000);
    assertThat(logged.list.get(0).getFormattedMessage()).contains("did not come to an end");
  }

  @Test
  void workerThatIsGoneLeavesTheWords() {
    SpeakingWorld gone =
        new SpeakingWorld(
            task -> {
              throw new RejectedExecutionException("shut down");
            });
    gone.playout.start();
    gone.speaking.say("Hello there. And more.");
    gone.advance(10_000);

    assertThat(gone.words).hasToString("Hello there. And more.");
    assertThat(gone.finishes).isOne();
    assertThat(logged.list).hasSize(1);
  }
}
