package dev.aicall.agent.speech.cloud;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;

/** Says in plain words what went wrong with a service, without its key. */
final class Failures {
  /** What an error may be wrapped into is not followed deeper. */
  private static final int MAX_CAUSES = 10;

  private Failures() {}

  static String message(Service service, Throwable error) {
    return service.kind() + ": " + what(service, error);
  }

  private static String what(Service service, Throwable error) {
    int status = status(error);
    if (status == 429 || has(error, RateLimitException.class)) {
      return "the service is busy (429)";
    }
    if (status == 401 || status == 403 || has(error, AuthenticationException.class)) {
      return "the service refuses the key (" + (status == 0 ? 401 : status) + ")";
    }
    if (status == 404 || has(error, ModelNotFoundException.class)) {
      return "the service does not know the address or the model (404)";
    }
    if (status >= 500) {
      return "the service has an error (" + status + ")";
    }
    if (status >= 300 && status < 400) {
      return "the service sends elsewhere (" + status + "), which is not followed";
    }
    if (status != 0 || has(error, InvalidRequestException.class)) {
      return "the service refuses the request (" + status + "): " + detail(service, error);
    }
    if (has(error, HttpTimeoutException.class) || has(error, TimeoutException.class)) {
      return "the service does not answer in time";
    }
    if (has(error, ConnectException.class)) {
      return "the service cannot be reached";
    }
    if (has(error, IOException.class)) {
      return "the connection broke: " + detail(service, error);
    }
    return "the answer makes no sense: " + detail(service, error);
  }

  private static String detail(Service service, Throwable error) {
    return service.scrubbed(error.getClass().getSimpleName() + " " + error.getMessage());
  }

  private static int status(Throwable error) {
    Throwable at = error;
    for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
      if (at instanceof HttpException http) {
        return http.statusCode();
      }
    }
    return 0;
  }

  private static boolean has(Throwable error, Class<? extends Throwable> type) {
    Throwable at = error;
    for (int i = 0; at != null && i < MAX_CAUSES; i++, at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }
}
