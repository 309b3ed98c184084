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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes turns of what the caller says. Commands and events are on the call's loop; the engines run
 * on a worker; the media thread only copies sound. No command waits for the worker, and commands
 * count from the sound on that came before them, however late the worker is. Engines that are slow
 * or fail never stop it: each {@link Listener#onSpeech} is followed by one {@link Listener#onTurn}
 * or {@link Listener#onNotUnderstood}, unless the turn is forgotten.
 */
final class Hearing {
  private static final Logger log = LoggerFactory.getLogger(Hearing.class);

  /** What is on its way when the caller lets go still belongs to the turn: network and buffers. */
  private static final Duration RELEASE_TAIL = Duration.ofMillis(120);

  /** How often it is looked whether sound still comes while a turn runs. */
  private static final Duration WATCH = Duration.ofMillis(100);

  private static final long NEVER = -1;

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
  private final Listener listener;
  private final CallerEars ears;
  private final Listening listening; // the worker's own
  private boolean byHand;
  private volatile boolean closed; // read by the worker, so that it makes no engine in vain

  /** The turn by hand that runs, 0 for none. */
  private int pressed;

  private int presses;

  /** Whether a turn by voice runs. */
  private boolean spoken;

  private @Nullable Timer watch;
  private @Nullable Timer release;

  /** Pieces of sound that were lost before this turn; {@link #NEVER} once that was logged. */
  private long lost;

  /** Counts what was forgotten, so that nothing of it is told. */
  private int epoch;

  /** The epoch that the worker is in; the worker's own. */
  private int workersEpoch;

  /** The turn by hand that the worker is in; the worker's own. */
  private int workersPress;

  /**
   * Makes ears that hear nothing until {@link #ears} is plugged in. The engines are made at once,
   * on the worker.
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
    this.listener = listener;
    this.listening =
        new Listening(
            call.time(),
            rules,
            completion,
            engines.detectors(),
            engines.hangOverMs(),
            engines.recognizers(),
            new WorkerEvents());
    this.ears = new CallerEars(worker, call.time(), listening::hear);
    ears.afterSound(this::open);
  }

  private void open() {
    if (!closed) {
      listening.open();
    }
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
    forget(() -> listening.byHand(on));
  }

  /**
   * A turn by hand begins. Its {@link Listener#onSpeech} comes at once. If the one before was just
   * released, that one ends with the sound that is here. Nothing if one runs, or turns are by
   * voice.
   */
  void press() {
    if (!byHand || closed) {
      return;
    }
    if (release != null) {
      endOfTail();
    }
    if (pressed == 0) {
      int number = ++presses;
      pressed = number;
      ears.afterSound(
          () -> {
            workersPress = number;
            listening.press();
          });
      startWatching();
      listener.onSpeech();
    }
  }

  /** The turn by hand is over; {@link Listener#onTurn} follows. Nothing if none runs. */
  void release() {
    if (pressed != 0 && release == null) {
      long now = call.time().nanoTime();
      ears.afterSound(() -> listening.release(now));
      release = call.schedule(RELEASE_TAIL, this::endOfTail);
    }
  }

  private void endOfTail() {
    handIsUp();
    ears.afterSound(listening::tailIsOver);
  }

  private void handIsUp() {
    pressed = 0;
    cancel(release);
    release = null;
  }

  /** Forgets the running turn, by hand or not; no event of it follows. */
  void forget() {
    forget(listening::forget);
  }

  private void forget(Runnable command) {
    int next = ++epoch;
    handIsUp();
    spoken = false;
    stopWatching();
    ears.insteadOfSound(
        () -> {
          workersEpoch = next;
          command.run();
        });
  }

  /** Gives the engines back; no event follows. Idempotent. */
  void close() {
    if (!closed) {
      closed = true;
      ears.deafen();
      forget(listening::close);
    }
  }

  private static void cancel(@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }

  private void startWatching() {
    stopWatching();
    lost = ears.lost();
    watch = call.schedule(WATCH, this::watchSound);
  }

  private void stopWatching() {
    cancel(watch);
    watch = null;
  }

  private void watchSound() {
    if (closed || (!spoken && pressed == 0)) {
      watch = null;
      return;
    }
    long now = call.time().nanoTime();
    if (now - ears.newestNanos() >= Listening.LATE_NANOS) {
      ears.afterSound(() -> listening.countSilence(now));
    }
    if (lost != NEVER && ears.lost() > lost) {
      lost = NEVER;
      log.warn("event=sound-lost reason=\"the recogniser is 10 s behind\"");
    }
    watch = call.schedule(WATCH, this::watchSound);
  }

  /** Brings events to the loop, unless what they are about is forgotten. */
  private final class WorkerEvents implements Listener {
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
            spoken = true;
            startWatching();
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
      postEnd(to -> to.onTurn(turn));
    }

    @Override
    public void onNotUnderstood() {
      postEnd(Listener::onNotUnderstood);
    }

    /** A turn by hand may end before the hand is up, and another may be under way. */
    private void postEnd(Consumer<Listener> event) {
      int press = workersPress;
      post(
          to -> {
            spoken = false;
            if (pressed == press) {
              handIsUp();
            }
            event.accept(to);
          });
    }
  }
}
