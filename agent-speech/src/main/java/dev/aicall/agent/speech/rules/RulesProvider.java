package dev.aicall.agent.speech.rules;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechSettings;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code rules}: answers from a file of rules, by default a small robot's. */
public final class RulesProvider implements SpeechEngineProvider.OfReplier {
  /** For {@link java.util.ServiceLoader}. */
  public RulesProvider() {}

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String licence() {
    return "Apache-2.0";
  }

  @Override
  public int preference() {
    return EMBEDDED;
  }

  @Override
  public Availability availability(SpeechSettings settings) {
    return Availability.yes(
        settings.rules() == null ? "the shipped robot" : String.valueOf(settings.rules()));
  }

  @Override
  public Replier.Engine open(SpeechSettings settings) {
    RuleBook book = RuleBook.load(settings.rules());
    ExecutorService executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "aicall-rules");
              thread.setDaemon(true);
              return thread;
            });
    return new Replier.Engine() {
      @Override
      public Replier newReplier() {
        return new RulesReplier(book, executor);
      }

      @Override
      public void close() {
        executor.shutdown();
      }
    };
  }
}
