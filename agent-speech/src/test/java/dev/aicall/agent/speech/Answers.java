package dev.aicall.agent.speech;

import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a replier answers in one call. */
final class Answers {
  private Answers() {}

  static List<String> of(SpeechSettings settings, String... sentences) throws Exception {
    List<String> answers = new ArrayList<>();
    try (Replier.Engine engine = new SpeechEngines(settings).openReplier();
        Replier replier = engine.newReplier()) {
      for (String sentence : sentences) {
        Answer answer = new Answer();
        replier.reply(new Replier.Request(List.of(), sentence, true), answer);
        answers.add(answer.whole.get(10, TimeUnit.SECONDS));
      }
    }
    return answers;
  }

  private static final class Answer implements Replier.Listener {
    final CompletableFuture<String> whole = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private String feeling = "";

    @Override
    public void onText(String piece) {
      text.append(piece);
    }

    @Override
    public void onEmotion(String emotion) {
      feeling = " [" + emotion + "]";
    }

    @Override
    public void onDone(boolean hangUp) {
      whole.complete(text + feeling + (hangUp ? " (hangs up)" : ""));
    }

    @Override
    public void onFailed(String message, @Nullable Throwable cause) {
      whole.completeExceptionally(new IllegalStateException(message, cause));
    }
  }
}
