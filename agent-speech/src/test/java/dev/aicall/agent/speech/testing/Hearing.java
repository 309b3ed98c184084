package dev.aicall.agent.speech.testing;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Has the recordings heard, and says how right and how fast that was. */
public final class Hearing {
  private final List<String> wrong = new ArrayList<>();
  private final List<Double> finishMs = new ArrayList<>();
  private double workSeconds;
  private double soundSeconds;

  private Hearing() {}

  /** All recordings of commands, one turn each. */
  public static Hearing ofCommands(SpeechRecognizer recognizer) throws IOException {
    Hearing hearing = new Hearing();
    for (Commands.Recording recording : Commands.all()) {
      hearing.hear(recognizer, recording);
    }
    return hearing;
  }

  private void hear(SpeechRecognizer recognizer, Commands.Recording recording) {
    short[] sound = recording.samples();
    long begin = System.nanoTime();
    recognizer.begin();
    for (int at = 0; at < sound.length; at += SpeechFormat.FRAME_SAMPLES) {
      recognizer.hear(sound, at, Math.min(SpeechFormat.FRAME_SAMPLES, sound.length - at));
    }
    long end = System.nanoTime();
    SpeechRecognizer.Result result = recognizer.finish();
    long done = System.nanoTime();
    workSeconds += (done - begin) / 1e9;
    soundSeconds += (double) sound.length / SpeechFormat.SAMPLE_RATE_HZ;
    finishMs.add((done - end) / 1e6);
    if (!result.inGrammar() || !result.text().equals(recording.text())) {
      wrong.add(recording.file() + ": " + result);
    }
  }

  /** The recordings that were not heard exactly. */
  public List<String> wrong() {
    return wrong;
  }

  /** One line with the figures. */
  public String figures(String engine) {
    List<Double> sorted = finishMs.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%s: %d of %d exact, real-time factor %.3f, end to text %.0f ms median, %.0f ms at most",
        engine,
        sorted.size() - wrong.size(),
        sorted.size(),
        workSeconds / soundSeconds,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() - 1));
  }
}
