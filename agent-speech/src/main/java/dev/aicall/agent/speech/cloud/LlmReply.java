package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.speech.option.ReplyEvents;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns what LangChain4j tells of one reply into events with one end. */
final class LlmReply implements StreamingChatResponseHandler {
  private final Service service;
  private final StreamingHttp connection;
  private final Deadlines deadlines;
  private final Duration piece;
  private final Duration firstToken;
  private volatile @Nullable ReplyEvents events;
  private volatile boolean begun;

  LlmReply(
      Service service,
      StreamingHttp connection,
      Deadlines deadlines,
      Duration piece,
      Duration firstToken) {
    this.service = service;
    this.connection = connection;
    this.deadlines = deadlines;
    this.piece = piece;
    this.firstToken = firstToken;
  }

  void tell(ReplyEvents to) {
    events = to;
  }

  ReplyEvents events() {
    ReplyEvents to = events;
    if (to == null) {
      throw new IllegalStateException("a reply without a listener");
    }
    return to;
  }

  @Override
  public void onPartialResponse(String text) {
    begun = true;
    deadlines.next(piece);
    events().text(text);
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    boolean whole = connection.isWhole() || response.finishReason() != null;
    if (!whole) {
      events().failed("llm: the answer was cut off", null);
    } else if (!begun) {
      events().failed("llm: the answer is empty", null);
    } else {
      events().done(false);
    }
  }

  @Override
  public void onError(Throwable error) {
    // Not as a cause: what a service writes may hold the key.
    events().failed(Failures.message(service, error), null);
  }

  void onTimeout() {
    events()
        .failed(
            begun
                ? "llm: the service stopped in the middle of its answer"
                : "llm: the service does not answer in " + firstToken.toMillis() + " ms",
            null);
  }
}
