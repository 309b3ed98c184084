package dev.aicall.agent.speech.rules;

import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.speech.option.ReplyEvents;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Answers of one call. What was commanded is kept, even if the answer is interrupted. */
final class RulesReplier implements Replier {
  private final Conversation conversation;
  private final Executor executor;

  RulesReplier(RuleBook book, Executor executor) {
    this.conversation = new Conversation(book);
    this.executor = executor;
  }

  @Override
  public Ongoing reply(Request request, Listener listener) {
    Conversation.Answer answer = conversation.answer(request.userText(), request.inGrammar());
    ReplyEvents events = new ReplyEvents(listener, () -> {});
    try {
      executor.execute(() -> tell(answer, events));
    } catch (RejectedExecutionException e) {
      events.failed("the rules are closed", e);
    }
    return events;
  }

  /** Word by word, as a language model would. */
  private static void tell(Conversation.Answer answer, ReplyEvents events) {
    events.emotion(answer.emotion());
    for (String piece : answer.text().split("(?<= )", -1)) {
      events.text(piece);
    }
    events.done(answer.hangUp());
  }

  @Override
  public void close() {}
}
