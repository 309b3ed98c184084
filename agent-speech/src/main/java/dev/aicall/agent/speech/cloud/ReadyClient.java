package dev.aicall.agent.speech.cloud;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/** A builder that builds nothing; LangChain4j's time limits are not taken, ours hold. */
final class ReadyClient implements HttpClientBuilder {
  private final HttpClient client;
  private Duration connect = Duration.ZERO;
  private Duration read = Duration.ZERO;

  ReadyClient(HttpClient client) {
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
