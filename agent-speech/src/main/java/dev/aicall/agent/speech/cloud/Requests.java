package dev.aicall.agent.speech.cloud;

import dev.langchain4j.http.client.FormDataFile;
import dev.langchain4j.http.client.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes LangChain4j's requests as the JDK's. */
final class Requests {
  private Requests() {}

  static java.net.http.HttpRequest of(HttpRequest request) {
    java.net.http.HttpRequest.Builder result =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    boolean form = !request.formDataFields().isEmpty() || !request.formDataFiles().isEmpty();
    String boundary = "aicall-" + UUID.randomUUID();
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!form || !name.equalsIgnoreCase("Content-Type")) {
                values.forEach(value -> result.header(name, value));
              }
            });
    if (form) {
      result.header("Content-Type", "multipart/form-data; boundary=" + boundary);
      return result.method(request.method().name(), multipart(request, boundary)).build();
    }
    String body = request.body();
    return result
        .method(
            request.method().name(),
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  /** As RFC 7578 says; in one piece, so that its length is told, which some servers want. */
  private static BodyPublisher multipart(HttpRequest request, String boundary) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    request
        .formDataFields()
        .forEach(
            (name, value) -> {
              form.writeBytes(utf8("--" + boundary + "\r\n" + disposition(name) + "\r\n\r\n"));
              form.writeBytes(utf8(value + "\r\n"));
            });
    request
        .formDataFiles()
        .forEach(
            (name, file) -> {
              form.writeBytes(utf8("--" + boundary + "\r\n" + head(name, file)));
              form.writeBytes(file.content());
              form.writeBytes(utf8("\r\n"));
            });
    form.writeBytes(utf8("--" + boundary + "--\r\n"));
    return BodyPublishers.ofByteArray(form.toByteArray());
  }

  private static String head(String name, FormDataFile file) {
    return disposition(name)
        + "; filename=\""
        + file.fileName()
        + "\"\r\nContent-Type: "
        + file.contentType()
        + "\r\n\r\n";
  }

  private static String disposition(String name) {
    return "Content-Disposition: form-data; name=\"" + name + "\"";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
