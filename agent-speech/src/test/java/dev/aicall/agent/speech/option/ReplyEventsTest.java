package dev.aicall.agent.speech.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.speech.Replier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplyEventsTest {
  private final List<String> events = new ArrayList<>();
  private final ReplyEvents reply =
      new ReplyEvents(
          new Replier.Listener() {
            @Override
            public void onText(String piece) {
              events.add(piece);
            }

            @Override
            public void onEmotion(String emotion) {
              events.add("emotion " + emotion);
            }

            @Override
            public void onDone(boolean hangUp) {
              events.add("done " + hangUp);
            }

            @Override
            public void onFailed(String message, @Nullable Throwable cause) {
              events.add("failed " + message);
            }
          },
          () -> events.add("end"));

  @Test
  void tellsInOrderAndEndsOnce() {
    reply.emotion("happy");
    reply.emotion("");
    reply.text("a");
    reply.text("");
    assertThat(reply.isOver()).isFalse();
    reply.done(true);
    reply.done(false);
    reply.failed("late", null);
    reply.text("b");
    reply.cancel();

    assertThat(events).containsExactly("emotion happy", "a", "done true", "end");
    assertThat(reply.isOver()).isTrue();
  }

  @Test
  void tellsNothingOnceCancelled() {
    reply.cancel();
    reply.cancel();
    reply.text("a");
    reply.emotion("b");
    reply.failed("c", null);

    assertThat(events).containsExactly("end");
  }
}
