package dev.aicall.agent.speech.cloud;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The connections of one engine: no redirects, own threads, time limits on connecting and answers.
 */
final class Http implements AutoCloseable {
  private final ExecutorService threads;
  private final JdkHttpClient client;

  /**
   * Makes a client.
   *
   * @param service whom it talks to
   * @param answer how long the beginning of an answer may take
   */
  Http(Service service, Duration answer) {
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "aicall-" + service.kind());
              thread.setDaemon(true);
              return thread;
            });
    client =
        new JdkHttpClientBuilder()
            .httpClientBuilder(
                java.net.http.HttpClient.newBuilder()
                    .executor(threads)
                    .followRedirects(java.net.http.HttpClient.Redirect.NEVER))
            .connectTimeout(service.connect())
            .readTimeout(answer)
            .build();
  }

  HttpClient client() {
    return client;
  }

  /** Makes a builder of a client that is there already, which is what LangChain4j asks for. */
  static HttpClientBuilder builderOf(HttpClient client) {
    return new Ready(client);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Its time limits are set by {@link Http}; LangChain4j's are not taken. */
  private static final class Ready implements HttpClientBuilder {
    private final HttpClient client;
    private Duration connect = Duration.ZERO;
    private Duration read = Duration.ZERO;

    Ready(HttpClient client) {
      this.client = client;
    }

    @Override
    public Duration connectTimeout() {
      return connect;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      connect = timeout;
      return this;
    }

    @Override
    public Duration readTimeout() {
      return read;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      read = timeout;
      return this;
    }

    @Override
    public HttpClient build() {
      return client;
    }
  }
}
