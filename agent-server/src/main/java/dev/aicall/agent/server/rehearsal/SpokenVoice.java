package dev.aicall.agent.server.rehearsal;

import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * A voice that sounds only while something is said. Switched on the call's loop, read on a media
 * thread; the two share volatile fields only, and a read allocates nothing.
 */
final class SpokenVoice implements PcmSource {
  /** Nobody has asked for sound yet. */
  static final long UNHEARD = Long.MIN_VALUE;

  private static final double DB_PER_DECADE = 20;

  /** What makes the samples; used by the reading thread alone. */
  interface Sound {
    int sampleRateHz();

    int channels();

    /** Begins anew. */
    void restart();

    /** Makes the next samples. */
    void fill(short[] samples, int offset, int length);
  }

  private final Sound sound;
  private final TimeSource time;
  private final boolean always;
  private volatile boolean sounding;
  private volatile int sentence;
  private volatile long soundedAtNanos = UNHEARD;

  /** How many sentences were begun; the loop's own. */
  private int sentences;

  /** The sentence that the reader is at; the reader's own. */
  private int reading;

  private SpokenVoice(Sound sound, boolean always, TimeSource time) {
    this.sound = sound;
    this.always = always;
    this.time = time;
  }

  /** Makes a voice; null for silence, and for an echo, which is none. */
  static @Nullable SpokenVoice of(VoiceSpec spec, double gain, TimeSource time) {
    if (spec instanceof VoiceSpec.Tone tone) {
      return new SpokenVoice(
          new ToneSound(tone.hertz(), gain * amplitude(tone.levelDbfs())), tone.always(), time);
    }
    if (spec instanceof VoiceSpec.Recording recording) {
      return new SpokenVoice(
          new RecordedSound(recording.file(), gain * amplitude(recording.levelDbfs())),
          recording.always(),
          time);
    }
    return null;
  }

  /** Makes the voice of somebody who never falls silent. */
  static @Nullable SpokenVoice sounding(VoiceSpec spec, TimeSource time) {
    SpokenVoice voice = of(spec, 1, time);
    if (voice != null) {
      voice.sound();
    }
    return voice;
  }

  private static double amplitude(double levelDbfs) {
    return Math.pow(10, levelDbfs / DB_PER_DECADE);
  }

  void sound() {
    if (!sounding) {
      sentences++;
      sentence = sentences;
      sounding = true;
    }
  }

  /** Lets the next sound count as the first. */
  void forgetSound() {
    soundedAtNanos = UNHEARD;
  }

  void fallSilent() {
    sounding = false;
  }

  long soundedAtNanos() {
    return soundedAtNanos;
  }

  @Override
  public int sampleRateHz() {
    return sound.sampleRateHz();
  }

  @Override
  public int channels() {
    return sound.channels();
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    if (!sounding && !always) {
      return 0;
    }
    int now = sentence;
    if (now != reading) {
      reading = now;
      if (!always) {
        sound.restart();
      }
    }
    if (soundedAtNanos == UNHEARD) {
      soundedAtNanos = time.nanoTime();
    }
    sound.fill(samples, offset, length);
    return length;
  }
}
