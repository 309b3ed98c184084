package dev.aicall.agent.speech.testing;

import dev.aicall.agent.server.speech.Replier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Remembers what a replier told, and waits for it; sees events that overlap or come too late. */
public final class RecordedReply implements Replier.Listener {
  /** Far longer than anything takes here, so that a slow machine fails no test. */
  private static final long PATIENCE_SECONDS = 20;

  private final List<String> events = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable Throwable cause;

  @Override
  public synchronized void onText(String piece) {
    text.append(piece);
    add("text " + piece);
  }

  @Override
  public void onEmotion(String emotion) {
    add("emotion " + emotion);
  }

  @Override
  public void onDone(boolean hangUp) {
    add("done " + hangUp);
  }

  @Override
  public synchronized void onFailed(String message, @Nullable Throwable error) {
    cause = error;
    add("failed " + message);
  }

  private synchronized void add(String event) {
    events.add(event);
    notifyAll();
  }

  /**
   * Waits for some event.
   *
   * @param wanted which
   * @return this
   */
  public synchronized RecordedReply await(Predicate<String> wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (events.stream().noneMatch(wanted)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("not told in " + PATIENCE_SECONDS + " s, but " + events);
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /**
   * Waits for the end.
   *
   * @return this
   */
  public RecordedReply awaitEnd() {
    return await(event -> event.startsWith("done ") || event.startsWith("failed "));
  }

  /**
   * Returns what was told.
   *
   * @return so far, in order: {@code text X}, {@code emotion X}, {@code done X}, {@code failed X}
   */
  public synchronized List<String> events() {
    return List.copyOf(events);
  }

  /**
   * Returns the text of all pieces.
   *
   * @return so far
   */
  public synchronized String text() {
    return text.toString();
  }

  /**
   * Returns the cause of the failure.
   *
   * @return null if there is none
   */
  public synchronized @Nullable Throwable cause() {
    return cause;
  }
}
