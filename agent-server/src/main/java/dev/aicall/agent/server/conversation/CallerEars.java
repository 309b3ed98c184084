package dev.aicall.agent.server.conversation;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.domain.port.TimeSource;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the caller's sound from the media thread, and commands from the loop, to the worker that
 * hears, in the order in which they came: a press means the sound after it, however late the worker
 * is. Neither thread waits.
 */
final class CallerEars implements PcmSink {
  private static final Logger log = LoggerFactory.getLogger(CallerEars.class);

  /** Pieces in one go before the worker's thread is offered to other calls: 0.5 s of sound. */
  private static final int BURST = 50;

  private final Executor worker;
  private final TimeSource time;
  private final Consumer<SoundPiece> hearer;
  private final Runnable task = this::run;
  private final PieceQueue pieces = new PieceQueue();
  private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();

  /** Whether a task is with the worker that has not begun. */
  private final AtomicBoolean called = new AtomicBoolean();

  /** Commands on their way that make all sound before them obsolete. */
  private final AtomicInteger forgetting = new AtomicInteger();

  private volatile long newestNanos;
  private volatile boolean deaf;

  /** Something to do when so many pieces have been heard. */
  private record Command(long afterPieces, Runnable action) {}

  /**
   * Makes ears.
   *
   * @param worker runs one task after another
   * @param hearer takes each piece on the worker; it is valid only inside the call
   */
  CallerEars(Executor worker, TimeSource time, Consumer<SoundPiece> hearer) {
    this.worker = worker;
    this.time = time;
    this.hearer = hearer;
    this.newestNanos = time.nanoTime();
  }

  /** When sound came last, on the ticker. Any thread. */
  long newestNanos() {
    return newestNanos;
  }

  /** How many pieces were lost since the worker was too slow. Any thread. */
  long lost() {
    return pieces.lost();
  }

  /** Never contended, unless two media threads follow one another: sound is one stream. */
  @Override
  public synchronized void onPcm(PcmFrame frame) {
    if (deaf) {
      return;
    }
    long now = time.nanoTime();
    SoundPiece piece = pieces.spare();
    piece.copy(frame, now);
    pieces.put(piece);
    newestNanos = now;
    callWorker();
  }

  /** Runs something on the worker after the sound that came before. */
  void afterSound(Runnable action) {
    commands.add(new Command(pieces.written(), action));
    callWorker();
  }

  /** Runs something on the worker soon; sound that was not heard yet is never heard. */
  void insteadOfSound(Runnable action) {
    forgetting.incrementAndGet();
    afterSound(
        () -> {
          forgetting.decrementAndGet();
          action.run();
        });
  }

  /** Takes no sound any more. */
  void deafen() {
    deaf = true;
  }

  private void callWorker() {
    if (called.compareAndSet(false, true)) {
      try {
        worker.execute(task);
      } catch (RejectedExecutionException e) {
        // It stays "called", so this is logged once.
        log.warn("the worker was shut down; nothing is heard any more", e);
      }
    }
  }

  private void run() {
    // First: whatever comes from now on calls again.
    called.set(false);
    for (int i = 0; i < BURST; i++) {
      if (!next()) {
        return;
      }
    }
    callWorker();
  }

  /** Does what is next; false if there is nothing. */
  private boolean next() {
    Command command = commands.peek();
    if (command != null && pieces.read() >= command.afterPieces) {
      commands.remove();
      command.action.run();
      return true;
    }
    SoundPiece piece = pieces.take();
    if (piece == null) {
      // What was to be heard before the command is lost.
      return command != null;
    }
    try {
      if (!deaf && forgetting.get() == 0) {
        hearer.accept(piece);
      }
    } finally {
      pieces.giveBack(piece);
    }
    return true;
  }
}
