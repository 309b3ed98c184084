package dev.aicall.agent.speech.pocketsphinx;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechSettings;
import java.util.Arrays;
import java.util.List;

/** Hears recordings without any grammar, as well as PocketSphinx can. */
public final class FreeHearing implements AutoCloseable {
  private final Decoder decoder;

  /** Loads the model of the machine; see {@link PocketSphinxProvider#availability}. */
  public FreeHearing() {
    Model model = Model.of(SpeechSettings.DEFAULT);
    decoder =
        new Decoder(
            List.of(
                "-hmm", model.acoustic().toString(),
                "-dict", model.dictionary().toString(),
                "-lm", model.languageModel().toString()));
  }

  /** Words in lower case without punctuation, with 300 ms of quiet put around the recording. */
  public String hear(short[] sound) {
    short[] quiet = new short[SpeechFormat.SAMPLE_RATE_HZ * 3 / 10];
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] = (short) (i % 7 - 3);
    }
    decoder.begin();
    for (short[] part : List.of(quiet, sound, quiet)) {
      for (int at = 0; at < part.length; at += SpeechFormat.FRAME_SAMPLES) {
        decoder.hear(
            Arrays.copyOfRange(part, at, Math.min(part.length, at + SpeechFormat.FRAME_SAMPLES)),
            0,
            Math.min(part.length - at, SpeechFormat.FRAME_SAMPLES));
      }
    }
    return decoder.finish().text().replace("good-bye", "goodbye");
  }

  @Override
  public void close() {
    decoder.close();
  }
}
