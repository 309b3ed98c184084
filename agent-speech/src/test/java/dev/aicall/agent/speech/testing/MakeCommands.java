package dev.aicall.agent.speech.testing;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.speech.flite.FliteProvider;
import dev.aicall.agent.speech.sound.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the recordings of {@link Commands}: {@code main} takes the folder to write to. Not run by
 * the build: the recordings are kept, so that every machine tests the same.
 */
public final class MakeCommands {
  private static final List<String> SENTENCES =
      List.of(
          "go forward ten meters",
          "go back three steps",
          "go forward",
          "move forward five feet",
          "move backward two meters",
          "drive forward twenty meters",
          "turn left",
          "turn right ninety degrees",
          "turn left forty five degrees",
          "turn around",
          "stop",
          "go faster",
          "slow down",
          "come back home",
          "how far did you go",
          "where are you",
          "what can you do",
          "how is your battery",
          "hello robot",
          "goodbye");

  private MakeCommands() {}

  /** Writes recordings and list. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    List<String> list = new ArrayList<>();
    try (SpeechSynthesizer flite = new FliteProvider().open(SpeechSettings.DEFAULT)) {
      for (String voice : List.of("rms", "awb")) {
        for (String sentence : SENTENCES) {
          String file = voice + "-" + sentence.replace(' ', '-') + ".wav";
          short[] sound =
              Speech.join(
                  Speech.silence(300), Speech.say(flite, sentence, voice, 1), Speech.silence(300));
          Files.write(
              folder.resolve(file), Wav.write(new Wav.Sound(SpeechFormat.SAMPLE_RATE_HZ, sound)));
          list.add(file + "\t" + sentence + "\n");
        }
      }
    }
    Files.writeString(folder.resolve("commands.tsv"), String.join("", list));
  }
}
