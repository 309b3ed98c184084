package dev.aicall.agent.speech.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connections, threads and timer of one engine, shared by all its calls. A thread is busy only
 * while an answer streams, and ends when idle. Redirects are not followed; HTTP/1.1 only, since the
 * JDK's offer to upgrade plain connections to HTTP/2 irritates servers that local models run in,
 * and since a stopped answer then surely closes its connection.
 *
 * <p>JDK 17's client has no close: its own thread and kept connections go when the client is
 * garbage, so {@link #close} stops every answer, ends the threads and lets go of the client.
 */
final class Http implements Executor, AutoCloseable {
  /** Our choice: survives the pause between the sentences of a talk. */
  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor timer;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile @Nullable HttpClient client;

  Http(Service service) {
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("aicall-" + service.kind()));
    timer = new ScheduledThreadPoolExecutor(1, named("aicall-" + service.kind() + "-timer"));
    timer.setRemoveOnCancelPolicy(true);
    client =
        HttpClient.newBuilder()
            .executor(this)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(service.connect())
            .build();
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Runs something soon; false if the engine is closed. */
  boolean run(Runnable task) {
    try {
      threads.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** For what the JDK's client completes; nothing is left to do once the engine is closed. */
  @Override
  public void execute(Runnable task) {
    run(task);
  }

  /**
   * Runs something later, not on the timer's thread, so that slow listeners hold up nobody else.
   */
  @Nullable Future<?> after(Duration delay, Runnable task) {
    try {
      return timer.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return null;
    }
  }

  CompletableFuture<HttpResponse<InputStream>> send(Connection connection, HttpRequest request) {
    // Before the look at the client, so that a close in between sees this connection.
    connections.add(connection);
    HttpClient open = client;
    if (open == null) {
      return CompletableFuture.failedFuture(new IOException("closed"));
    }
    return open.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  void over(Connection connection) {
    connections.remove(connection);
  }

  boolean isClosed() {
    return client == null;
  }

  @Override
  public void close() {
    client = null;
    timer.shutdownNow();
    connections.forEach(Connection::closed);
    threads.shutdown();
  }
}
