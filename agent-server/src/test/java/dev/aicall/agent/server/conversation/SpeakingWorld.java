package dev.aicall.agent.server.conversation;

import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/** A mouth on virtual time, with all that it says written down: {@code 0.30 word|}. */
final class SpeakingWorld implements Speaking.Listener {
  final VirtualTime time = new VirtualTime();
  final VoiceRules rules = new VoiceRules();
  final ScriptedSynthesizer synthesizer = new ScriptedSynthesizer();
  final List<String> events = new ArrayList<>();
  final StringBuilder words = new StringBuilder();
  final Speaking speaking;
  final Playout playout;
  Runnable whenFinished = () -> {};
  Runnable whenWords = () -> {};
  int lasts;
  int finishes;

  SpeakingWorld(Executor worker) {
    speaking = new Speaking(LoopCall.of(time, time), worker, synthesizer, rules, this);
    playout = new Playout(time, speaking.voice());
  }

  /** A worker that is done at once, in virtual time. */
  SpeakingWorld() {
    this.speaking = new Speaking(LoopCall.of(time, time), time, synthesizer, rules, this);
    this.playout = new Playout(time, speaking.voice());
  }

  /** A worker whose tasks are run by hand. */
  static final class HandWorker implements Executor {
    final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    void runNext() {
      tasks.remove().run();
    }
  }

  static SpeakingWorld playing() {
    SpeakingWorld world = new SpeakingWorld();
    world.playout.start();
    return world;
  }

  SpeakingWorld advance(long millis) {
    time.advance(Duration.ofMillis(millis));
    return this;
  }

  private void record(String what) {
    events.add(String.format(Locale.ROOT, "%.2f %s", time.nanoTime() / 1e9, what));
  }

  List<String> happened() {
    List<String> copy = List.copyOf(events);
    events.clear();
    return copy;
  }

  @Override
  public void onBegan(long synthesisedNanos, long soundedNanos) {
    record(
        String.format(Locale.ROOT, "began %.2f %.2f", synthesisedNanos / 1e9, soundedNanos / 1e9));
  }

  @Override
  public void onWords(String newWords, boolean last) {
    words.append(newWords);
    lasts += last ? 1 : 0;
    record(newWords.replace("\n", "\\n") + (last ? "||" : "|"));
    whenWords.run();
  }

  @Override
  public void onFinished() {
    finishes++;
    record("finished");
    whenFinished.run();
  }
}
