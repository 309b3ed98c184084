package dev.aicall.agent.server.conversation;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.domain.port.TimeSource;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the caller's sound from the media thread to the worker: mixed down to one channel, in
 * pieces that are used again. If the worker falls {@link #MOST_PIECES} behind, new sound is
 * dropped.
 */
final class CallerEars implements PcmSink {
  private static final Logger log = LoggerFactory.getLogger(CallerEars.class);

  /** 10 s of pieces of 10 ms; our choice. */
  static final int MOST_PIECES = 1_000;

  private final Executor worker;
  private final TimeSource time;
  private final Listener listener;
  private final ConcurrentLinkedQueue<Piece> free = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile long newestNanos;
  private boolean dropping;

  /** Takes sound on the worker. */
  @FunctionalInterface
  interface Listener {
    void onSound(short[] samples, int length, int rateHz, long arrivedNanos);
  }

  CallerEars(Executor worker, TimeSource time, Listener listener) {
    this.worker = worker;
    this.time = time;
    this.listener = listener;
    this.newestNanos = time.nanoTime();
  }

  /** When sound came last, on the ticker. Any thread. */
  long newestNanos() {
    return newestNanos;
  }

  @Override
  public void onPcm(PcmFrame frame) {
    newestNanos = time.nanoTime();
    if (underWay.get() >= MOST_PIECES) {
      if (!dropping) {
        dropping = true;
        log.warn("event=sound-dropped reason=\"the recogniser is 10 s behind\"");
      }
      return;
    }
    dropping = false;
    Piece piece = free.poll();
    if (piece == null) {
      piece = new Piece();
    }
    piece.copy(frame, newestNanos);
    underWay.incrementAndGet();
    worker.execute(piece);
  }

  private final class Piece implements Runnable {
    private short[] samples = {};
    private int length;
    private int rateHz;
    private long arrivedNanos;

    void copy(PcmFrame frame, long nanos) {
      int channels = frame.channels();
      length = frame.length() / channels;
      rateHz = frame.sampleRateHz();
      arrivedNanos = nanos;
      if (samples.length < length) {
        samples = new short[length];
      }
      if (channels == 1) {
        frame.copyTo(samples, 0);
      } else {
        for (int i = 0; i < length; i++) {
          samples[i] = (short) ((frame.sample(2 * i) + frame.sample(2 * i + 1)) / 2);
        }
      }
    }

    @Override
    public void run() {
      try {
        listener.onSound(samples, length, rateHz, arrivedNanos);
      } finally {
        underWay.decrementAndGet();
        free.add(this);
      }
    }
  }
}
