package dev.aicall.cli.audio;

import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.exec.DaemonThreads;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a file as the microphone of a call. A thread of its own reads ahead by one second, so the
 * media thread never waits for a disk; before {@link #begin} it gives silence.
 */
public final class StreamedSource implements PcmSource, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StreamedSource.class);

  /** Chunks that are read ahead: 100 of 10 ms. */
  private static final int AHEAD = 100;

  private static final int CHUNKS_A_SECOND = 100;
  private static final short[] LAST = {};

  private final PcmInput input;
  private final PcmFormat format;
  private final BlockingQueue<short[]> chunks = new ArrayBlockingQueue<>(AHEAD);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread reader;
  private volatile boolean begun;
  private short[] current = {};
  private int position;

  /**
   * Begins to read ahead.
   *
   * @param in what to play, in any layout; closed by this
   */
  public StreamedSource(PcmInput in) {
    this.input = TapInput.fit(in);
    this.format = input.format();
    this.reader = DaemonThreads.named("aicall-sound").newThread(this::readAhead);
    reader.start();
  }

  /** Lets the sound begin. */
  public void begin() {
    begun = true;
  }

  /**
   * Tells when all has been played.
   *
   * @return completes on the media thread, or when the file cannot be read
   */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public int sampleRateHz() {
    return format.sampleRateHz();
  }

  @Override
  public int channels() {
    return format.channels();
  }

  @Override
  public int read(short[] samples, int offset, int length) {
    int given = 0;
    while (begun && given < length) {
      if (position == current.length && !nextChunk()) {
        break;
      }
      int count = Math.min(length - given, current.length - position);
      System.arraycopy(current, position, samples, offset + given, count);
      position += count;
      given += count;
    }
    return given == 0 && ended.isDone() ? END : given;
  }

  private boolean nextChunk() {
    if (ended.isDone()) {
      return false;
    }
    short[] next = chunks.poll();
    if (next == null) {
      return false;
    }
    if (next == LAST) {
      ended.complete(null);
      return false;
    }
    current = next;
    position = 0;
    return true;
  }

  private void readAhead() {
    int length = Math.max(1, format.sampleRateHz() / CHUNKS_A_SECOND) * format.channels();
    short[] buffer = new short[length];
    try (input) {
      int got = input.read(buffer, length);
      while (got >= 0) {
        chunks.put(Arrays.copyOf(buffer, got));
        got = input.read(buffer, length);
      }
    } catch (IOException e) {
      log.warn("the sound file cannot be read on: {}", e.toString());
    } catch (InterruptedException e) {
      return; // closed
    }
    try {
      chunks.put(LAST);
    } catch (InterruptedException e) {
      log.debug("closed before the end of the file");
    }
  }

  /** Stops reading; what is asked for later is silence. */
  @Override
  public void close() {
    reader.interrupt();
    ended.complete(null);
  }
}
