package dev.aicall.agent.speech.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aicall.agent.speech.cloud.ServiceFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in plain words what went wrong with one service, without its secrets. */
final class Failures {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What an error may be wrapped into is not followed deeper. */
  private static final int MAX_CAUSES = 10;

  private final Service service;

  Failures(Service service) {
    this.service = service;
  }

  ServiceFailure of(Kind kind, String what) {
    return new ServiceFailure(kind, service.kind() + ": " + what);
  }

  ServiceFailure closed() {
    return of(Kind.CLOSED, "the engine is closed");
  }

  /** The failure inside an error, or what the error means. */
  ServiceFailure of(Throwable error) {
    ServiceFailure known = find(error, ServiceFailure.class);
    if (known != null) {
      return known;
    }
    if (find(error, UnresolvedAddressException.class) != null) {
      return of(Kind.UNREACHABLE, "the name of the service is not known");
    }
    if (find(error, HttpConnectTimeoutException.class) != null) {
      return of(Kind.UNREACHABLE, "no connection in " + service.connect().toMillis() + " ms");
    }
    if (find(error, ConnectException.class) != null) {
      return of(Kind.UNREACHABLE, "the service cannot be reached");
    }
    if (find(error, JsonProcessingException.class) != null) {
      return of(Kind.NOT_UNDERSTOOD, "the answer is not the JSON that is expected");
    }
    if (find(error, SSLException.class) != null) {
      return of(Kind.UNREACHABLE, "no secure connection: " + service.scrubbed(text(error)));
    }
    IOException io = find(error, IOException.class);
    if (io != null) {
      return of(Kind.CUT_OFF, "the connection broke: " + service.scrubbed(text(io)));
    }
    return of(Kind.NOT_UNDERSTOOD, "the answer makes no sense: " + service.scrubbed(text(error)));
  }

  private static String text(Throwable error) {
    return error.getClass().getSimpleName()
        + (error.getMessage() == null ? "" : " " + error.getMessage());
  }

  private static <T extends Throwable> @Nullable T find(Throwable error, Class<T> type) {
    Throwable at = error;
    for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }

  /**
   * What a status other than 2xx means.
   *
   * @param status the status
   * @param body some of the body; used only where it helps and cannot be about the key
   * @param retryAfter that header's value, or empty
   */
  ServiceFailure of(int status, String body, String retryAfter) {
    if (status == 429) {
      return new ServiceFailure(
          Kind.BUSY, service.kind() + ": the service is busy (429)", seconds(retryAfter));
    }
    if (status == 401 || status == 403) {
      return of(Kind.KEY_REFUSED, "the service refuses the key (" + status + ")");
    }
    if (status == 404) {
      return of(
          Kind.NOT_FOUND, "the service does not know the address or the model (404)" + told(body));
    }
    if (status >= 500) {
      return of(Kind.SERVICE_ERROR, "the service has an error (" + status + ")" + told(body));
    }
    if (status >= 300 && status < 400) {
      return of(
          Kind.REDIRECTED, "the service sends elsewhere (" + status + "), which is not followed");
    }
    return of(
        Kind.REQUEST_REFUSED, "the service refuses the request (" + status + ")" + told(body));
  }

  /** Whole seconds only; the date form is not worth a clock that agrees with the service's. */
  private static @Nullable Duration seconds(String header) {
    return header.strip().matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(header.strip()))
        : null;
  }

  /** An error that is told inside an event; null if it is none. */
  @Nullable ServiceFailure told(@Nullable String event, String data) {
    if (!"error".equals(event) && !data.contains("\"error\"")) {
      return null;
    }
    String message = message(data);
    if (message == null && !"error".equals(event)) {
      return null;
    }
    return of(Kind.SERVICE_ERROR, "the service tells an error in its answer" + told(data));
  }

  private String told(String body) {
    String message = message(body);
    return message == null || message.isBlank() ? "" : ": " + service.scrubbed(message);
  }

  /** The error's message in the forms that are in use: text, or an object with a message. */
  private static @Nullable String message(String body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      if (error.isMissingNode() || error.isNull()) {
        return null;
      }
      return error.isTextual() ? error.textValue() : error.path("message").asText("");
    } catch (JsonProcessingException e) {
      // Then it says nothing that could be shown.
      return null;
    }
  }
}
