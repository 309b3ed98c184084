package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.TalkingSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.speech.testing.CallerMouth;
import dev.aicall.agent.speech.testing.People;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentInterruptConfig;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may speak, with real engines over real calls: what is heard, and what is told. */
@Tag("undisturbed")
class SpokenTalkTest {
  private static final String STORY = "tell me a story";
  private static final String STORY_END = "Then their batteries were empty.";
  private static final String HOW_FAR = "awb-how-far-did-you-go.wav";
  private static final String HOW_FAR_TEXT = "how far did you go";
  private static final String HOW_FAR_ANSWER = "I have gone 0 meters so far.";
  private static final String TURN_LEFT = "rms-turn-left.wav";

  /** The answer is in full flow. */
  private static final Duration FLOW = Duration.ofMillis(1_200);

  /** Much longer than the goals of the benchmark, since here the machine may be busy. */
  private static final Duration SOON = Duration.ofMillis(1_500);

  /** Longer than any pause inside an answer. */
  private static final Duration SILENCE = Duration.ofMillis(900);

  @Test
  void whoMaySpeakIsAsTheSettingsSay() {
    Child.run(BestEngines.class, Duration.ofMinutes(2));
  }

  @Test
  void theEmbeddedEnginesTalkToo() {
    Child.run(EmbeddedEngines.class, Duration.ofMinutes(2));
  }

  /** Four calls at once with the best engines of the machine. */
  static final class BestEngines {
    private BestEngines() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            try (SpokenFarSide far = SpokenFarSide.start(Map.of())) {
              far.playAtOnce(
                  List.of(
                      SpokenTalkTest::interruptByVoice,
                      SpokenTalkTest::interruptByCommand,
                      SpokenTalkTest::speakWhileTheAgentMayNotBeInterrupted,
                      SpokenTalkTest::pushToTalk));
            }
          });
    }
  }

  /** What comes with Maven, and a detector in pure Java. */
  static final class EmbeddedEngines {
    private EmbeddedEngines() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            Map<String, String> options =
                Map.of(
                    "engine.vad", "energy",
                    "engine.recognizer", "sphinx4",
                    "engine.synthesizer", "freetts");
            try (SpokenFarSide far = SpokenFarSide.start(options)) {
              far.playAtOnce(
                  List.of(SpokenTalkTest::aPersonIsAnswered, SpokenTalkTest::interruptByVoice));
            }
          });
    }
  }

  private static void aPersonIsAnswered(SpokenFarSide far) throws Exception {
    try (TalkingSide side = far.call("person", ARTCAICallAgentConfig.builder().build())) {
      CallerMouth.Said said = side.say(People.goForwardTenMeters());
      long ended = said.awaitEnded(LIMIT);

      assertThat(side.awaitSentence(ended)).isEqualTo("go forward ten meters");
      side.ear().awaitLoud(ended, LIMIT);
      side.awaitAnswer("I will go forward ten meters.");
      side.hangUp();
    }
  }

  private static void interruptByVoice(SpokenFarSide far) throws Exception {
    try (TalkingSide side = far.call("voice", ARTCAICallAgentConfig.builder().build())) {
      side.askAndHear(STORY, FLOW);
      CallerMouth.Said said = side.say(HOW_FAR);
      long began = said.awaitBegan(LIMIT);
      long ended = said.awaitEnded(LIMIT);

      CallLog.Event cut = side.log().await("onSpeakingInterrupted", LIMIT);
      assertThat(cut.args()).containsExactly(ARTCAICallSpeakingInterruptedReason.byVoice);
      assertThat(side.awaitSentence(ended)).isEqualTo(HOW_FAR_TEXT);
      side.awaitAnswer(HOW_FAR_ANSWER);
      // It was silent before the caller's sentence was over, and spoke again after it.
      assertThat(side.ear().lastLoud(ended) - began).isBetween(0L, SOON.toNanos());
      assertThat(side.ear().firstLoud(ended)).isGreaterThan(ended);
      assertThat(side.answers()).doesNotContain(STORY_END);
      assertThat(side.interruptions()).hasSize(1);
      side.hangUp();
    }
  }

  private static void interruptByCommand(SpokenFarSide far) {
    try (TalkingSide side = far.call("command", ARTCAICallAgentConfig.builder().build())) {
      side.askAndHear(STORY, FLOW);
      long asked = System.nanoTime();
      assertThat(side.engine().interruptSpeaking()).isTrue();

      CallLog.Event cut = side.log().await("onSpeakingInterrupted", LIMIT);
      assertThat(cut.args())
          .containsExactly(ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking);
      side.ear().awaitQuiet(SILENCE, LIMIT);
      assertThat(side.ear().lastLoud(Long.MAX_VALUE) - asked).isLessThan(SOON.toNanos());
      side.log()
          .await(
              "a listening agent",
              LIMIT,
              event ->
                  event.name().equals("onAgentStateChanged")
                      && event.nanos() > asked
                      && event.args().contains(ARTCAICallAgentState.Listening));
      assertThat(side.answers()).doesNotContain(STORY_END);
      side.hangUp();
    }
  }

  private static void speakWhileTheAgentMayNotBeInterrupted(SpokenFarSide far) throws Exception {
    ARTCAICallAgentConfig config =
        ARTCAICallAgentConfig.builder()
            .interruptConfig(
                ARTCAICallAgentInterruptConfig.builder()
                    .enableVoiceInterrupt(false)
                    .noInterruptMode("cache")
                    .build())
            .build();
    try (TalkingSide side = far.call("cache", config)) {
      side.askAndHear("where are you", FLOW);
      CallerMouth.Said said = side.say(TURN_LEFT);

      assertThat(side.awaitSentence(said.awaitEnded(LIMIT))).isEqualTo("turn left");
      side.awaitAnswer("I will turn left now.");
      assertThat(side.answers())
          .isEqualTo(
              "I have gone 0 meters and I am turned 0 degrees from where I began."
                  + "I will turn left now.");
      assertThat(side.interruptions()).isEmpty();
      side.hangUp();
    }
  }

  private static void pushToTalk(SpokenFarSide far) throws Exception {
    ARTCAICallAgentConfig config = ARTCAICallAgentConfig.builder().enablePushToTalk(true).build();
    try (TalkingSide side = far.call("push", config)) {
      side.say(TURN_LEFT).awaitEnded(LIMIT);
      side.ear().awaitQuiet(SILENCE, LIMIT);
      assertThat(side.sentences()).as("not pressed").isEmpty();

      assertThat(side.engine().startPushToTalk()).isTrue();
      long ended = side.say(HOW_FAR).awaitEnded(LIMIT);
      // A pause ends no turn while the button is held.
      side.ear().awaitQuiet(SILENCE, LIMIT);
      assertThat(side.sentences()).as("not released").isEmpty();
      assertThat(side.engine().finishPushToTalk()).isTrue();
      assertThat(side.awaitSentence(ended)).isEqualTo(HOW_FAR_TEXT);
      side.awaitAnswer(HOW_FAR_ANSWER);
      side.ear().awaitQuiet(SILENCE, LIMIT);

      side.askAndHear(STORY, FLOW);
      assertThat(side.engine().startPushToTalk()).isTrue();
      CallLog.Event cut = side.log().await("onSpeakingInterrupted", LIMIT);
      assertThat(cut.args()).containsExactly(ARTCAICallSpeakingInterruptedReason.byVoice);
      side.ear().awaitQuiet(SILENCE, LIMIT);
      side.say(TURN_LEFT).awaitEnded(LIMIT);
      assertThat(side.engine().cancelPushToTalk()).isTrue();
      side.ear().awaitQuiet(SILENCE, LIMIT);
      assertThat(side.answers()).doesNotContain(STORY_END, "turn left");
      side.hangUp();
    }
  }
}
