package dev.aicall.agent.speech.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.server.speech.SpeechSynthesizer.Utterance;
import dev.aicall.agent.speech.sound.Level;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every voice does. */
public interface SynthesizerContract {
  /** A sentence of three seconds or so. */
  String SENTENCE = "I have gone forward ten meters, and then I turned left.";

  /** The voice under test; not closed by the tests. */
  SpeechSynthesizer voice();

  @Test
  default void slowerIsLonger() {
    double plain = Speech.say(voice(), SENTENCE, "", 1).length;

    assertThat(plain / SpeechFormat.SAMPLE_RATE_HZ).isBetween(1.5, 5.0);
    assertThat(Speech.say(voice(), SENTENCE, "", 0.5).length / plain).isBetween(1.7, 2.3);
    assertThat(Speech.say(voice(), SENTENCE, "", 2).length / plain).isBetween(0.4, 0.6);
    assertThat(Speech.say(voice(), SENTENCE, "", 1).length / plain).isBetween(0.95, 1.05);
  }

  @Test
  default void rateOutOfRangeIsRefused() {
    for (double rate : new double[] {0.49, 2.01, Double.NaN}) {
      assertThatThrownBy(() -> Speech.say(voice(), "one", "", rate))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rate: 0.5 to 2.0, got " + rate);
    }
  }

  @Test
  default void soundsAreLoudAndClean() {
    short[] sound = Speech.say(voice(), SENTENCE, "", 1);

    assertThat(Level.of(sound, 0, sound.length)).isBetween(-35.0, -8.0);
  }

  @Test
  default void whatCannotBeSpokenIsSilence() {
    for (String text :
        List.of("", "   ", "\n\t", "\u4f60\u597d", "\ud83d\ude00", "...", "\u0000")) {
      assertThat(Speech.say(voice(), text, "", 1)).as(text).isEmpty();
    }
  }

  @Test
  default void oddTextIsSpoken() {
    short[] plain = Speech.say(voice(), "cafe, I'm here", "", 1);

    assertThat(Speech.say(voice(), "caf\u00e9, I\u2019m here", "", 1)).hasSameSizeAs(plain);
    assertThat(Speech.say(voice(), "<b>&amp; %s \\ {} \"quoted\" $5.00 3:45 \ud800 x", "", 1))
        .isNotEmpty();
    assertThat(Speech.say(voice(), "x".repeat(250), "", 1)).isNotEmpty();
  }

  @Test
  default void longTextIsSpokenPieceByPiece() {
    String text = "The robot went on and on and never stopped. ".repeat(114);
    List<Integer> lengths = new ArrayList<>();

    voice()
        .speak(
            new Utterance(text, "", 1),
            (samples, offset, length) -> {
              lengths.add(length);
              return true;
            });

    assertThat(text.length()).isGreaterThan(5000);
    assertThat(lengths).hasSizeGreaterThan(1000).allMatch(length -> length <= 1600);
    long seconds = lengths.stream().mapToLong(i -> i).sum() / SpeechFormat.SAMPLE_RATE_HZ;
    assertThat(seconds).isBetween(200L, 500L);
  }

  @Test
  default void stopsWhenNoMoreIsWanted() {
    List<Integer> lengths = new ArrayList<>();

    voice()
        .speak(
            new Utterance(SENTENCE.repeat(50), "", 1),
            (samples, offset, length) -> {
              lengths.add(length);
              return lengths.size() < 3;
            });

    assertThat(lengths).hasSize(3);
  }

  @Test
  default void unknownVoiceIsTheOwnOne() {
    assertThat(Speech.say(voice(), "one two", "nobody", 1))
        .hasSameSizeAs(Speech.say(voice(), "one two", voice().voices().get(0), 1));
  }

  @Test
  default void callsWaitForEachOther() throws Exception {
    int alone = Speech.say(voice(), SENTENCE, "", 1).length;
    ExecutorService calls = Executors.newFixedThreadPool(4);
    try {
      List<CompletableFuture<Integer>> said = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        double rate = i % 2 == 0 ? 1 : 2;
        said.add(
            CompletableFuture.supplyAsync(
                () -> Speech.say(voice(), SENTENCE, "", rate).length, calls));
      }
      for (int i = 0; i < 8; i++) {
        assertThat((double) said.get(i).get() / alone)
            .isBetween(i % 2 == 0 ? 0.95 : 0.4, i % 2 == 0 ? 1.05 : 0.6);
      }
    } finally {
      calls.shutdown();
    }
  }

  @Test
  default void writesNothingToStandardOutput() {
    PrintStream before = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      Speech.say(voice(), "Nothing, e.g. Dr. Who at 3:45, is written: 1,234.5 \\ xyzzy.", "", 1);
    } finally {
      System.setOut(before);
    }
    assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
