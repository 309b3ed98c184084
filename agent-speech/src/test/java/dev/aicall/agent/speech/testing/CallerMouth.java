package dev.aicall.agent.speech.testing;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.api.media.PcmSource;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A caller's microphone: gives what it was told to say, one after the other, and the noise of a
 * quiet room between. Knows when what was loud in it was read.
 */
public final class CallerMouth implements PcmSource {
  /** Samples above are loud: −40 dB of full scale. */
  public static final int LOUD = 328;

  private final short[] room = Speech.silence(1_000);
  private final ArrayDeque<Said> waiting = new ArrayDeque<>();
  private int roomAt;

  /** Something that is said. Times are on {@link System#nanoTime}, to the sample. */
  public static final class Said {
    private final short[] samples;
    private final int firstLoud;
    private final int lastLoud;
    private final Moment began = new Moment("the beginning of what is said");
    private final Moment ended = new Moment("the end of what is said");
    private int at;

    private Said(short[] samples) {
      this.samples = samples.clone();
      int first = -1;
      int last = -1;
      for (int i = 0; i < samples.length; i++) {
        if (Math.abs(samples[i]) > LOUD) {
          first = first < 0 ? i : first;
          last = i;
        }
      }
      if (first < 0) {
        throw new IllegalArgumentException("samples: louder than " + LOUD + " somewhere");
      }
      firstLoud = first;
      lastLoud = last;
    }

    private int read(short[] to, int offset, int length, long now) {
      int count = Math.min(length, samples.length - at);
      System.arraycopy(samples, at, to, offset, count);
      note(began, firstLoud, count, now);
      note(ended, lastLoud, count, now);
      at += count;
      return count;
    }

    private void note(Moment moment, int sample, int count, long now) {
      if (sample >= at && sample < at + count) {
        moment.come(now + nanos(sample - at));
      }
    }

    /** When its first loud sample was read. */
    public long awaitBegan(Duration limit) {
      return began.await(limit);
    }

    /** When its last loud sample was read: the true end of speech. */
    public long awaitEnded(Duration limit) {
      return ended.await(limit);
    }
  }

  /** How long so many samples last. */
  static long nanos(long samples) {
    return samples * 1_000_000_000L / SpeechFormat.SAMPLE_RATE_HZ;
  }

  /** Says something as soon as all before is said. */
  public synchronized Said say(short[] samples) {
    Said said = new Said(samples);
    waiting.add(said);
    return said;
  }

  @Override
  public int sampleRateHz() {
    return SpeechFormat.SAMPLE_RATE_HZ;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public synchronized int read(short[] samples, int offset, int length) {
    long now = System.nanoTime();
    int filled = 0;
    @Nullable Said next = waiting.peek();
    while (next != null && filled < length) {
      filled += next.read(samples, offset + filled, length - filled, now + nanos(filled));
      if (next.at == next.samples.length) {
        waiting.remove();
      }
      next = waiting.peek();
    }
    for (; filled < length; filled++) {
      samples[offset + filled] = room[roomAt];
      roomAt = (roomAt + 1) % room.length;
    }
    return length;
  }
}
