package dev.aicall.agent.server.conversation;

import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.TimeSource.Timer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A media thread on virtual time: takes 10 ms each 10 ms while it runs, and keeps them. */
final class Playout {
  /** What is read at once. */
  static final int READ_SAMPLES = 160;

  private static final Duration READ_EVERY = Duration.ofMillis(10);

  private final VirtualTime time;
  private final PcmSource voice;
  private short[] heard = new short[1 << 16];
  private int count;
  private @Nullable Timer next;

  /** Makes one that does not run yet. */
  Playout(VirtualTime time, PcmSource voice) {
    this.time = time;
    this.voice = voice;
  }

  /** Begins to read, 10 ms from now. */
  Playout start() {
    next = time.schedule(READ_EVERY, this::tick);
    return this;
  }

  /** Reads no more. */
  void stop() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  private void tick() {
    start();
    read();
  }

  /** Reads once, by hand. */
  short[] read() {
    if (count + READ_SAMPLES > heard.length) {
      heard = Arrays.copyOf(heard, heard.length * 2);
    }
    voice.read(heard, count, READ_SAMPLES);
    count += READ_SAMPLES;
    return Arrays.copyOfRange(heard, count - READ_SAMPLES, count);
  }

  /** All that was heard since the beginning or {@link #forget}. */
  short[] heard() {
    return Arrays.copyOf(heard, count);
  }

  /** Forgets what was heard. */
  void forget() {
    Arrays.fill(heard, (short) 0);
    count = 0;
  }

  /** How many samples are within a tenth of the level of a sentence, the first being 1. */
  int samplesOf(int sentence) {
    int level = sentence * ScriptedSynthesizer.LEVEL;
    int found = 0;
    for (int i = 0; i < count; i++) {
      found += Math.abs(heard[i] - level) < ScriptedSynthesizer.LEVEL / 10 ? 1 : 0;
    }
    return found;
  }

  /** How many samples are not digital silence. */
  int sounding() {
    int found = 0;
    for (int i = 0; i < count; i++) {
      found += heard[i] != 0 ? 1 : 0;
    }
    return found;
  }
}
