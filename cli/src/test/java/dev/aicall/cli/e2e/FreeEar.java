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
import java.util.List;

/** Hears a recording again without any grammar: with PocketSphinx if it is here, else sphinx4. */
final class FreeEar {
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
    try (FreeHearing ear = new FreeHearing()) {
      return ear.hear(samples);
    }
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
