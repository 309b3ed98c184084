package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.option.Options;
import dev.aicall.agent.speech.option.ReplyEvents;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * One set of connections for all calls; a model object for each reply, since that can be stopped.
 */
final class LlmEngine implements Replier.Engine {
  private static final Duration FIRST_TOKEN = Duration.ofSeconds(10);
  private static final Duration PIECE = Duration.ofSeconds(5);

  /** What the model is told if it shall begin the talk, since it answers users only. */
  private static final String BEGIN = "(The user has called and says nothing yet. Greet the user.)";

  private final Service service;
  private final Http http;
  private final ScheduledThreadPoolExecutor timer;
  private final Duration firstToken;
  private final Duration piece;
  private final @Nullable Double temperature;
  private final @Nullable Integer maxTokens;
  private final Set<ReplyEvents> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  LlmEngine(SpeechSettings settings) {
    service = Service.of("llm", settings);
    firstToken = Options.millis(settings, "llm.firstTokenTimeoutMs", FIRST_TOKEN);
    piece = Options.millis(settings, "llm.pieceTimeoutMs", PIECE);
    temperature =
        settings.option("llm.temperature").isEmpty()
            ? null
            : Double.valueOf(Options.number(settings, "llm.temperature", 1, 0, 2));
    maxTokens =
        settings.option("llm.maxTokens").isEmpty()
            ? null
            : Integer.valueOf(Options.integer(settings, "llm.maxTokens", 1, 1, 100_000));
    http = new Http(service, firstToken);
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "aicall-llm-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Replier newReplier() {
    return new Replier() {
      @Override
      public Ongoing reply(Request request, Listener listener) {
        return begin(request, listener);
      }

      @Override
      public void close() {}
    };
  }

  private Replier.Ongoing begin(Replier.Request request, Replier.Listener listener) {
    StreamingHttp connection = new StreamingHttp(http.client());
    Deadlines deadlines = new Deadlines(timer, service.total());
    LlmReply reply = new LlmReply(service, connection, deadlines, piece, firstToken);
    ReplyEvents events =
        new ReplyEvents(
            listener,
            () -> {
              underWay.remove(reply.events());
              deadlines.cancel();
              connection.stop();
            });
    reply.tell(events);
    underWay.add(events);
    if (closed) {
      events.failed("llm: the engine is closed", null);
      return events;
    }
    try {
      // On a thread of the engine: connecting must not hold up the caller.
      timer.execute(
          () -> {
            if (!events.isOver()) {
              deadlines.begin(reply::onTimeout, firstToken);
              start(request, connection, reply);
            }
          });
    } catch (RejectedExecutionException e) {
      events.failed("llm: the engine is closed", null);
    }
    return events;
  }

  private void start(Replier.Request request, StreamingHttp connection, LlmReply reply) {
    try {
      model(connection).chat(messages(request), reply);
    } catch (RuntimeException e) {
      reply.onError(e);
    }
  }

  private OpenAiStreamingChatModel model(StreamingHttp connection) {
    OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder builder =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(Http.builderOf(connection))
            .baseUrl(service.baseUrl().toString())
            .apiKey(service.keyOrNone())
            .modelName(service.model())
            .customQueryParams(service.query())
            .logRequests(false)
            .logResponses(false);
    if (temperature != null) {
      builder.temperature(temperature);
    }
    if (maxTokens != null) {
      builder.maxTokens(maxTokens);
    }
    return builder.build();
  }

  private static List<ChatMessage> messages(Replier.Request request) {
    List<ChatMessage> messages = new ArrayList<>();
    for (Replier.Line line : request.history()) {
      if (!line.text().isBlank()) {
        messages.add(
            switch (line.role()) {
              case SYSTEM -> SystemMessage.from(line.text());
              case USER -> UserMessage.from(line.text());
              case ASSISTANT -> AiMessage.from(line.text());
            });
      }
    }
    messages.add(UserMessage.from(request.userText().isBlank() ? BEGIN : request.userText()));
    return messages;
  }

  @Override
  public void close() {
    closed = true;
    underWay.forEach(events -> events.failed("llm: the engine is closed", null));
    timer.shutdownNow();
    http.close();
  }
}
