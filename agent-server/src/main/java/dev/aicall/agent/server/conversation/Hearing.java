package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import dev.aicall.api.media.PcmSink;
import dev.aicall.domain.port.TimeSource.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes turns of what the caller says. Commands and events are on the call's loop; the engines run
 * on a worker; the media thread only copies sound. No command waits for the worker.
 */
final class Hearing {
  /** What is on its way when the caller lets go still belongs to the turn: network and buffers. */
  private static final Duration RELEASE_TAIL = Duration.ofMillis(120);

  /** How often it is looked whether sound still comes while a turn runs. */
  private static final Duration WATCH = Duration.ofMillis(200);

  /** Hears of turns, on the call's loop. */
  interface Listener {
    /** Somebody speaks: as much speech as counts was heard. Once a turn, before all else. */
    void onSpeech();

    /**
     * More was understood of the turn; may differ from before.
     *
     * @param text all of the turn so far
     */
    void onPartial(String text);

    /** The speaker pauses inside the turn, which goes on if more is said soon. Once a pause. */
    void onPause();

    /**
     * The turn is over.
     *
     * @param turn what was said; without text if it was noise
     */
    void onTurn(SpokenTurn turn);

    /** The turn is over, and an engine failed: somebody spoke, but nobody knows what. */
    void onNotUnderstood();
  }

  /** Where the engines of a call come from; both are asked on the worker, and may throw. */
  record Engines(
      Supplier<VoiceActivityDetector> detectors,
      int hangOverMs,
      Supplier<SpeechRecognizer> recognizers) {}

  private final AgentCall call;
  private final Executor worker;
  private final TurnRules rules;
  private final Listener listener;
  private final CallerEars ears;
  private @Nullable Timer watch;
  private @Nullable Timer release;
  private boolean byHand;
  private boolean pressed;
  private boolean closed;

  /** Counts what was forgotten, so that nothing of it is told. The loop's own. */
  private int epoch;

  /** The epoch that the worker is in; the worker's own. */
  private int workersEpoch;

  private @Nullable Listening listening; // the worker's own

  /**
   * Makes ears that hear nothing until {@link #ears} is plugged in.
   *
   * @param worker runs one task after another; may be slow
   */
  Hearing(
      AgentCall call,
      Executor worker,
      Engines engines,
      TurnRules rules,
      TurnCompletion completion,
      Listener listener) {
    this.call = call;
    this.worker = worker;
    this.rules = rules;
    this.listener = listener;
    this.ears =
        new CallerEars(
            worker,
            call.time(),
            (samples, length, rateHz, nanos) ->
                onWorker(to -> to.onSound(samples, length, rateHz, nanos)));
    worker.execute(
        () ->
            listening =
                new Listening(
                    call.time(),
                    rules,
                    completion,
                    engines.detectors(),
                    engines.hangOverMs(),
                    engines.recognizers(),
                    new WorkerEvents()));
  }

  /** Returns what takes the caller's sound, any rate, mono or stereo. */
  PcmSink ears() {
    return ears;
  }

  /**
   * Switches between turns by voice activity and turns by hand: {@link #press}, {@link #release}.
   * What was being said is forgotten.
   */
  void byHand(boolean on) {
    byHand = on;
    forget(to -> to.byHand(on));
  }

  /** A turn by hand begins. Its {@link Listener#onSpeech} comes at once. */
  void press() {
    if (byHand && !pressed && !closed) {
      pressed = true;
      worker.execute(() -> onWorker(Listening::press));
      listener.onSpeech();
    }
  }

  /** The turn by hand is over; {@link Listener#onTurn} follows. Nothing if none runs. */
  void release() {
    if (pressed && release == null) {
      release =
          call.schedule(
              RELEASE_TAIL,
              () -> {
                release = null;
                pressed = false;
                worker.execute(() -> onWorker(Listening::release));
              });
    }
  }

  /** Forgets the running turn, by hand or not; no event of it follows. */
  void forget() {
    forget(Listening::forget);
  }

  private void forget(Consumer<Listening> command) {
    int next = ++epoch;
    pressed = false;
    cancel(release);
    release = null;
    stopWatching();
    worker.execute(
        () -> {
          workersEpoch = next;
          onWorker(command);
        });
  }

  /** Gives the engines back; no event follows. Idempotent. */
  void close() {
    if (!closed) {
      closed = true;
      forget(Listening::close);
    }
  }

  private void onWorker(Consumer<Listening> command) {
    Listening to = listening;
    if (to != null) {
      command.accept(to);
    }
  }

  private static void cancel(@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }

  /** A caller who is muted or lost sends no silence, so a turn also ends by the clock. */
  private void watchSound() {
    long quiet = call.time().nanoTime() - ears.newestNanos();
    if (Duration.ofNanos(quiet).toMillis() >= rules.silenceMs() + WATCH.toMillis()) {
      watch = null;
      worker.execute(() -> onWorker(Listening::soundStopped));
    } else {
      watch = call.schedule(WATCH, this::watchSound);
    }
  }

  private void stopWatching() {
    cancel(watch);
    watch = null;
  }

  /** Brings events to the loop, unless what they are about is forgotten. */
  private final class WorkerEvents implements Listening.Listener {
    private void post(Consumer<Listener> event) {
      int of = workersEpoch;
      call.execute(
          () -> {
            if (of == epoch && !closed) {
              event.accept(listener);
            }
          });
    }

    @Override
    public void onSpeech() {
      post(
          to -> {
            stopWatching();
            watch = call.schedule(WATCH, Hearing.this::watchSound);
            to.onSpeech();
          });
    }

    @Override
    public void onPartial(String text) {
      post(to -> to.onPartial(text));
    }

    @Override
    public void onPause() {
      post(Listener::onPause);
    }

    @Override
    public void onTurn(SpokenTurn turn) {
      post(
          to -> {
            turnEnded();
            to.onTurn(turn);
          });
    }

    @Override
    public void onNotUnderstood() {
      post(
          to -> {
            turnEnded();
            to.onNotUnderstood();
          });
    }

    /** A turn by hand may end by its length. */
    private void turnEnded() {
      pressed = false;
      stopWatching();
    }
  }
}
