package dev.aicall.rtc.peer;

import dev.aicall.rtc.peer.signal.Signal;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The last steps of a session that has a connection: tells the server, closes the connection, and
 * then says so, a second later at the most. On the session's queue only.
 */
final class Farewell {
  /** From {@code leave} to {@code onLeft} at the most; our choice, the domain waits for 5 s. */
  static final Duration LIMIT = Duration.ofSeconds(1);

  private final SessionTools tools;
  private final Connection connection;
  private final Runnable over;

  /**
   * Prepares the steps.
   *
   * @param over runs once the connection is closed, and at the limit; twice, if it comes to that
   */
  Farewell(SessionTools tools, Connection connection, Runnable over) {
    this.tools = tools;
    this.connection = connection;
    this.over = over;
  }

  /**
   * Goes.
   *
   * @param resource the participant, or null if the server knows of none
   * @param politely whether the connection stays until the server has answered
   */
  void begin(@Nullable URI resource, boolean politely) {
    CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);
    if (resource != null) {
      connection.send(new Signal.Leave());
      answered = tools.signalling().leave(resource);
    }
    tools
        .timers()
        .after(
            LIMIT,
            () -> {
              close();
              over.run();
            });
    if (politely) {
      CompletableFuture<Void> unused =
          answered.whenComplete((nothing, error) -> tools.queue().execute(this::close));
    } else {
      close();
    }
  }

  private void close() {
    CompletableFuture<Void> unused =
        connection.close().whenComplete((nothing, error) -> tools.queue().execute(over));
  }
}
