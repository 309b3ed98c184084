package dev.aicall.agent.speech.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.util.Map;

/**
 * Adds what LangChain4j's audio models cannot say: a query, and fields of the JSON body such as the
 * format of the sound and the pace.
 */
final class AmendingHttp implements HttpClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final Map<String, String> query;
  private final Map<String, Object> fields;

  AmendingHttp(HttpClient client, Map<String, String> query, Map<String, Object> fields) {
    this.client = client;
    this.query = query;
    this.fields = fields;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpRequest.Builder more =
        HttpRequest.builder()
            .method(request.method())
            .url(request.url())
            .headers(request.headers())
            .addQueryParams(query);
    if (request.body() == null) {
      more.formDataFields(request.formDataFields()).formDataFiles(request.formDataFiles());
    } else {
      more.body(withFields(request.body()));
    }
    return client.execute(more.build());
  }

  private String withFields(String body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode json) {
        fields.forEach(json::putPOJO);
        return JSON.writeValueAsString(json);
      }
    } catch (JsonProcessingException e) {
      // Then it is not a body that knows these fields.
    }
    return body;
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    client.execute(request, parser, listener);
  }
}
