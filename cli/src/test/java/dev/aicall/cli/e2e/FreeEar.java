package dev.aicall.cli.e2e;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.pocketsphinx.FreeHearing;
import dev.aicall.agent.speech.pocketsphinx.PocketSphinxProvider;
import dev.aicall.agent.speech.sound.Resampler;
import dev.aicall.agent.speech.sound.Wav;
import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.SpeechResult;
import edu.cmu.sphinx.api.StreamSpeechRecognizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Hears a recording again without any grammar, sentence by sentence: with PocketSphinx if it is
 * here, else with sphinx4.
 */
final class FreeEar {
  /** RMS of 20 ms below which nobody speaks: -45 dBFS. */
  private static final double SILENCE = 184;

  /** 300 ms of silence part two sentences. */
  private static final int PAUSE_FRAMES = 15;

  private static final String MODELS = "resource:/edu/cmu/sphinx/models/en-us/";

  private FreeEar() {}

  /** Words in lower case without punctuation. */
  static String hear(Path wav) throws IOException {
    Wav.Sound sound = Wav.read(Files.readAllBytes(wav));
    short[] samples =
        Resampler.resample(sound.samples(), sound.rateHz(), SpeechFormat.SAMPLE_RATE_HZ);
    if (!new PocketSphinxProvider().availability(SpeechSettings.DEFAULT).usable()) {
      return sphinx4(samples);
    }
    List<String> words = new ArrayList<>();
    try (FreeHearing ear = new FreeHearing()) {
      for (short[] sentence : sentences(samples)) {
        words.add(ear.hear(sentence));
      }
    }
    return String.join(" ", words);
  }

  private static List<short[]> sentences(short[] samples) {
    int frame = SpeechFormat.FRAME_SAMPLES;
    List<short[]> sentences = new ArrayList<>();
    int begin = -1;
    int end = 0;
    for (int at = 0; at + frame <= samples.length; at += frame) {
      double squares = 0;
      for (int i = at; i < at + frame; i++) {
        squares += (double) samples[i] * samples[i];
      }
      if (squares > SILENCE * SILENCE * frame) {
        begin = begin < 0 ? at : begin;
        end = at + frame;
      } else if (begin >= 0 && at - end >= PAUSE_FRAMES * frame) {
        sentences.add(withEdges(samples, begin, end));
        begin = -1;
      }
    }
    if (begin >= 0) {
      sentences.add(withEdges(samples, begin, end));
    }
    return sentences;
  }

  /** Consonants at the edges are softer than silence is by this measure. */
  private static short[] withEdges(short[] samples, int begin, int end) {
    int edge = PAUSE_FRAMES * SpeechFormat.FRAME_SAMPLES / 2;
    return Arrays.copyOfRange(
        samples, Math.max(0, begin - edge), Math.min(samples.length, end + edge));
  }

  /** Slow: several times as long as the recording. */
  static String sphinx4(short[] samples) throws IOException {
    Configuration models = new Configuration();
    models.setAcousticModelPath(MODELS + "en-us");
    models.setDictionaryPath(MODELS + "cmudict-en-us.dict");
    models.setLanguageModelPath(MODELS + "en-us.lm.bin");
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    StreamSpeechRecognizer recognizer = new StreamSpeechRecognizer(models);
    recognizer.startRecognition(new ByteArrayInputStream(bytes.array()));
    List<String> words = new ArrayList<>();
    SpeechResult result = recognizer.getResult();
    while (result != null) {
      words.add(result.getHypothesis());
      result = recognizer.getResult();
    }
    recognizer.stopRecognition();
    return String.join(" ", words).replaceAll("<[a-z]+>", "").replaceAll("\\s+", " ").strip();
  }
}
