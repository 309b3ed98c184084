package dev.aicall.agent.speech.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import dev.aicall.agent.speech.sound.Level;
import dev.aicall.agent.speech.testing.Commands;
import dev.aicall.agent.speech.testing.Speech;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VadTest {
  /** A sound this much quieter than the loudest is the end of a word; a recording's own noise. */
  private static final double FADED_DB = 35;

  private static final int FRAMES_PER_SECOND = 1000 / SpeechFormat.FRAME_MS;

  static List<SpeechEngineProvider.OfVad> providers() {
    return List.of(new FvadProvider(), new EnergyVadProvider());
  }

  static Stream<Arguments> levels() {
    return providers().stream()
        .flatMap(p -> Stream.of(1, 3, 6, 9, 11).map(level -> Arguments.of(p, level)));
  }

  private static BitSet speech(SpeechEngineProvider.OfVad provider, int level, short[] sound) {
    BitSet speech = new BitSet();
    try (VoiceActivityDetector.Engine engine = provider.open(SpeechSettings.DEFAULT);
        VoiceActivityDetector detector = engine.newDetector(level)) {
      for (int i = 0; i < sound.length / SpeechFormat.FRAME_SAMPLES; i++) {
        speech.set(i, detector.isSpeech(sound, i * SpeechFormat.FRAME_SAMPLES));
      }
    }
    return speech;
  }

  /** The frames that are not faded: where a recording's words are. */
  private static BitSet words(short[] sound) {
    double loudest = Level.SILENCE_DBFS;
    int frames = sound.length / SpeechFormat.FRAME_SAMPLES;
    for (int i = 0; i < frames; i++) {
      loudest = Math.max(loudest, Level.ofFrame(sound, i * SpeechFormat.FRAME_SAMPLES));
    }
    BitSet words = new BitSet();
    for (int i = 0; i < frames; i++) {
      words.set(i, Level.ofFrame(sound, i * SpeechFormat.FRAME_SAMPLES) > loudest - FADED_DB);
    }
    return words;
  }

  @ParameterizedTest
  @MethodSource("levels")
  void hearsTheRecordingsBeginAndEnd(SpeechEngineProvider.OfVad provider, int level)
      throws IOException {
    List<Integer> hangOver = new ArrayList<>();
    for (Commands.Recording recording : Commands.all()) {
      short[] sound = Speech.join(Speech.silence(1000), recording.samples(), Speech.silence(1500));
      BitSet words = words(sound);

      BitSet speech = speech(provider, level, sound);

      // 500 ms is the pre-roll that recognisers are given.
      assertThat(speech.nextSetBit(0))
          .as("%s begins", recording.file())
          .isBetween(words.nextSetBit(0) - 6, words.nextSetBit(0) + 10);
      hangOver.add(speech.length() - words.length());
    }

    Collections.sort(hangOver);
    // Frames of 20 ms; the middle one is what hangOverMs() says, 0.
    assertThat(hangOver.get(hangOver.size() / 2)).isBetween(-1, 1);
    assertThat(hangOver.get(hangOver.size() - 1)).isLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("levels")
  void hearsAPerson(SpeechEngineProvider.OfVad provider, int level) throws IOException {
    short[] person =
        Speech.join(
            Speech.silence(1000),
            Speech.samples(Speech.resource(Speech.HUMAN)),
            Speech.silence(1000));

    BitSet speech = speech(provider, level, person);

    // Words are from 1.5 s to 3.4 s, the recording ends at 3.8 s.
    assertThat(speech.get(74, 172).cardinality()).isGreaterThan(70);
    assertThat(speech.nextSetBit(190)).isEqualTo(-1);
  }

  @ParameterizedTest
  @MethodSource("levels")
  void hearsNothingInSilence(SpeechEngineProvider.OfVad provider, int level) {
    assertThat(speech(provider, level, new short[160_000]).cardinality()).isZero();
    assertThat(speech(provider, level, Speech.silence(10_000)).cardinality()).isZero();
  }

  @ParameterizedTest
  @MethodSource("levels")
  void aKnockIsShorterThanWhatInterrupts(SpeechEngineProvider.OfVad provider, int level) {
    for (int ms : List.of(10, 40, 80, 120)) {
      short[] sound =
          Speech.join(Speech.silence(3_000), Speech.noise(ms, 6_000), Speech.silence(1_000));

      // 160 ms of speech are a turn.
      assertThat(speech(provider, level, sound).cardinality()).as("%s ms", ms).isLessThan(8);
    }
  }

  @ParameterizedTest
  @MethodSource("levels")
  void noiseThatStaysBecomesBackground(SpeechEngineProvider.OfVad provider, int level) {
    for (int amplitude : List.of(300, 1000, 3000)) {
      BitSet speech = speech(provider, level, Speech.noise(10_000, amplitude));

      assertThat(speech.nextSetBit(3 * FRAMES_PER_SECOND)).isEqualTo(-1);
    }
  }

  @Test
  void stricterLevelsHearLessNoise() {
    int before = Integer.MAX_VALUE;
    for (int level = 1; level <= 11; level++) {
      int heard = speech(new FvadProvider(), level, Speech.noise(10_000, 1000)).cardinality();

      assertThat(heard).as("level %s", level).isLessThanOrEqualTo(before);
      before = heard;
    }
    assertThat(before).isLessThan(10);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void levelZeroTakesEverySoundForSpeech(SpeechEngineProvider.OfVad provider) {
    short[] sound = Speech.join(new short[3200], Speech.noise(200, 2), new short[3200]);

    BitSet speech = speech(provider, 0, sound);

    assertThat(speech.nextSetBit(0)).isEqualTo(10);
    assertThat(speech.nextClearBit(10)).isEqualTo(20);
    assertThat(speech.nextSetBit(20)).isEqualTo(-1);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void refusesBadInput(SpeechEngineProvider.OfVad provider) {
    try (VoiceActivityDetector.Engine engine = provider.open(SpeechSettings.DEFAULT)) {
      assertThatThrownBy(() -> engine.newDetector(12))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("level: 0 to 11, got 12");
      assertThatThrownBy(() -> engine.newDetector(-1)).hasMessage("level: 0 to 11, got -1");
      VoiceActivityDetector detector = engine.newDetector(5);
      assertThatThrownBy(() -> detector.isSpeech(new short[319], 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("offset: 320 samples must follow, got 0 of 319");
      detector.close();
      detector.close();
      assertThat(engine.hangOverMs()).isZero();
    }
  }

  @Test
  void closedDetectorSaysSo() {
    try (VoiceActivityDetector.Engine engine = new FvadProvider().open(SpeechSettings.DEFAULT)) {
      VoiceActivityDetector detector = engine.newDetector(5);
      detector.close();

      assertThatThrownBy(() -> detector.isSpeech(new short[320], 0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the detector is closed");
    }
  }

  @Test
  void manyDetectorsHearEachForItself() throws IOException {
    short[] sound = Commands.all().get(0).samples();
    try (VoiceActivityDetector.Engine engine = new FvadProvider().open(SpeechSettings.DEFAULT)) {
      List<VoiceActivityDetector> detectors = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        detectors.add(engine.newDetector(11));
      }
      VoiceActivityDetector quiet = engine.newDetector(11);
      int heard = 0;
      for (int at = 0; at + SpeechFormat.FRAME_SAMPLES <= sound.length; at += 320) {
        boolean first = detectors.get(0).isSpeech(sound, at);
        for (VoiceActivityDetector detector : detectors.subList(1, 100)) {
          assertThat(detector.isSpeech(sound, at)).isEqualTo(first);
        }
        assertThat(quiet.isSpeech(new short[320], 0)).isFalse();
        heard += first ? 1 : 0;
      }
      assertThat(heard).isGreaterThan(20);
      detectors.forEach(VoiceActivityDetector::close);
      quiet.close();
    }
  }
}
