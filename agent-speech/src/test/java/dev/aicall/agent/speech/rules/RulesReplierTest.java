package dev.aicall.agent.speech.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.Replier.Request;
import dev.aicall.agent.server.speech.SpeechSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesReplierTest {
  private static final class Heard implements Replier.Listener {
    final List<String> events = new ArrayList<>();
    final CompletableFuture<String> end = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public void onText(String piece) {
      text.append(piece);
    }

    @Override
    public void onEmotion(String emotion) {
      events.add("emotion " + emotion);
    }

    @Override
    public void onDone(boolean hangUp) {
      events.add(text.toString());
      end.complete(hangUp ? "hang up" : "done");
    }

    @Override
    public void onFailed(String message, @Nullable Throwable cause) {
      end.complete("failed: " + message);
    }

    String end() throws Exception {
      return end.get(10, TimeUnit.SECONDS);
    }
  }

  private static Request request(String text) {
    return new Request(List.of(), text, true);
  }

  @Test
  void tellsEmotionThenTextThenEnd() throws Exception {
    try (Replier.Engine engine = new RulesProvider().open(SpeechSettings.DEFAULT);
        Replier replier = engine.newReplier()) {
      Heard heard = new Heard();
      replier.reply(request("goodbye"), heard);

      assertThat(heard.end()).isEqualTo("hang up");
      assertThat(heard.events)
          .containsExactly("emotion sad", "Goodbye. It was nice to talk to you.");

      Heard next = new Heard();
      replier.reply(request("go forward two meters"), next);
      assertThat(next.end()).isEqualTo("done");
      assertThat(next.events).containsExactly("I will go forward two meters.");
    }
  }

  @Test
  void cancelledReplyIsSilentButTheRobotMoved() throws Exception {
    List<Runnable> tasks = new ArrayList<>();
    Replier replier = new RulesReplier(RuleBook.load(null), tasks::add);
    Heard cancelled = new Heard();
    Heard next = new Heard();

    replier.reply(request("go forward two meters"), cancelled).cancel();
    replier.reply(request("how far did you go"), next);
    tasks.forEach(Runnable::run);

    assertThat(cancelled.events).isEmpty();
    assertThat(cancelled.end).isNotDone();
    assertThat(next.events).containsExactly("I have gone 2 meters so far.");
  }

  @Test
  void closedEngineFailsTheReply() throws Exception {
    Replier.Engine engine = new RulesProvider().open(SpeechSettings.DEFAULT);
    Replier replier = engine.newReplier();
    engine.close();
    engine.close();
    Heard heard = new Heard();

    replier.reply(request("hello"), heard);

    assertThat(heard.end()).isEqualTo("failed: the rules are closed");
  }
}
