package dev.aicall.agent.server.conversation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one sentence, on its way from the worker that makes it to the media thread that
 * plays it, without a lock: the one writes and publishes how far, the other reads that far. Taking
 * allocates nothing.
 */
final class SentenceSound {
  /** Below is the noise of a voice that pauses: -50 dB of the full scale; our choice. */
  static final int QUIET = 100;

  /** A quarter of a second. */
  private static final int CHUNK_SAMPLES = 4_096;

  private static final int UNKNOWN = -1;

  /** A piece of the sound. */
  private static final class Chunk {
    final short[] samples = new short[CHUNK_SAMPLES];
    @Nullable Chunk next;
  }

  // Written before, and read after the volatile fields below.
  private @Nullable Chunk first;
  private int speechEnd;

  // The worker's own.
  private @Nullable Chunk last;
  private int written;
  private int lastLoud = UNKNOWN;

  private volatile int expected;
  private volatile int made;
  private volatile int speechBegin = UNKNOWN;
  private volatile int total = UNKNOWN;

  // The media thread's own.
  private @Nullable Chunk playing;
  private int taken;

  /** Tells how long it will be, as far as can be said before it is made. */
  void expect(int samples) {
    expected = samples;
  }

  /** Appends samples; on the worker. */
  void write(short[] samples, int offset, int length) {
    for (int i = 0; i < length; ) {
      int at = written % CHUNK_SAMPLES;
      if (at == 0) {
        append(new Chunk());
      }
      Chunk chunk = last;
      if (chunk == null) {
        throw new IllegalStateException("no chunk to write to");
      }
      int part = Math.min(length - i, CHUNK_SAMPLES - at);
      System.arraycopy(samples, offset + i, chunk.samples, at, part);
      written += part;
      i += part;
    }
    made = written;
    listen(samples, offset, length);
  }

  private void append(Chunk chunk) {
    if (last == null) {
      first = chunk;
    } else {
      last.next = chunk;
    }
    last = chunk;
  }

  private void listen(short[] samples, int offset, int length) {
    int before = written - length;
    for (int i = 0; i < length; i++) {
      if (Math.abs(samples[offset + i]) > QUIET) {
        lastLoud = before + i;
        if (speechBegin == UNKNOWN) {
          speechBegin = lastLoud;
        }
      }
    }
  }

  /** Says that all is made; on the worker. */
  void complete() {
    speechEnd = lastLoud == UNKNOWN ? written : lastLoud + 1;
    total = written;
  }

  /** Says that the engine made no more, and silence stands for the rest; on any thread, once. */
  void completeInSilence(int atLeast) {
    int length = Math.max(written, atLeast);
    speechEnd = length;
    total = length;
  }

  /** Whether anything can be heard in what was made. */
  boolean isHeard() {
    return speechBegin != UNKNOWN;
  }

  /** Samples made so far; on the worker. */
  int written() {
    return written;
  }

  /** How long it is, or will be as far as known. */
  int length() {
    int known = total;
    return known == UNKNOWN ? Math.max(expected, made) : known;
  }

  /** Skips the quiet before the speech but for a little; on the media thread, before all else. */
  boolean skipTo(int lead) {
    int begin = speechBegin;
    if (begin == UNKNOWN) {
      return total != UNKNOWN; // all of it is quiet, or none made yet
    }
    for (int skipped = begin - lead; taken < skipped; ) {
      advance(Math.min(skipped - taken, CHUNK_SAMPLES - taken % CHUNK_SAMPLES));
    }
    return true;
  }

  /** How many samples can be taken at once, up to a number; on the media thread. */
  int ready(int wanted) {
    int whole = total;
    return Math.min(wanted, (whole == UNKNOWN ? made : whole) - taken);
  }

  /** How many were taken; on the media thread. */
  int taken() {
    return taken;
  }

  /** Where the speech begins, beyond all samples if that is not known; on the media thread. */
  int speechBegin() {
    int begin = speechBegin;
    return begin != UNKNOWN ? begin : total != UNKNOWN ? 0 : Integer.MAX_VALUE;
  }

  /** How long the speech is, as well as is known; on the media thread. */
  int speechSamples() {
    return (total != UNKNOWN ? speechEnd : length()) - (isHeard() ? speechBegin : 0);
  }

  /** Takes what is {@link #ready}; on the media thread. */
  void take(short[] samples, int offset, int length) {
    for (int i = 0; i < length; ) {
      int at = taken % CHUNK_SAMPLES;
      int sound = made - taken;
      int part = Math.min(length - i, CHUNK_SAMPLES - at);
      if (sound <= 0) {
        Arrays.fill(samples, offset + i, offset + i + part, (short) 0);
        taken += part;
      } else {
        part = Math.min(part, sound);
        advance(part);
        Chunk chunk = playing;
        if (chunk != null) {
          System.arraycopy(chunk.samples, at, samples, offset + i, part);
        }
      }
      i += part;
    }
  }

  /** Steps on inside a chunk that was made, entering it first where it begins. */
  private void advance(int samples) {
    if (taken % CHUNK_SAMPLES == 0) {
      playing = playing == null ? first : playing.next;
    }
    taken += samples;
  }

  /** Whether all was taken; on the media thread. */
  boolean isTaken() {
    return taken == total;
  }
}
