package dev.aicall.agent.speech.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A service that speaks OpenAI's protocol on loopback and answers as the test says: each request of
 * a path takes the next scripted answer of that path, then the standing one. On bare sockets, since
 * a proper server cannot misbehave enough.
 */
public final class StubLlm implements AutoCloseable {
  /** The path of replies. */
  public static final String CHAT = "/v1/chat/completions";

  /** The path of transcriptions. */
  public static final String TRANSCRIPTIONS = "/v1/audio/transcriptions";

  /** The path of voices. */
  public static final String SPEECH = "/v1/audio/speech";

  /** Far longer than anything takes here, so that a slow machine fails no test. */
  private static final long PATIENCE_SECONDS = 20;

  private final ServerSocket server;
  private final Map<String, Deque<StubAnswer>> scripts = new HashMap<>();
  private final Map<String, StubAnswer> standing = new HashMap<>();
  private final BlockingQueue<StubRequest> seen = new LinkedBlockingQueue<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final Semaphore gone = new Semaphore(0);
  private volatile boolean closed;

  private StubLlm(ServerSocket server) {
    this.server = server;
  }

  /**
   * Starts one on a free port.
   *
   * @return the stub; close it
   */
  public static StubLlm start() {
    try {
      StubLlm stub = new StubLlm(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      stub.thread(stub::accept);
      return stub;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns where it is.
   *
   * @return an address that ends with {@code /v1}
   */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
  }

  /**
   * Returns options that point one kind of engine here.
   *
   * @param kind {@code llm}, {@code stt} or {@code tts}
   * @param more further options, name and value by turns
   * @return for {@code SpeechSettings}
   */
  public Map<String, String> options(String kind, String... more) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(kind + ".baseUrl", baseUrl().toString());
    options.put(kind + ".model", "stub");
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }

  /**
   * Scripts the next answer of a path.
   *
   * @param path for example {@link #CHAT}
   * @param answer used once
   * @return this
   */
  public StubLlm next(String path, StubAnswer answer) {
    synchronized (scripts) {
      scripts.computeIfAbsent(path, p -> new ArrayDeque<>()).add(answer);
    }
    return this;
  }

  /**
   * Scripts the next reply.
   *
   * @param answer used once
   * @return this
   */
  public StubLlm chat(StubAnswer answer) {
    return next(CHAT, answer);
  }

  /**
   * Sets what is answered when a path's script is over; 501 if this is not set.
   *
   * @param path for example {@link #CHAT}
   * @param answer used again and again
   * @return this
   */
  public StubLlm always(String path, StubAnswer answer) {
    synchronized (scripts) {
      standing.put(path, answer);
    }
    return this;
  }

  /**
   * Takes the oldest request that was not taken yet; waits for it.
   *
   * @return the request
   */
  public StubRequest takeRequest() {
    try {
      StubRequest request = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("no request in " + PATIENCE_SECONDS + " s");
      }
      return request;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns how many requests came.
   *
   * @return all, taken or not
   */
  public int requests() {
    return requests.get();
  }

  /**
   * Returns how many connections came.
   *
   * @return all, open or not
   */
  public int connections() {
    return connections.get();
  }

  /** Waits until the end of a connection, each counted once, whoever ended it. */
  public void awaitConnectionEnd() {
    try {
      if (!gone.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("no connection ended in " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void thread(Runnable task) {
    Thread thread = new Thread(task, "stub-llm");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        connections.incrementAndGet();
        thread(() -> serve(socket));
      } catch (IOException e) {
        // Closed, which the loop sees.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean goesOn = !closed;
      while (goesOn) {
        StubRequest request = read(in);
        if (request == null) {
          break;
        }
        requests.incrementAndGet();
        seen.add(request);
        StubExchange exchange = new StubExchange(request, socket);
        answer(request.path()).write(exchange);
        goesOn = exchange.isProper();
      }
    } catch (IOException e) {
      // One side ended the connection, which the test counts.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
      gone.release();
    }
  }

  private StubAnswer answer(String path) {
    synchronized (scripts) {
      Deque<StubAnswer> script = scripts.get(path);
      StubAnswer next = script == null ? null : script.poll();
      return next != null
          ? next
          : standing.getOrDefault(path, StubAnswer.error(501, "nothing is scripted for " + path));
    }
  }

  private static @Nullable StubRequest read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    Map<String, String> headers = new HashMap<>();
    String header = line(in);
    while (header != null && !header.isEmpty()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
      header = line(in);
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    String target = first.split(" ", 3)[1];
    int mark = target.indexOf('?');
    return new StubRequest(
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        headers,
        body);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      if (next != '\r') {
        line.append((char) next);
      }
      next = in.read();
    }
    return new String(
        line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closed = true;
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
      for (Thread thread : threads) {
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
