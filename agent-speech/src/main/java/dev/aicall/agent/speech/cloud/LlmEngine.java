package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One set of connections for all calls; a model object for each reply, since that can be stopped.
 */
final class LlmEngine implements Replier.Engine {
  private final LlmOptions options;
  private final Logger log;
  private final Http http;
  private final Set<LlmReply> underWay = ConcurrentHashMap.newKeySet();

  LlmEngine(SpeechSettings settings) {
    this(settings, LoggerFactory.getLogger(LlmEngine.class));
  }

  LlmEngine(SpeechSettings settings, Logger log) {
    this.options = LlmOptions.of(settings);
    this.log = log;
    this.http = new Http(options.service());
    warmUp();
  }

  /**
   * Asks through a connection that is stopped already, which sends nothing, but loads the classes:
   * over a second that the first caller would wait for.
   */
  private void warmUp() {
    Replier.Request nothing = new Replier.Request(List.of(), "", true);
    Connection stopped = new Connection(http, options.service());
    stopped.stop();
    model(stopped, nothing).chat(Prompt.of(options, nothing), new IgnoredAnswer());
  }

  @Override
  public boolean takesExtra(String key) {
    return options.allowedExtra().contains(key) || options.allowedExtra().contains("body:" + key);
  }

  @Override
  public Replier newReplier() {
    return new CallReplier();
  }

  Http http() {
    return http;
  }

  void over(LlmReply reply) {
    underWay.remove(reply);
  }

  private LlmReply begin(Replier.Request request, Replier.Listener listener) {
    LlmReply reply = new LlmReply(this, options, request, listener, log);
    underWay.add(reply);
    reply.begin();
    return reply;
  }

  /** A light object, bound to the connection that it asks through. */
  OpenAiStreamingChatModel model(Connection connection, Replier.Request request) {
    Map<String, String> extra = request.extra();
    OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder builder =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(Connection.builderOf(connection))
            .baseUrl(options.service().baseUrl().toString())
            .modelName(options.service().model())
            .customQueryParams(options.query(extra))
            .customParameters(options.fields(extra))
            .logRequests(false)
            .logResponses(false);
    if (!options.service().key().isEmpty()) {
      builder.apiKey(options.service().key());
    }
    if (options.temperature() != null) {
      builder.temperature(options.temperature());
    }
    if (options.maxTokens() != null) {
      builder.maxTokens(options.maxTokens());
    }
    return builder.build();
  }

  @Override
  public void close() {
    http.close();
    underWay.forEach(reply -> reply.fail(new Failures(options.service()).closed()));
  }

  /** Of the question that is not sent. */
  private static final class IgnoredAnswer implements StreamingChatResponseHandler {
    @Override
    public void onCompleteResponse(ChatResponse response) {}

    @Override
    public void onError(Throwable error) {}
  }

  /** Keeps nothing but what is under way, so that the end of a call ends its replies. */
  private final class CallReplier implements Replier {
    private final Set<LlmReply> mine = ConcurrentHashMap.newKeySet();

    @Override
    public Ongoing reply(Request request, Listener listener) {
      mine.removeIf(reply -> reply.events().isOver());
      LlmReply reply = begin(request, listener);
      mine.add(reply);
      return reply.events();
    }

    @Override
    public void close() {
      mine.forEach(reply -> reply.events().cancel());
      mine.clear();
    }
  }
}
