package dev.aicall.rtc.fake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The half-written rule "when the user says this"; {@code replies} completes it. */
public final class Reply {
  private final FakeAgent agent;
  private final Predicate<String> matches;
  private final Consumer<AgentScript.Rule> complete;
  private @Nullable String emotion;
  private @Nullable Duration thinking;

  Reply(FakeAgent agent, Predicate<String> matches, Consumer<AgentScript.Rule> complete) {
    this.agent = agent;
    this.matches = matches;
    this.complete = complete;
  }

  /**
   * Lets the agent show a feeling with this answer (message 1014).
   *
   * @param label such as happy or sad; none by default
   * @return this
   */
  public Reply feeling(String label) {
    emotion = label;
    return this;
  }

  /**
   * Lets the agent think about this answer for its own time.
   *
   * @param time from the end of the question to the first word; the agent's own by default
   * @return this
   */
  public Reply afterThinking(Duration time) {
    thinking = time;
    return this;
  }

  /**
   * Completes the rule with one or more answers, given in turn, the last one again and again.
   *
   * @param first the first answer
   * @param more the answers for the next times
   * @return the agent
   */
  public FakeAgent replies(String first, String... more) {
    List<String> later = List.of(more);
    AtomicInteger given = new AtomicInteger();
    return replies(
        question -> {
          int index = given.getAndIncrement();
          return index == 0 || later.isEmpty()
              ? first
              : later.get(Math.min(index, later.size()) - 1);
        });
  }

  /**
   * Completes the rule with an answer that depends on the question.
   *
   * @param answer makes the answer of the question; an empty one is not spoken
   * @return the agent
   */
  public FakeAgent replies(UnaryOperator<String> answer) {
    complete.accept(new AgentScript.Rule(matches, answer, emotion, thinking));
    return agent;
  }
}
