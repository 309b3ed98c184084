package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.SerialExecutor;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Received;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Turns of scripted sound on virtual time. */
class HearingTest {
  private final ScriptedEngines engines = new ScriptedEngines();
  private final TurnRules rules = new TurnRules();
  private final List<String> events = new ArrayList<>();
  private final RecordingCall call = new RecordingCall(new NoAgents(), "none", config());
  private final Hearing hearing = newHearing();

  private static ARTCAICallAgentConfig config() {
    return ARTCAICallAgentConfig.builder().build();
  }

  /** The call is all that is used. */
  private static final class NoAgents implements AgentFactory {
    @Override
    public Optional<AgentProfile> find(String agentId) {
      return Optional.of(new AgentProfile("none", ARTCAICallAgentType.VoiceAgent, List.of()));
    }

    @Override
    public Agent newAgent(String agentId, AgentCall call) {
      return new Agent() {
        @Override
        public void onCallerReady() {}

        @Override
        public void onMessage(Received<ClientReading> message) {}

        @Override
        public void onEnd(CallEnd end) {}
      };
    }
  }

  private Hearing newHearing() {
    Hearing made =
        new Hearing(
            call,
            new SerialExecutor(call.time),
            new Hearing.Engines(
                () -> engines.vad().newDetector(11),
                engines.hangOverMs,
                () -> engines.recognizer().newRecognizer("en", List.of("forward"))),
            rules,
            new WordsCompletion(),
            new Events());
    call.ears(made.ears());
    return made;
  }

  private final class Events implements Hearing.Listener {
    private void note(String what) {
      events.add(call.time.nanoTime() / 1_000_000 + " " + what);
    }

    @Override
    public void onSpeech() {
      note("speech");
    }

    @Override
    public void onPartial(String text) {
      note("partial " + text);
    }

    @Override
    public void onPause() {
      note("pause");
    }

    @Override
    public void onTurn(SpokenTurn turn) {
      note(
          "turn <"
              + turn.text()
              + "> said "
              + turn.saidNanos() / 1_000_000
              + (turn.inGrammar() ? "" : " out of grammar"));
    }

    @Override
    public void onNotUnderstood() {
      note("not understood");
    }
  }

  /** Says words of 200 ms with gaps of 60 ms. */
  private HearingTest say(String... words) {
    for (String word : words) {
      sound(engines.value(word), 200).sound(0, 60);
    }
    return this;
  }

  private HearingTest sound(int value, int millis) {
    for (int i = 0; i < millis; i += 10) {
      short[] samples = new short[160];
      Arrays.fill(samples, (short) value);
      call.hear(new PcmFrame(samples, 0, samples.length, 16_000, 1, call.time.nanoTime()));
      call.advance(10);
    }
    return this;
  }

  @Test
  void aSentenceIsATurn() {
    say("go", "forward").sound(0, 600);

    assertThat(events)
        .containsExactly(
            "190 speech", "290 partial go forward", "650 pause", "850 turn <go forward> said 450");
  }

  @Test
  void theBeginningOfTheFirstWordIsNotLost() {
    rules.leastSpeechMs(600);
    say("one", "two", "three", "four").sound(0, 600);

    assertThat(events.get(events.size() - 1)).contains("turn <one two three four>");
  }

  @Test
  void aShortNoiseIsNothing() {
    sound(ScriptedEngines.NOISE, 150).sound(0, 1_000);

    assertThat(events).isEmpty();
  }

  @Test
  void noiseWithoutWordsIsATurnWithoutText() {
    sound(ScriptedEngines.NOISE, 600).sound(0, 600);

    assertThat(events).last().asString().contains("turn <>");
  }

  @Test
  void noiseWithoutEndIsCutOnceAndDoesNotDeafen() {
    rules.longestTurnMs(2_000);
    sound(ScriptedEngines.NOISE, 10_000);
    assertThat(events).hasSize(2).last().asString().contains("turn <>");
    events.clear();

    // Louder than twice the noise.
    short value = engines.value("a");
    while (value <= 2 * ScriptedEngines.NOISE) {
      value = engines.value("word" + value);
    }
    sound(value, 400).sound(ScriptedEngines.NOISE, 600);

    assertThat(events).last().asString().contains("turn <word");
  }

  @Test
  void aTurnEndsByTheClockWhenNoSoundComesAnyMore() {
    say("stop");
    call.advance(2_000);

    assertThat(events).last().asString().contains("turn <stop>");
    String when = events.get(events.size() - 1);
    assertThat(Integer.parseInt(when.substring(0, when.indexOf(' ')))).isLessThan(1_300);
  }

  @Test
  void whatIsForgottenIsNotTold() {
    say("go", "forward");
    events.clear();
    hearing.forget();
    sound(0, 1_000);
    assertThat(events).isEmpty();

    say("stop").sound(0, 600);
    assertThat(events).last().asString().contains("turn <stop>");
  }

  @Test
  void aTurnByHandLastsFromPressToRelease() {
    hearing.byHand(true);
    say("one").sound(0, 1_000);
    assertThat(events).isEmpty();

    hearing.press();
    say("two").sound(0, 2_000).say("three");
    hearing.release();
    // What was under way at the release still counts.
    say("four").sound(0, 400);

    assertThat(events.get(0)).contains("speech");
    assertThat(events).last().asString().contains("turn <two three four>");
  }

  @Test
  void aSlipOfTheFingerSaysNothing() {
    hearing.byHand(true);
    hearing.press();
    sound(0, 20);
    hearing.release();
    sound(0, 400);

    assertThat(events).last().asString().contains("turn <>");
  }

  @Test
  void aCancelledPressIsForgotten() {
    hearing.byHand(true);
    hearing.press();
    say("one");
    hearing.forget();
    sound(0, 1_000);
    events.clear();
    hearing.press();
    say("two");
    hearing.release();
    sound(0, 400);

    assertThat(events).last().asString().contains("turn <two>");
  }

  @ParameterizedTest
  @CsvSource({"8000, 1", "44100, 1", "48000, 1", "48000, 2", "16000, 2"})
  void anyRateWillDo(int rateHz, int channels) {
    short[] samples = new short[rateHz / 100 * channels];
    Arrays.fill(samples, (short) 3_000);
    for (int i = 0; i < 50; i++) {
      call.hear(new PcmFrame(samples, 0, samples.length, rateHz, channels, 0));
      call.advance(10);
    }
    sound(0, 800);

    assertThat(events.get(0)).contains("speech");
    assertThat(events).last().asString().contains("turn <>");
  }

  @Test
  void aRecogniserThatThrowsLosesItsTurnOnly() {
    engines.onHear = new IllegalStateException("broken");
    say("one").sound(0, 600);
    assertThat(events).last().asString().contains("not understood");
    engines.onHear = null;

    say("two").sound(0, 600);

    assertThat(events).last().asString().contains("turn <two>");
    assertThat(engines.recognizersMade).isEqualTo(2);
    assertThat(engines.recognizersOpen).isEqualTo(1);
  }

  @Test
  void aRecogniserThatAlwaysFailsIsGivenUp() {
    engines.onFinish = new IllegalStateException("broken");
    for (int i = 0; i < 5; i++) {
      say("one").sound(0, 600);
      assertThat(events).last().asString().contains("not understood");
    }

    assertThat(engines.recognizersMade).isEqualTo(3);
    assertThat(engines.recognizersOpen).isZero();
  }

  @Test
  void withoutADetectorTheLevelDecides() {
    engines.onDetect = new IllegalStateException("broken");
    say("one").sound(0, 600);

    assertThat(events).last().asString().contains("turn <one>");
  }

  @Test
  void closingGivesEverythingBackAndTellsNothing() {
    say("one");
    events.clear();
    hearing.close();
    hearing.close();
    sound(0, 1_000);

    assertThat(events).isEmpty();
    assertThat(engines.recognizersOpen).isZero();
    assertThat(engines.detectorsOpen).isZero();
  }
}
