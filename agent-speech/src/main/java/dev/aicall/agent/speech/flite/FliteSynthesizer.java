package dev.aicall.agent.speech.flite;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.speech.sound.Pieces;
import dev.aicall.agent.speech.sound.Resampler;
import dev.aicall.agent.speech.sound.SpokenText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speaks piece by piece; between two pieces other calls have their turn. */
final class FliteSynthesizer implements SpeechSynthesizer {
  /**
   * Names of voices and of Debian's libraries with them; the first that is there is the default.
   */
  static final Map<String, String> LIBRARIES = new LinkedHashMap<>();

  static {
    LIBRARIES.put("slt", "cmu_us_slt");
    LIBRARIES.put("rms", "cmu_us_rms");
    LIBRARIES.put("awb", "cmu_us_awb");
    LIBRARIES.put("kal", "cmu_us_kal16");
  }

  /** In {@code struct cst_voice}: behind the name. */
  private static final long VOICE_FEATURES = 8;

  /** In {@code struct cst_wave}. */
  private static final long WAVE_RATE = 8;

  private static final long WAVE_COUNT = 12;
  private static final long WAVE_CHANNELS = 16;
  private static final long WAVE_SAMPLES = 24;

  /** No piece of text is longer spoken: what claims to be is not a wave. */
  private static final int MAX_SECONDS = 180;

  /** Never freed: Flite keeps the pointer to a feature's name, not the name. */
  private static final Pointer STRETCH = name("duration_stretch");

  private final List<String> voices;
  private final Map<String, Voice> taken = new HashMap<>();
  private boolean closed;

  private record Voice(Pointer pointer, float stretch) {}

  FliteSynthesizer(List<String> voices) {
    this.voices = List.copyOf(voices);
    synchronized (FliteLibrary.LOCK) {
      // Loads the default voice, so that the first sentence does not wait for it.
      voice("");
    }
  }

  private static Pointer name(String text) {
    Memory memory = new Memory(text.length() + 1L);
    memory.setString(0, text, "US-ASCII");
    return memory;
  }

  @Override
  public List<String> voices() {
    return voices;
  }

  @Override
  public void speak(Utterance utterance, Output output) {
    double rate = Pieces.requireRate(utterance.rate());
    for (String piece : SpokenText.pieces(utterance.text())) {
      if (!Pieces.write(say(piece, utterance.voiceId(), rate), output)) {
        return;
      }
    }
  }

  private short[] say(String text, String voiceId, double rate) {
    synchronized (FliteLibrary.LOCK) {
      Voice voice = voice(voiceId);
      FliteLibrary flite = FliteLibrary.Loaded.get();
      Pointer features = voice.pointer().getPointer(VOICE_FEATURES);
      flite.flite_feat_set_float(features, STRETCH, (float) (voice.stretch() / rate));
      Pointer wave = flite.flite_text_to_wave(text, voice.pointer());
      if (wave == null) {
        throw new IllegalStateException("Flite made no sound of " + text.length() + " letters");
      }
      try {
        return samples(wave);
      } finally {
        flite.delete_wave(wave);
      }
    }
  }

  private Voice voice(String id) {
    if (closed) {
      throw new IllegalStateException("the synthesizer is closed");
    }
    // An unknown voice is no reason to be silent.
    String name = voices.contains(id) ? id : voices.get(0);
    return taken.computeIfAbsent(name, FliteSynthesizer::take);
  }

  private static Voice take(String name) {
    Pointer pointer = FliteLibrary.Loaded.take(library(name));
    Pointer features = pointer.getPointer(VOICE_FEATURES);
    return new Voice(
        pointer, FliteLibrary.Loaded.get().flite_get_param_float(features, STRETCH, 1));
  }

  private static String library(String name) {
    @Nullable String library = LIBRARIES.get(name);
    if (library == null) {
      throw new IllegalArgumentException("voice: one of " + LIBRARIES.keySet() + ", got " + name);
    }
    return library;
  }

  private static short[] samples(Pointer wave) {
    int rate = wave.getInt(WAVE_RATE);
    int count = wave.getInt(WAVE_COUNT);
    int channels = wave.getInt(WAVE_CHANNELS);
    boolean plausible =
        rate >= 8000 && rate <= 48_000 && channels == 1 && count >= 0 && count / rate < MAX_SECONDS;
    if (!plausible) {
      throw new IllegalStateException(
          "Flite is not the version that this was written for (2.2): wave of "
              + count
              + " samples at "
              + rate
              + " Hz, channels "
              + channels);
    }
    short[] samples =
        count == 0 ? new short[0] : wave.getPointer(WAVE_SAMPLES).getShortArray(0, count);
    return Resampler.resample(samples, rate, SpeechFormat.SAMPLE_RATE_HZ);
  }

  @Override
  public void close() {
    synchronized (FliteLibrary.LOCK) {
      if (!closed) {
        closed = true;
        new ArrayList<>(taken.keySet()).forEach(name -> FliteLibrary.Loaded.give(library(name)));
        taken.clear();
      }
    }
  }
}
