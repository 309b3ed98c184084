package dev.aicall.agent.speech.cloud;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one streamed answer. LangChain4j alone can stop a stream only after its first
 * piece, reads a garbled one without end, and cannot tell an answer that was cut off from a whole
 * one.
 */
final class StreamingHttp implements HttpClient {
  /** The most that one answer may be, with all its JSON: 8 MiB; our choice. */
  private static final long MAX_BYTES = 8 << 20;

  private static final String LAST_EVENT = "[DONE]";

  private final HttpClient client;
  private @Nullable InputStream stream;
  private boolean stopped;
  private volatile boolean whole;

  StreamingHttp(HttpClient client) {
    this.client = client;
  }

  /** Whether the service said that this was all. */
  boolean isWhole() {
    return whole;
  }

  /** Closes the connection, now or as soon as it is there. */
  void stop() {
    InputStream open;
    synchronized (this) {
      stopped = true;
      open = stream;
    }
    close(open);
  }

  private static void close(@Nullable InputStream open) {
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is not wanted any more.
      }
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    return client.execute(request);
  }

  @Override
  public void execute(HttpRequest request, ServerSentEventListener listener) {
    execute(request, new DefaultServerSentEventParser(), listener);
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    client.execute(request, (in, to) -> parse(in, parser, to), new WatchingListener(listener));
  }

  private void parse(
      InputStream in, ServerSentEventParser parser, ServerSentEventListener listener) {
    boolean late;
    synchronized (this) {
      stream = in;
      late = stopped;
    }
    if (late) {
      close(in);
      return;
    }
    parser.parse(new BoundedStream(in), listener);
  }

  private static final class BoundedStream extends FilterInputStream {
    private long bytes;

    BoundedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int more) throws IOException {
      bytes += more;
      if (bytes > MAX_BYTES) {
        throw new IOException("the answer is longer than " + MAX_BYTES + " bytes");
      }
    }
  }

  private final class WatchingListener implements ServerSentEventListener {
    private final ServerSentEventListener listener;

    WatchingListener(ServerSentEventListener listener) {
      this.listener = listener;
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
      listener.onOpen(response);
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
      watch(event);
      listener.onEvent(event, context);
    }

    @Override
    public void onEvent(ServerSentEvent event) {
      watch(event);
      listener.onEvent(event);
    }

    private void watch(ServerSentEvent event) {
      if (event.data() != null && event.data().strip().equals(LAST_EVENT)) {
        whole = true;
      }
    }

    @Override
    public void onError(Throwable error) {
      listener.onError(error);
    }

    @Override
    public void onClose() {
      listener.onClose();
    }
  }
}
