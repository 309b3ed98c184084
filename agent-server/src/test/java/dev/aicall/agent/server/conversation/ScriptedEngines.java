package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Engines that hear what a test says: each word is a block of samples of one value of its own,
 * words are separated by silence. What is not 0 is speech. Counts what is made and closed.
 */
final class ScriptedEngines {
  private static final int FIRST_VALUE = 1_000;
  private static final int STEP = 100;

  /** A sound that is speech to the detector and no word to the recogniser. */
  static final short NOISE = 777;

  private final Map<Short, String> words = new LinkedHashMap<>();

  /** Sentences that are in the grammar; empty for all. */
  final List<String> grammar = new ArrayList<>();

  int detectorsOpen;
  int recognizersMade;
  int recognizersOpen;
  String language = "";
  List<String> hotWords = List.of();
  int vadLevel = -1;
  @Nullable RuntimeException onMake;
  @Nullable RuntimeException onBegin;
  @Nullable RuntimeException onHear;
  @Nullable RuntimeException onFinish;
  @Nullable RuntimeException onDetect;
  int hangOverMs;

  /** The sample value of a word. */
  short value(String word) {
    for (Map.Entry<Short, String> entry : words.entrySet()) {
      if (entry.getValue().equals(word)) {
        return entry.getKey();
      }
    }
    short value = (short) (FIRST_VALUE + STEP * words.size());
    words.put(value, word);
    return value;
  }

  private static void fail(@Nullable RuntimeException problem) {
    if (problem != null) {
      throw problem;
    }
  }

  VoiceActivityDetector.Engine vad() {
    return new VoiceActivityDetector.Engine() {
      @Override
      public VoiceActivityDetector newDetector(int level) {
        vadLevel = level;
        detectorsOpen++;
        return new VoiceActivityDetector() {
          @Override
          public boolean isSpeech(short[] samples, int offset) {
            fail(onDetect);
            return samples[offset] != 0;
          }

          @Override
          public void close() {
            detectorsOpen--;
          }
        };
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
        fail(onMake);
        language = wantedLanguage;
        hotWords = wantedWords;
        recognizersMade++;
        recognizersOpen++;
        return new WordReader();
      }

      @Override
      public void close() {}
    };
  }

  private final class WordReader implements SpeechRecognizer {
    private final List<String> heard = new ArrayList<>();
    private short last;
    private boolean inTurn;

    @Override
    public void begin() {
      fail(onBegin);
      require(!inTurn);
      inTurn = true;
      heard.clear();
      last = 0;
    }

    private void require(boolean condition) {
      if (!condition) {
        throw new AssertionError("the recogniser is used in a wrong order");
      }
    }

    @Override
    public void hear(short[] samples, int offset, int length) {
      fail(onHear);
      require(inTurn);
      for (short sample : Arrays.copyOfRange(samples, offset, offset + length)) {
        String word = sample == last ? null : words.get(sample);
        last = sample;
        if (word != null) {
          heard.add(word);
        }
      }
    }

    @Override
    public String partial() {
      return String.join(" ", heard);
    }

    @Override
    public Result finish() {
      fail(onFinish);
      require(inTurn);
      inTurn = false;
      String text = String.join(" ", heard);
      return new Result(text, grammar.isEmpty() || grammar.contains(text));
    }

    @Override
    public void cancel() {
      inTurn = false;
    }

    @Override
    public void close() {
      recognizersOpen--;
    }
  }
}
