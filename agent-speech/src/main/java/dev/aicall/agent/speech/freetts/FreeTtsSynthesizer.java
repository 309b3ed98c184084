package dev.aicall.agent.speech.freetts;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.speech.sound.Pieces;
import dev.aicall.agent.speech.sound.SpokenText;
import java.util.Arrays;
import java.util.List;

/** Speaks piece by piece; between two pieces other calls have their turn. */
final class FreeTtsSynthesizer implements SpeechSynthesizer {
  /** The one voice with 16 kHz. */
  static final String VOICE = "kevin16";

  private final Voice voice;
  private final float wordsPerMinute;
  private boolean closed;

  FreeTtsSynthesizer() {
    // Not through its voice manager, which wants a system property and searches the class path.
    voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(v -> v.getName().equals(VOICE))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("FreeTTS has no voice " + VOICE));
    // Without a queue it needs no thread and speaks before it returns.
    voice.setOutputQueue(null);
    voice.allocate();
    wordsPerMinute = voice.getRate();
  }

  @Override
  public List<String> voices() {
    return List.of(VOICE);
  }

  @Override
  public void speak(Utterance utterance, Output output) {
    double rate = Pieces.requireRate(utterance.rate());
    for (String piece : SpokenText.pieces(utterance.text())) {
      if (!say(piece, rate, output)) {
        return;
      }
    }
  }

  private boolean say(String text, double rate, Output output) {
    CollectingPlayer player = new CollectingPlayer();
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the synthesizer is closed");
      }
      voice.setAudioPlayer(player);
      voice.setRate((float) (wordsPerMinute * rate));
      if (!voice.speak(text)) {
        throw new IllegalStateException("FreeTTS made no sound of " + text.length() + " letters");
      }
    }
    return Pieces.write(player.samples(), output);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      voice.deallocate();
    }
  }
}
