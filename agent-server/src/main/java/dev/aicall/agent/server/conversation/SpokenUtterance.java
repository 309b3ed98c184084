package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.domain.port.TimeSource.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One utterance from its first letter to its last sample: cuts the text into sentences, has them
 * made a little ahead of what is heard, and tells what was heard. On the call's loop only.
 *
 * <p>Growing → ended (no more text) → over (all heard); each → over (cut).
 */
final class SpokenUtterance {
  /** Sentences that are made or being made, the one that sounds among them. */
  private static final int MOST_AHEAD = 3;

  /**
   * No further sentence is made while so much waits to be heard: 6 s. Enough for a slow service,
   * little enough that a new voice or pace is heard soon.
   */
  private static final int ENOUGH_SAMPLES = 6 * SpeechFormat.SAMPLE_RATE_HZ;

  /**
   * What sounds like a whole sentence waits so long for the space that would prove it: longer than
   * between two words of a reply that streams.
   */
  private static final long PROOF_NANOS = 300_000_000;

  private static final long NOT_WAITING = Long.MIN_VALUE;

  private final AgentCall call;
  private final VoiceRules rules;
  private final SpeechMaking making;
  private final Speaking.Listener listener;
  private final Runnable whenOver;
  private final SpeechTrack track;
  private final SpeechMaking.Batch batch;
  private final SentenceCutter cutter = new SentenceCutter();
  private final StringBuilder text = new StringBuilder();
  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private final ArrayDeque<SpokenSentence> ahead = new ArrayDeque<>();
  private int cutText;
  private int saidText;
  private int appended;
  private int finished;
  private long finishedSamples;
  private int told;
  private boolean began;
  private boolean ended;
  private boolean toldLast;
  private boolean over;
  private @Nullable Timer delay;
  private boolean delaysProof;
  private long waitsSinceNanos = NOT_WAITING;

  /**
   * Begins without text.
   *
   * @param whenOver called before {@link Speaking.Listener#onFinished}
   */
  SpokenUtterance(
      AgentCall call,
      VoiceRules rules,
      SpeechMaking making,
      Speaking.Listener listener,
      Runnable whenOver) {
    this.call = call;
    this.rules = rules;
    this.making = making;
    this.listener = listener;
    this.whenOver = whenOver;
    Runnable news = this::goOn;
    Runnable post = () -> call.execute(news);
    this.track = new SpeechTrack(call.time(), post);
    this.batch = new SpeechMaking.Batch(track, post);
  }

  /** What the media thread plays. */
  SpeechTrack track() {
    return track;
  }

  boolean isEnded() {
    return ended;
  }

  void add(String piece) {
    for (int i = piece.length(); i > 0; i--) {
      if (ReadingTime.isSaid(piece.codePointBefore(i))) {
        saidText = text.length() + i;
        break;
      }
    }
    text.append(piece);
    cutter.add(piece);
    takeSentences();
  }

  void end() {
    ended = true;
    cutter.end();
    takeSentences();
    // Nothing may be left to be heard, and no event belongs inside a command.
    call.execute(this::goOn);
  }

  /** Ends it at once; no event follows. */
  Heard cut() {
    over = true;
    track.cut();
    cancelDelay();
    int heard = track.heard();
    return new Heard(text.substring(0, heard), text.substring(heard));
  }

  private void takeSentences() {
    boolean cut = false;
    String sentence = cutter.next(rules.leastLetters());
    while (sentence != null) {
      waiting.add(sentence);
      cut = true;
      sentence = cutter.next(rules.leastLetters());
    }
    watchDelay(cut);
    makeAhead();
  }

  private void watchDelay(boolean anew) {
    boolean proof = !ended && cutter.soundsEnded(rules.leastLetters());
    if (anew || proof || delaysProof) {
      cancelDelay();
    }
    boolean waits = !ended && cutter.isWaiting();
    if (anew || !waits || waitsSinceNanos == NOT_WAITING) {
      waitsSinceNanos = waits ? call.time().nanoTime() : NOT_WAITING;
    }
    if (!waits || delay != null) {
      return;
    }
    delaysProof = proof;
    long longest = proof ? PROOF_NANOS : Long.MAX_VALUE;
    if (rules.longestDelayMs() > 0) {
      long waited = call.time().nanoTime() - waitsSinceNanos;
      longest = Math.min(longest, TimeUnit.MILLISECONDS.toNanos(rules.longestDelayMs()) - waited);
    }
    if (longest < Long.MAX_VALUE) {
      delay = call.schedule(Duration.ofNanos(longest), this::waitedEnough);
    }
  }

  private void waitedEnough() {
    delay = null;
    String sentence = over ? null : cutter.flush();
    if (sentence != null) {
      waiting.add(sentence);
      watchDelay(true);
      makeAhead();
    }
  }

  private void cancelDelay() {
    if (delay != null) {
      delay.cancel();
      delay = null;
    }
    delaysProof = false;
  }

  private void makeAhead() {
    while (!waiting.isEmpty() && appended - finished < MOST_AHEAD && !hasEnough()) {
      String next = waiting.remove();
      SpokenSentence sentence = new SpokenSentence(next, cutText);
      cutText += next.length();
      appended++;
      ahead.add(sentence);
      track.append(sentence);
      making.make(sentence, batch);
    }
  }

  private boolean hasEnough() {
    long samples = finishedSamples - track.takenSamples();
    for (SpokenSentence sentence : ahead) {
      samples += sentence.sound().length();
    }
    return samples >= ENOUGH_SAMPLES;
  }

  /** Tells what was heard since, and has more made. */
  private void goOn() {
    if (over) {
      return;
    }
    // In this order: what ended was heard, and what was heard began to sound.
    int nowFinished = track.finished();
    int heard = track.heard();
    long sounded = track.soundedNanos();
    for (; finished < nowFinished; finished++) {
      finishedSamples += ahead.remove().sound().length();
    }
    makeAhead();
    tellBegan(sounded);
    tellWords(heard);
    if (!over && toldLast && finished == appended && waiting.isEmpty()) {
      over = true;
      whenOver.run();
      listener.onFinished();
    }
  }

  private void tellBegan(long sounded) {
    if (!began && sounded != SpeechTrack.NEVER) {
      began = true;
      listener.onBegan(batch.firstNanos(), sounded);
    }
  }

  private void tellWords(int heard) {
    if (over || toldLast) {
      return;
    }
    // What follows the last word is no word, and is not waited for.
    boolean last = ended && heard >= saidText;
    int upTo = last ? text.length() : heard;
    if (upTo > told || last) {
      String words = text.substring(told, upTo);
      told = upTo;
      toldLast = last;
      listener.onWords(words, last);
    }
  }
}
