package dev.aicall.cli.audio;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.domain.exec.DaemonThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what is heard into a WAV file, in the layout of the first piece. A thread of its own
 * writes; where sound is missing for a while, silence of that length stands in, so that times in
 * the file are times of the call.
 */
public final class WavRecorder implements PcmSink, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WavRecorder.class);

  /** Pieces that may wait to be written: 10 s of 10 ms each, for a slow disk. */
  private static final int WAITING = 1_000;

  /** Shorter gaps are jitter of the stamps: our choice. */
  private static final long GAP_NANOS = Duration.ofMillis(200).toNanos();

  private static final long LONGEST_GAP_NANOS = Duration.ofHours(1).toNanos();
  private static final double NANOS = 1e9;

  /** Layout of a file without any sound: the network's. */
  private static final PcmFormat SILENT = new PcmFormat(48_000, 1);

  private final Path file;
  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(WAITING);
  private final Thread writer;
  private volatile @Nullable IOException failure;
  private volatile boolean closed;
  private long lost;

  private static final class Piece {
    final short[] samples;
    final PcmFormat format;
    final long stampNanos;
    final boolean last;

    Piece(short[] samples, PcmFormat format, long stampNanos, boolean last) {
      this.samples = samples;
      this.format = format;
      this.stampNanos = stampNanos;
      this.last = last;
    }
  }

  /**
   * Creates a recorder; the file appears with the first sound, or empty at the end.
   *
   * @param file where; its folder must exist
   */
  public WavRecorder(Path file) {
    this.file = file;
    this.writer = DaemonThreads.named("aicall-record").newThread(this::writeAll);
    writer.start();
  }

  @Override
  public void onPcm(PcmFrame frame) {
    PcmFormat format = new PcmFormat(frame.sampleRateHz(), frame.channels());
    Piece piece = new Piece(frame.toArray(), format, frame.timestampNanos(), false);
    if (!closed && !pieces.offer(piece) && lost++ == 0) {
      log.warn("the disk is too slow for {}: sound is missing in it", file.getFileName());
    }
  }

  /**
   * Writes what waits and closes the file. Idempotent.
   *
   * @throws IOException if something could not be written
   */
  @Override
  public void close() throws IOException {
    closed = true;
    try {
      pieces.put(new Piece(new short[0], SILENT, 0, true));
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  private void writeAll() {
    try {
      Piece first = pieces.take();
      PcmFormat format = first.format;
      try (WavOutput out = new WavOutput(file, format)) {
        long end = first.stampNanos;
        for (Piece piece = first; !piece.last; piece = pieces.take()) {
          end = append(out, format, piece, end);
        }
      }
    } catch (IOException e) {
      failure = e;
      drain();
    } catch (InterruptedException e) {
      log.debug("recorder stopped early");
    }
  }

  /** Writes a piece where its stamp says; returns where the file is now, on the same ticker. */
  private static long append(WavOutput out, PcmFormat format, Piece piece, long end)
      throws IOException {
    long position = end;
    long gap = piece.stampNanos - end;
    if (gap > LONGEST_GAP_NANOS) {
      position = piece.stampNanos;
    } else if (gap > GAP_NANOS) {
      writeSilence(out, format, gap);
      position += gap;
    }
    short[] samples = Layouts.convert(piece.samples, piece.format, format);
    out.write(samples, samples.length);
    int frames = piece.samples.length / piece.format.channels();
    return position + Math.round(frames * NANOS / piece.format.sampleRateHz());
  }

  private static void writeSilence(WavOutput out, PcmFormat format, long nanos) throws IOException {
    short[] second = new short[format.sampleRateHz() * format.channels()];
    long left = Math.round(nanos / NANOS * format.sampleRateHz()) * format.channels();
    while (left > 0) {
      int count = (int) Math.min(left, second.length);
      out.write(second, count);
      left -= count;
    }
  }

  private void drain() {
    try {
      while (!pieces.take().last) {
        // Nobody may wait for a writer that has given up.
      }
    } catch (InterruptedException e) {
      log.debug("recorder stopped early");
    }
  }
}
