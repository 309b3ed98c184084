package dev.aicall.agent.speech.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.speech.cloud.ServiceFailure.Kind;
import dev.aicall.agent.speech.option.ReplyEvents;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * One reply: turns what LangChain4j tells into events with one end, within the time limits, and
 * asks once more if the service is busy and says for how long.
 */
final class LlmReply implements StreamingChatResponseHandler {
  /** Characters; a reply of that length is spoken for two hours. Our choice. */
  static final int MAX_TEXT = 100_000;

  private final LlmEngine engine;
  private final LlmOptions options;
  private final Failures failures;
  private final Replier.Request request;
  private final ReplyEvents events;
  private final Deadlines deadlines;
  private final MarkedText text;
  private final Logger log;
  private volatile @Nullable Connection connection;
  private volatile boolean begun;
  private boolean asksAgain;
  private int told;

  LlmReply(
      LlmEngine engine,
      LlmOptions options,
      Replier.Request request,
      Replier.Listener listener,
      Logger log) {
    this.engine = engine;
    this.options = options;
    this.failures = new Failures(options.service());
    this.request = request;
    this.log = log;
    this.events = new ReplyEvents(listener, this::over);
    this.deadlines = new Deadlines(engine.http());
    this.text =
        new MarkedText(options.hangUp() == LlmOptions.HangUp.MARKER, this::tell, events::emotion);
  }

  ReplyEvents events() {
    return events;
  }

  /** Sets the limits and asks, both without waiting. */
  void begin() {
    Duration total = options.service().total();
    deadlines.whole(total, () -> fail(Kind.TIMEOUT, "not all in " + total.toMillis() + " ms"));
    deadlines.next(
        options.firstToken(),
        () -> fail(Kind.TIMEOUT, "nothing in " + options.firstToken().toMillis() + " ms"));
    if (!engine.http().run(this::ask)) {
      fail(failures.closed());
    }
  }

  private void ask() {
    if (events.isOver()) {
      return;
    }
    Connection next = new Connection(engine.http(), options.service());
    connection = next;
    if (events.isOver()) {
      // It ended in between, and did not see this connection.
      return;
    }
    try {
      engine.model(next, request).chat(Prompt.of(options, request), this);
    } catch (RuntimeException e) {
      onError(e);
    }
  }

  private void over() {
    deadlines.cancel();
    Connection open = connection;
    if (open != null) {
      open.stop();
    }
    engine.over(this);
  }

  private void goesOn() {
    begun = true;
    deadlines.next(
        options.stall(),
        () -> fail(Kind.STALLED, "nothing more in " + options.stall().toMillis() + " ms"));
  }

  @Override
  public void onPartialResponse(String piece) {
    goesOn();
    text.add(piece);
  }

  @Override
  public void onPartialToolCall(PartialToolCall call) {
    goesOn();
  }

  private void tell(String piece) {
    int room = MAX_TEXT - told;
    told += piece.length();
    if (piece.length() <= room) {
      events.text(piece);
    } else if (!events.isOver()) {
      events.text(piece.substring(0, room));
      log.warn("llm: a reply of more than {} characters is cut there", MAX_TEXT);
      events.done(false);
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    Connection from = connection;
    text.end();
    if (from == null || !(from.isWhole() || response.finishReason() != null)) {
      fail(Kind.CUT_OFF, "the answer was cut off");
      return;
    }
    boolean hangUp = text.isHangUp();
    boolean unknown = false;
    for (ToolExecutionRequest call : response.aiMessage().toolExecutionRequests()) {
      boolean known =
          options.hangUp() == LlmOptions.HangUp.TOOL && Prompt.HANG_UP.equals(call.name());
      hangUp |= known;
      unknown |= !known;
      if (known && !text.hasBegun()) {
        text.add(farewell(call.arguments()));
        text.end();
      }
    }
    if (text.hasBegun() || hangUp) {
      events.done(hangUp);
    } else if (unknown) {
      fail(Kind.EMPTY, "the model calls a function that is not offered, and says nothing");
    } else {
      fail(Kind.EMPTY, "the answer is empty");
    }
  }

  private static String farewell(@Nullable String arguments) {
    try {
      return arguments == null
          ? ""
          : new ObjectMapper().readTree(arguments).path(Prompt.FAREWELL).asText("");
    } catch (JsonProcessingException e) {
      // The call ends without it.
      return "";
    }
  }

  @Override
  public void onError(Throwable error) {
    ServiceFailure failure = failures.of(error);
    Duration wait = failure.retryAfter();
    if (wait != null && !begun && !asksAgain && wait.compareTo(options.firstToken()) < 0) {
      asksAgain = true;
      log.info("llm: the service is busy, asked again in {} ms", wait.toMillis());
      // The first-token time-out goes on meanwhile.
      Future<?> unused = engine.http().after(wait, this::ask);
      return;
    }
    fail(failure);
  }

  private void fail(Kind kind, String what) {
    fail(failures.of(kind, what));
  }

  void fail(ServiceFailure failure) {
    events.failed(String.valueOf(failure.getMessage()), failure);
  }
}
