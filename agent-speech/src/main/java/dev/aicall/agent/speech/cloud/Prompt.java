package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.Replier;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the model is told. */
final class Prompt {
  /** The function that ends the call, and the mark that does without functions. */
  static final String HANG_UP = "hang_up";

  /** The last words, as an argument of the function, since many models then write no text. */
  static final String FAREWELL = "farewell";

  /** What the model is told if it shall begin the talk, since it answers users only. */
  static final String BEGIN = "(The user has called and says nothing yet. Greet the user.)";

  private Prompt() {}

  static ChatRequest of(LlmOptions options, Replier.Request request) {
    ChatRequest.Builder chat = ChatRequest.builder().messages(messages(options, request));
    if (options.hangUp() == LlmOptions.HangUp.TOOL) {
      chat.toolSpecifications(
          ToolSpecification.builder()
              .name(HANG_UP)
              .description("Ends the call. Use it once the user wants to end the talk.")
              .parameters(
                  JsonObjectSchema.builder()
                      .addStringProperty(FAREWELL, "What is said to the user before it ends.")
                      .build())
              .build());
    }
    return chat.build();
  }

  private static List<ChatMessage> messages(LlmOptions options, Replier.Request request) {
    List<ChatMessage> messages = new ArrayList<>();
    String system = system(options, request);
    if (!system.isEmpty()) {
      messages.add(SystemMessage.from(system));
    }
    for (Replier.Line line : request.history()) {
      if (!line.text().isBlank()) {
        switch (line.role()) {
          case USER -> messages.add(UserMessage.from(line.text()));
          case ASSISTANT -> messages.add(AiMessage.from(line.text()));
          case SYSTEM -> {
            // In the one at the beginning.
          }
        }
      }
    }
    messages.add(UserMessage.from(request.userText().isBlank() ? BEGIN : request.userText()));
    return messages;
  }

  /** One text, since the templates of many local models know a system prompt only at the start. */
  private static String system(LlmOptions options, Replier.Request request) {
    return Stream.concat(
            request.history().stream()
                .filter(line -> line.role() == Replier.Role.SYSTEM)
                .map(Replier.Line::text),
            hints(options).stream())
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  private static List<String> hints(LlmOptions options) {
    List<String> hints = new ArrayList<>();
    if (!options.emotions().isEmpty()) {
      hints.add(
          "Begin each reply with how you feel about it, as one of these marks: "
              + options.emotions().stream()
                  .map(word -> "[" + word + "]")
                  .collect(Collectors.joining(" ")));
    }
    if (options.hangUp() == LlmOptions.HangUp.MARKER) {
      hints.add(
          "Once the user wants to end the talk, say goodbye and end your reply with the mark ["
              + HANG_UP
              + "], which ends the call.");
    }
    return hints;
  }
}
