package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.speech.cloud.ServiceFailure.Kind;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the reader of events and LangChain4j: sees the end mark, errors told inside the
 * stream, and an answer without any event. Used on one thread.
 */
final class EventGuard implements ServerSentEventListener {
  private static final String END = "[DONE]";

  private final ServerSentEventListener listener;
  private final Failures failures;
  private final BoundedBody body;
  private final Function<Throwable, ServiceFailure> failure;
  private boolean any;
  private boolean whole;
  private boolean failed;

  EventGuard(
      ServerSentEventListener listener,
      Failures failures,
      BoundedBody body,
      Function<Throwable, ServiceFailure> failure) {
    this.listener = listener;
    this.failures = failures;
    this.body = body;
    this.failure = failure;
  }

  /** Whether the end mark came and nothing failed before. */
  boolean isWhole() {
    return whole && !failed;
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    String data = event.data();
    if (failed || data == null) {
      return;
    }
    any = true;
    ServiceFailure told = failures.told(event.event(), data);
    if (told != null) {
      fail(told);
      return;
    }
    if (data.strip().equals(END)) {
      whole = true;
      body.end();
      return;
    }
    listener.onEvent(event, context);
  }

  @Override
  public void onError(Throwable error) {
    fail(failure.apply(error));
  }

  private void fail(ServiceFailure reason) {
    body.end();
    if (!failed) {
      failed = true;
      listener.onError(reason);
    }
  }

  /** Tells the end, once all was read. */
  void finish() {
    if (failed) {
      return;
    }
    @Nullable ServiceFailure nothing =
        any ? null : failures.of(Kind.NOT_UNDERSTOOD, "the answer is no stream of events");
    if (nothing == null) {
      listener.onClose();
    } else {
      fail(nothing);
    }
  }
}
