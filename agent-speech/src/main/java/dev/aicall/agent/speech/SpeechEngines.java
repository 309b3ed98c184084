package dev.aicall.agent.speech;

import dev.aicall.agent.server.speech.Availability;
import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechEngineProvider;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses engines: of each kind the one that the option {@code engine.KIND} names, else the usable
 * one with the highest preference. Kinds are {@code vad}, {@code recognizer}, {@code replier} and
 * {@code synthesizer}. What was opened is the caller's to close. For any thread.
 */
public final class SpeechEngines {
  private static final Logger LOG = LoggerFactory.getLogger(SpeechEngines.class);

  private final SpeechSettings settings;
  private final Kind<VoiceActivityDetector.Engine> vads;
  private final Kind<SpeechRecognizer.Engine> recognizers;
  private final Kind<Replier.Engine> repliers;
  private final Kind<SpeechSynthesizer> synthesizers;

  /**
   * Finds the engines on the class path.
   *
   * @param settings what they are opened with
   */
  public SpeechEngines(SpeechSettings settings) {
    this.settings = settings;
    this.vads = new Kind<>("vad", SpeechEngineProvider.OfVad.class);
    this.recognizers = new Kind<>("recognizer", SpeechEngineProvider.OfRecognizer.class);
    this.repliers = new Kind<>("replier", SpeechEngineProvider.OfReplier.class);
    this.synthesizers = new Kind<>("synthesizer", SpeechEngineProvider.OfSynthesizer.class);
  }

  /**
   * Opens the detector of voice activity.
   *
   * @return the engine
   * @throws IllegalArgumentException if the settings are no good, or name an engine that is not
   *     there
   * @throws IllegalStateException if none can be used
   */
  public VoiceActivityDetector.Engine openVad() {
    return vads.open();
  }

  /**
   * Opens the recogniser; may take seconds.
   *
   * @return the engine
   * @throws IllegalArgumentException if the settings are no good, or name an engine that is not
   *     there
   * @throws IllegalStateException if none can be used
   */
  public SpeechRecognizer.Engine openRecognizer() {
    return recognizers.open();
  }

  /**
   * Opens what decides the replies.
   *
   * @return the engine
   * @throws IllegalArgumentException if the settings are no good, or name an engine that is not
   *     there
   * @throws IllegalStateException if none can be used
   */
  public Replier.Engine openReplier() {
    return repliers.open();
  }

  /**
   * Opens the voice.
   *
   * @return the engine
   * @throws IllegalArgumentException if the settings are no good, or name an engine that is not
   *     there
   * @throws IllegalStateException if none can be used
   */
  public SpeechSynthesizer openSynthesizer() {
    return synthesizers.open();
  }

  /**
   * Lists all engines on the class path, loading no model.
   *
   * @return kind by kind, the most preferred first
   */
  public List<EngineReport> describe() {
    List<EngineReport> reports = new ArrayList<>();
    vads.describe(reports);
    recognizers.describe(reports);
    repliers.describe(reports);
    synthesizers.describe(reports);
    return reports;
  }

  private final class Kind<E extends AutoCloseable> {
    private final String name;
    private final List<? extends SpeechEngineProvider<E>> providers;

    Kind(String name, Class<? extends SpeechEngineProvider<E>> type) {
      this.name = name;
      this.providers =
          ServiceLoader.load(type, SpeechEngines.class.getClassLoader()).stream()
              .map(ServiceLoader.Provider::get)
              .sorted(
                  Comparator.<SpeechEngineProvider<E>>comparingInt(p -> -p.preference())
                      .thenComparing(SpeechEngineProvider::name))
              .toList();
    }

    E open() {
      SpeechEngineProvider<E> provider = chosen();
      LOG.info("{} {} opens: {}", name, provider.name(), provider.availability(settings).detail());
      return provider.open(settings);
    }

    private SpeechEngineProvider<E> chosen() {
      String wanted = wanted().orElse(null);
      if (wanted == null) {
        return best()
            .orElseThrow(
                () -> new IllegalStateException("no " + name + " can be used: " + names()));
      }
      SpeechEngineProvider<E> provider =
          named(wanted)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "option engine." + name + ": one of " + names() + ", got " + wanted));
      Availability here = provider.availability(settings);
      if (!here.usable()) {
        throw new IllegalStateException(name + " " + wanted + ": " + here.detail());
      }
      return provider;
    }

    private Optional<String> wanted() {
      return settings.option("engine." + name);
    }

    private Optional<SpeechEngineProvider<E>> best() {
      for (SpeechEngineProvider<E> provider : providers) {
        if (provider.availability(settings).usable()) {
          return Optional.of(provider);
        }
      }
      return Optional.empty();
    }

    private Optional<SpeechEngineProvider<E>> named(String wanted) {
      for (SpeechEngineProvider<E> provider : providers) {
        if (provider.name().equals(wanted)) {
          return Optional.of(provider);
        }
      }
      return Optional.empty();
    }

    private List<String> names() {
      return providers.stream().map(SpeechEngineProvider::name).toList();
    }

    void describe(List<EngineReport> reports) {
      String used = wanted().or(() -> best().map(SpeechEngineProvider::name)).orElse("");
      for (SpeechEngineProvider<E> provider : providers) {
        Availability here = provider.availability(settings);
        boolean chosen = here.usable() && provider.name().equals(used);
        reports.add(
            new EngineReport(
                name,
                provider.name(),
                here.usable(),
                chosen,
                here.detail(),
                why(here.usable(), chosen, used),
                provider.licence()));
      }
    }

    private String why(boolean usable, boolean chosen, String used) {
      if (!usable) {
        return "something is missing";
      }
      if (wanted().isPresent()) {
        return chosen ? "as engine." + name + " says" : "engine." + name + " says " + used;
      }
      return chosen ? "the best here" : used + " is better";
    }
  }
}
