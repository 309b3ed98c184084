package dev.aicall.rtc.peer;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.signal.JoinBody;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signalling;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one session: join, restart, leave. Each is tried once and given up after the
 * request time-out, or so many times as long as there is patience; trying again is {@link
 * RepeatedOffer}'s. What is returned never fails.
 */
final class SignallingClient {
  private final HttpExchanges http;
  private final PeerConfig config;
  private final TimeSource time;
  private final Supplier<String> token;

  SignallingClient(HttpExchanges http, PeerConfig config, TimeSource time, Supplier<String> token) {
    this.http = http;
    this.config = config;
    this.time = time;
    this.token = token;
  }

  CompletableFuture<Reply> join(String channelId, JoinBody body, int patience) {
    URI uri =
        URI.create(config.server() + Signalling.participantsPath(encodePathSegment(channelId)));
    boolean bare = body.agent() == null;
    HttpCall call =
        new HttpCall(
            "POST",
            uri,
            token.get(),
            bare ? Signalling.SDP_TYPE : Signalling.JSON_TYPE,
            bare ? body.sdp() : body.toJson(),
            limit(patience));
    return send(call).handle((reply, error) -> read(call, reply, error, null));
  }

  CompletableFuture<Reply> restart(URI resource, String offer, int patience) {
    HttpCall call =
        new HttpCall("PATCH", resource, token.get(), Signalling.SDP_TYPE, offer, limit(patience));
    return send(call).handle((reply, error) -> read(call, reply, error, resource));
  }

  /** The next request takes a new connection, as after a change of the network. */
  void startAfresh() {
    http.startAfresh();
  }

  /** Completes when the server has answered, whatever it says, or it is too late for that. */
  CompletableFuture<Void> leave(URI resource) {
    HttpCall call = new HttpCall("DELETE", resource, token.get(), "", "", limit(1));
    return send(call).handle((reply, error) -> null);
  }

  private Duration limit(int patience) {
    return config.requestTimeout().multipliedBy(patience);
  }

  private CompletableFuture<HttpReply> send(HttpCall call) {
    CompletableFuture<HttpReply> reply;
    try {
      reply = http.send(call);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
    TimeSource.Timer limit = time.schedule(call.limit(), () -> reply.cancel(true));
    return reply.whenComplete((result, error) -> limit.cancel());
  }

  private Reply read(
      HttpCall call, @Nullable HttpReply reply, @Nullable Throwable error, @Nullable URI known) {
    if (reply == null) {
      return unanswered(error);
    }
    int status = reply.status();
    if (status >= 200 && status < 300) {
      return readAnswer(call, reply, known);
    }
    Problem problem = Problem.parse(status, reply.body());
    return status >= 500
        ? new Reply.Failing(problem, retryAfter(reply.retryAfter()))
        : new Reply.Refused(problem);
  }

  private static Reply unanswered(@Nullable Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause == null
        || cause instanceof CancellationException
        || (cause instanceof java.net.http.HttpTimeoutException
            && !(cause instanceof java.net.http.HttpConnectTimeoutException))) {
      return new Reply.Unanswered();
    }
    return new Reply.Unreachable(cause);
  }

  private Reply readAnswer(HttpCall call, HttpReply reply, @Nullable URI known) {
    if (reply.body().isBlank() || reply.body().length() > Signalling.MAX_SDP_BYTES) {
      return new Reply.Garbled("an answer without a session description of a sensible size");
    }
    if (known != null) {
      return new Reply.Answered(reply.body(), known);
    }
    String location = reply.location();
    if (location == null) {
      return new Reply.Garbled("an answer that does not name the participant");
    }
    try {
      URI resource = call.uri().resolve(location);
      return config.isSafe(resource)
          ? new Reply.Answered(reply.body(), resource)
          : new Reply.Garbled("an answer that leads to an unsafe place");
    } catch (IllegalArgumentException e) {
      return new Reply.Garbled("an answer whose Location is no address");
    }
  }

  private @Nullable Duration retryAfter(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Duration.ofSeconds(Math.max(0, Long.parseLong(text.trim())));
    } catch (NumberFormatException notSeconds) {
      try {
        Instant moment =
            ZonedDateTime.parse(text.trim(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        Duration wait = Duration.between(time.now(), moment);
        return wait.isNegative() ? Duration.ZERO : wait;
      } catch (DateTimeException notDate) {
        return null;
      }
    }
  }

  private static String encodePathSegment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
