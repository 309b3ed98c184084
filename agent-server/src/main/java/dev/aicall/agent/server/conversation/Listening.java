package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechRecognizer.Result;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import dev.aicall.domain.port.TimeSource;
import java.util.function.Supplier;

/** Hears turns, on the worker: speech or not, turn or not, which words. For one thread. */
final class Listening implements CallerEars.Listener, AutoCloseable {
  /** Sound before the speech that counts: the onset that no detector hears; notes of speech §10. */
  private static final int PRE_ROLL_MS = 500;

  private static final int SAMPLES_PER_MS = SpeechFormat.SAMPLE_RATE_HZ / 1_000;
  private static final int LONGEST_LEAST_SPEECH_MS = 2_000;

  /** More often nobody reads what was understood so far; our choice. */
  private static final int PARTIAL_EVERY_MS = 100;

  /** A press that is shorter is a slip of the finger; our choice. */
  private static final int LEAST_PRESS_MS = 200;

  private static final long NANOS_PER_MS = 1_000_000;

  private final TimeSource time;
  private final TurnRules rules;
  private final Listener listener;
  private final SpeechGate gate;
  private final TurnRecognizer recognizer;
  private final TurnDetector detector;
  private final FrameMaker frames = new FrameMaker(this::onFrame);
  private final SoundRing ring =
      new SoundRing((PRE_ROLL_MS + 2 * LONGEST_LEAST_SPEECH_MS) * SAMPLES_PER_MS);
  private boolean byHand;
  private boolean pressed;
  private int pressedMs;
  private int sincePartialMs;
  private String understood = "";
  private long arrivedNanos;
  private boolean closed;

  /** Hears of turns on the worker. */
  interface Listener {
    void onSpeech();

    void onPartial(String text);

    void onPause();

    void onTurn(SpokenTurn turn);

    void onNotUnderstood();
  }

  Listening(
      TimeSource time,
      TurnRules rules,
      TurnCompletion completion,
      Supplier<VoiceActivityDetector> detectors,
      int hangOverMs,
      Supplier<SpeechRecognizer> recognizers,
      Listener listener) {
    this.time = time;
    this.rules = rules;
    this.listener = listener;
    this.gate = new SpeechGate(detectors);
    this.recognizer = new TurnRecognizer(recognizers);
    this.detector = new TurnDetector(rules, completion, hangOverMs);
    recognizer.prepare();
  }

  @Override
  public void onSound(short[] samples, int length, int rateHz, long nanos) {
    if (!closed) {
      arrivedNanos = nanos;
      frames.take(samples, length, rateHz);
    }
  }

  private void onFrame(short[] frame) {
    ring.add(frame);
    if (byHand) {
      if (pressed) {
        hearPressed(frame);
      }
      return;
    }
    boolean wasInTurn = detector.isInTurn();
    boolean speech = gate.isSpeech(frame);
    if (wasInTurn) {
      recognizer.hear(frame, 0, frame.length);
      tellPartial();
    }
    switch (detector.next(speech, this::refreshed)) {
      case BEGAN -> begin();
      case PAUSED -> listener.onPause();
      case ENDED -> end(arrivedNanos - detector.silenceMs() * NANOS_PER_MS, false);
      case CUT -> end(arrivedNanos, true);
      case NOTHING -> {}
    }
  }

  private void begin() {
    gate.turnBegan();
    understood = "";
    listener.onSpeech();
    recognizer.begin();
    int speech = Math.min(LONGEST_LEAST_SPEECH_MS, rules.leastSpeechMs()) * 3 / 2;
    ring.newest((PRE_ROLL_MS + speech) * SAMPLES_PER_MS, recognizer::hear);
  }

  private void tellPartial() {
    sincePartialMs += SpeechFormat.FRAME_MS;
    if (sincePartialMs >= PARTIAL_EVERY_MS) {
      refreshed();
    }
  }

  /** What is understood now; told if it is new. */
  private String refreshed() {
    sincePartialMs = 0;
    String text = recognizer.partial();
    if (!text.isEmpty() && !text.equals(understood)) {
      understood = text;
      listener.onPartial(text);
    }
    return text;
  }

  private void end(long saidNanos, boolean cut) {
    long endedNanos = time.nanoTime();
    detector.reset();
    Result result = recognizer.finish();
    ring.clear();
    if (result == null) {
      listener.onNotUnderstood();
      return;
    }
    if (cut && result.text().isEmpty()) {
      gate.turnWasNoise();
    }
    listener.onTurn(
        new SpokenTurn(result.text(), result.inGrammar(), saidNanos, endedNanos, time.nanoTime()));
  }

  /** No sound comes any more: what runs ends with the silence that there is. */
  void soundStopped() {
    if (!closed && detector.isInTurn()) {
      end(arrivedNanos, false);
    }
  }

  void byHand(boolean on) {
    forget();
    byHand = on;
  }

  void press() {
    if (!closed && byHand && !pressed) {
      pressed = true;
      pressedMs = 0;
      understood = "";
      recognizer.begin();
    }
  }

  private void hearPressed(short[] frame) {
    pressedMs += SpeechFormat.FRAME_MS;
    recognizer.hear(frame, 0, frame.length);
    tellPartial();
    if (pressedMs >= rules.longestTurnMs()) {
      release();
    }
  }

  void release() {
    if (closed || !pressed) {
      return;
    }
    pressed = false;
    if (pressedMs < LEAST_PRESS_MS) {
      recognizer.cancel();
      listener.onTurn(new SpokenTurn("", false, arrivedNanos, arrivedNanos, arrivedNanos));
    } else {
      end(arrivedNanos, false);
    }
  }

  void forget() {
    pressed = false;
    detector.reset();
    recognizer.cancel();
    ring.clear();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      recognizer.close();
      gate.close();
    }
  }
}
