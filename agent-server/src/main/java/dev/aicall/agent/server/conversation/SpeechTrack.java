package dev.aicall.agent.server.conversation;

import dev.aicall.domain.port.TimeSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of one utterance, in a row from the call's loop to the media thread, and back how
 * far they were heard. Whether a word began or the cut came first is decided by one atomic step, so
 * both sides agree to the word. Without locks; reading allocates nothing, but for what a report
 * costs.
 */
final class SpeechTrack {
  /** Not asked for yet. */
  static final long NEVER = Long.MIN_VALUE;

  /** Words are reported together if they are closer than this: 100 ms. */
  private static final int REPORT_EVERY_SAMPLES = 1_600;

  /** Left of the quiet before the first word, lest a soft consonant is lost: 20 ms. */
  private static final int LEAD_SAMPLES = 320;

  private static final long CUT = 1L << 62;

  private final TimeSource time;
  private final Runnable report;
  private final AtomicLong progress = new AtomicLong();
  private volatile @Nullable SpokenSentence first;
  private volatile int finished;
  private volatile long takenSamples;
  private volatile long soundedNanos = NEVER;

  // The media thread's own.
  private @Nullable SpokenSentence playing;
  private @Nullable SpokenSentence played;
  private int begunWords;
  private int finishedSoFar;
  private long takenSoFar;
  private long sinceReport = REPORT_EVERY_SAMPLES;
  private boolean wordsToReport;
  private boolean newSentence;

  // The loop's own.
  private @Nullable SpokenSentence last;

  /**
   * Makes an empty track.
   *
   * @param report called on the media thread when there is news, at most every 100 ms but for
   *     beginnings and ends of sentences
   */
  SpeechTrack(TimeSource time, Runnable report) {
    this.time = time;
    this.report = report;
  }

  /** Appends a sentence, whose sound may follow; on the loop. */
  void append(SpokenSentence sentence) {
    if (last == null) {
      first = sentence;
    } else {
      last.next(sentence);
    }
    last = sentence;
  }

  /** Ends it: no word begins, no sample is taken any more. Idempotent, from any thread. */
  void cut() {
    progress.updateAndGet(now -> now | CUT);
  }

  boolean isCut() {
    return (progress.get() & CUT) != 0;
  }

  /** How many characters of the text began to be heard. */
  int heard() {
    return (int) (progress.get() & ~CUT);
  }

  /** How many sentences were heard to the end. */
  int finished() {
    return finished;
  }

  /** How many samples were taken or skipped. */
  long takenSamples() {
    return takenSamples;
  }

  /** When the first sample was taken, or {@link #NEVER}. */
  long soundedNanos() {
    return soundedNanos;
  }

  /**
   * Takes the next samples of one sentence; on the media thread.
   *
   * @return how many there were: fewer than wanted at the end of a sentence; 0 if there are none at
   *     the moment
   */
  int read(short[] samples, int offset, int length) {
    while (true) {
      SpokenSentence sentence = playing();
      if (sentence == null || isCut()) {
        return 0;
      }
      SentenceSound sound = sentence.sound();
      if (played == null && sound.taken() == 0 && !sound.skipTo(LEAD_SAMPLES)) {
        return 0;
      }
      int count = sound.ready(length);
      // Before any word, so that whoever sees a word sees this.
      boolean begins = count > 0 && soundedNanos == NEVER;
      if (begins) {
        soundedNanos = time.nanoTime();
      }
      if (!beginWords(sentence, sound.taken() + count - 1L, sound)) {
        return 0;
      }
      newSentence = sound.taken() == 0;
      if (count > 0) {
        take(sound, samples, offset, count, begins);
      }
      if (sound.isTaken()) {
        if (!finish(sentence)) {
          return count;
        }
      } else if (count == 0) {
        return 0;
      }
      if (count > 0) {
        return count;
      }
    }
  }

  /** Whether what {@link #read} gave last is the beginning of a sentence. */
  boolean isNewSentence() {
    return newSentence;
  }

  /** Says that time went by, heard or not; on the media thread, after each read. */
  void passed(int samples) {
    sinceReport += samples;
    if (wordsToReport && sinceReport >= REPORT_EVERY_SAMPLES) {
      report();
    }
  }

  private @Nullable SpokenSentence playing() {
    if (playing == null) {
      playing = played == null ? first : played.next();
      begunWords = 0;
      if (playing != null && played == null) {
        first = null; // or it would hold all that follows, sound and all
      }
    }
    return playing;
  }

  private boolean beginWords(SpokenSentence sentence, long sample, SentenceSound sound) {
    int begin = sound.speechBegin();
    int begun = sentence.words().begunBy(begunWords, sample - begin, sound.speechSamples());
    return begun == begunWords || hear(sentence, begun);
  }

  private boolean hear(SpokenSentence sentence, int words) {
    long before = progress.get();
    if ((before & CUT) != 0 || !progress.compareAndSet(before, sentence.textEnd(words))) {
      return false; // only a cut comes between
    }
    begunWords = words;
    wordsToReport = true;
    return true;
  }

  private void take(SentenceSound sound, short[] samples, int offset, int count, boolean begins) {
    int before = begins ? 0 : sound.taken(); // what was skipped counts
    sound.take(samples, offset, count);
    takenSoFar += sound.taken() - before;
    takenSamples = takenSoFar;
    if (begins) {
      report();
    }
  }

  private boolean finish(SpokenSentence sentence) {
    if (begunWords < sentence.words().count() && !hear(sentence, sentence.words().count())) {
      return false;
    }
    played = sentence;
    playing = null;
    finishedSoFar++;
    finished = finishedSoFar;
    report();
    return true;
  }

  private void report() {
    if (wordsToReport) {
      wordsToReport = false;
      sinceReport = 0;
    }
    report.run();
  }
}
