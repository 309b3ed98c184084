package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Engines that hear what a test says: each word is a block of samples of one value of its own,
 * words are separated by silence. What is not silent is speech. Any rate will do, since a word
 * counts after 5 ms of about its value. Counts what is made and closed. Safe from any thread.
 */
final class ScriptedEngines {
  private static final int FIRST_VALUE = 1_000;
  private static final int STEP = 100;

  /** Resamplers ring where a block begins; less than this is silence, or the same value. */
  private static final int RIPPLE = 30;

  private static final int LEAST_SAMPLES = 80;

  /** A sound that is speech to the detector and no word to the recogniser. */
  static final short NOISE = 777;

  private final Map<String, Short> words = new ConcurrentHashMap<>();

  /** Sentences that are in the grammar; empty for all. */
  final List<String> grammar = new CopyOnWriteArrayList<>();

  final AtomicInteger detectorsMade = new AtomicInteger();
  final AtomicInteger detectorsClosed = new AtomicInteger();
  final AtomicInteger recognizersMade = new AtomicInteger();
  final AtomicInteger recognizersClosed = new AtomicInteger();

  /** Calls of an engine in a wrong order, or after its end. */
  final List<String> mistakes = new CopyOnWriteArrayList<>();

  /** What was asked for at last. */
  volatile String language = "";

  volatile List<String> hotWords = List.of();
  volatile int vadLevel = -1;

  /** Samples heard by recognisers, again and again included. */
  volatile long samplesHeard;

  /** What is thrown, null for nothing. */
  volatile @Nullable Throwable onMakeDetector;

  volatile @Nullable Throwable onDetect;
  volatile @Nullable Throwable onMake;
  volatile @Nullable Throwable onBegin;
  volatile @Nullable Throwable onHear;
  volatile @Nullable Throwable onPartial;
  volatile @Nullable Throwable onFinish;

  /** Runs where an engine is slow: while one is made, and while it finishes. */
  volatile Runnable whileMaking = () -> {};

  volatile Runnable whileFinishing = () -> {};

  volatile boolean withoutPartials;
  volatile int hangOverMs;

  /** Detectors that are made and not closed. */
  int detectorsOpen() {
    return detectorsMade.get() - detectorsClosed.get();
  }

  /** Recognisers that are made and not closed. */
  int recognizersOpen() {
    return recognizersMade.get() - recognizersClosed.get();
  }

  /** The sample value of a word. */
  short value(String word) {
    return words.computeIfAbsent(word, w -> (short) (FIRST_VALUE + STEP * words.size()));
  }

  /** Gives a word a value of its own, for example a loud one. */
  ScriptedEngines word(String word, int value) {
    words.put(word, (short) value);
    return this;
  }

  /** Throws as a foreign engine may: anything. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void fail(@Nullable Throwable problem) throws T {
    if (problem != null) {
      throw (T) problem;
    }
  }

  VoiceActivityDetector.Engine vad() {
    return new VoiceActivityDetector.Engine() {
      @Override
      public VoiceActivityDetector newDetector(int level) {
        fail(onMakeDetector);
        vadLevel = level;
        detectorsMade.incrementAndGet();
        return new LevelDetector();
      }

      @Override
      public int hangOverMs() {
        return hangOverMs;
      }

      @Override
      public void close() {}
    };
  }

  SpeechRecognizer.Engine recognizer() {
    return new SpeechRecognizer.Engine() {
      @Override
      public SpeechRecognizer newRecognizer(String wantedLanguage, List<String> wantedWords) {
        whileMaking.run();
        fail(onMake);
        language = wantedLanguage;
        hotWords = wantedWords;
        recognizersMade.incrementAndGet();
        return new WordReader();
      }

      @Override
      public void close() {}
    };
  }

  private void require(boolean condition, String mistake) {
    if (!condition) {
      mistakes.add(mistake);
    }
  }

  private final class LevelDetector implements VoiceActivityDetector {
    private boolean closed;

    @Override
    public boolean isSpeech(short[] samples, int offset) {
      require(!closed, "detector used after its end");
      fail(onDetect);
      return Math.abs(samples[offset]) > RIPPLE || Math.abs(samples[offset + 160]) > RIPPLE;
    }

    @Override
    public void close() {
      require(!closed, "detector closed twice");
      closed = true;
      detectorsClosed.incrementAndGet();
    }
  }

  private final class WordReader implements SpeechRecognizer {
    private final List<String> heard = new ArrayList<>();
    private int last;
    private int same;
    private boolean inTurn;
    private boolean closed;

    @Override
    public void begin() {
      require(!closed, "begin after close");
      require(!inTurn, "begin in a turn");
      fail(onBegin);
      inTurn = true;
      heard.clear();
      same = 0;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one worker at a time, read by a test later
    public void hear(short[] samples, int offset, int length) {
      require(!closed && inTurn, "hear outside of a turn");
      samplesHeard += length;
      fail(onHear);
      for (short sample : Arrays.copyOfRange(samples, offset, offset + length)) {
        same = Math.abs(sample - last) <= RIPPLE ? same + 1 : 0;
        last = same == 0 ? sample : last;
        if (same == LEAST_SAMPLES) {
          words.forEach(
              (word, value) -> {
                if (Math.abs(value - last) <= RIPPLE) {
                  heard.add(word);
                }
              });
        }
      }
    }

    @Override
    public String partial() {
      require(!closed && inTurn, "partial outside of a turn");
      fail(onPartial);
      return withoutPartials ? "" : String.join(" ", heard);
    }

    @Override
    public Result finish() {
      require(!closed && inTurn, "finish outside of a turn");
      whileFinishing.run();
      fail(onFinish);
      inTurn = false;
      String text = String.join(" ", heard);
      return new Result(text, grammar.isEmpty() || grammar.contains(text));
    }

    @Override
    public void cancel() {
      require(!closed, "cancel after close");
      inTurn = false;
    }

    @Override
    public void close() {
      require(!closed, "closed twice");
      closed = true;
      recognizersClosed.incrementAndGet();
    }
  }
}
