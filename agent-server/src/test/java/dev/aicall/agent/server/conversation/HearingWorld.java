package dev.aicall.agent.server.conversation;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.domain.exec.SerialExecutor;
import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ears on virtual time, with scripted engines; writes down what is heard, with milliseconds. */
final class HearingWorld {
  final VirtualTime time = new VirtualTime();

  /** A worker whose time can be held up; also virtual. */
  final HeldExecutor worker = new HeldExecutor(time);

  final ScriptedEngines engines = new ScriptedEngines();
  final TurnRules rules = new TurnRules();
  final List<String> events = new ArrayList<>();
  final List<SpokenTurn> turns = new ArrayList<>();
  TurnCompletion completion = new WordsCompletion();
  int rateHz = 16_000;
  int channels = 1;
  private Hearing hearing;

  HearingWorld() {
    // A round number; the default is the detector's matter.
    rules.leastSpeechMs(200);
    hearing = newHearing();
  }

  /** Makes the ears anew, with engines as they are now. */
  HearingWorld again() {
    hearing.close();
    time.runReady();
    hearing = newHearing();
    time.runReady();
    return this;
  }

  private Hearing newHearing() {
    return new Hearing(
        LoopCall.of(time, new SerialExecutor(time)),
        new SerialExecutor(worker),
        new Hearing.Engines(
            () -> engines.vad().newDetector(11),
            engines.vad().hangOverMs(),
            () -> engines.recognizer().newRecognizer("en", List.of("forward"))),
        rules,
        words -> completion.isComplete(words),
        new Events());
  }

  Hearing hearing() {
    return hearing;
  }

  private final class Events implements Hearing.Listener {
    private void note(String what) {
      events.add(millis(time.nanoTime()) + " " + what);
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
      turns.add(turn);
      note(
          "turn <"
              + turn.text()
              + "> said "
              + millis(turn.saidNanos())
              + (turn.inGrammar() ? "" : " out of grammar"));
    }

    @Override
    public void onNotUnderstood() {
      note("not understood");
    }
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }

  /** Says words of 200 ms with gaps of 60 ms. */
  HearingWorld say(String... words) {
    for (String word : words) {
      sound(engines.value(word), 200).silence(60);
    }
    return this;
  }

  HearingWorld silence(int millis) {
    return sound(0, millis);
  }

  /** Lets that value sound, in pieces of 10 ms that come when they are over. */
  HearingWorld sound(int value, int millis) {
    for (int i = 0; i < millis; i += 10) {
      time.advance(Duration.ofMillis(10));
      piece(value);
      time.runReady();
    }
    return this;
  }

  /** Hands over 10 ms of sound, and nothing runs. */
  void piece(int value) {
    short[] samples = new short[rateHz / 100 * channels];
    Arrays.fill(samples, (short) value);
    hearing
        .ears()
        .onPcm(new PcmFrame(samples, 0, samples.length, rateHz, channels, time.nanoTime()));
  }

  /** Lets time go by without any sound, not even silence. */
  HearingWorld nothing(int millis) {
    time.advance(Duration.ofMillis(millis));
    return this;
  }

  List<String> happened() {
    List<String> copy = List.copyOf(events);
    events.clear();
    return copy;
  }

  /** What happened, without times and partial results. */
  List<String> gist() {
    return happened().stream()
        .map(event -> event.substring(event.indexOf(' ') + 1).replaceFirst(" said.*", ""))
        .filter(event -> !event.startsWith("partial"))
        .toList();
  }
}
