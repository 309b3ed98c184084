package dev.aicall.agent.server.speech;

/**
 * One speech engine on the class path, found by {@link java.util.ServiceLoader} through the
 * sub-interface of its kind. A server asks all of a kind and takes the usable one with the highest
 * preference, or the one that is named.
 *
 * @param <E> what it opens
 */
public interface SpeechEngineProvider<E extends AutoCloseable> {
  /** Of an engine that needs the class path only. */
  int EMBEDDED = 10;

  /** Of a better engine that was found on the machine. */
  int MACHINE = 20;

  /** Of an engine that somebody configured, which is a wish. */
  int CONFIGURED = 30;

  /**
   * Returns what users name it by.
   *
   * @return a short lower-case name, for example {@code pocketsphinx}
   */
  String name();

  /**
   * Returns the licence of engine and model, for the log and the docs.
   *
   * @return for example {@code BSD-2-Clause}
   */
  String licence();

  /**
   * Says how much it is to be preferred.
   *
   * @return {@link #EMBEDDED}, {@link #MACHINE} or {@link #CONFIGURED}, or something between
   */
  int preference();

  /**
   * Says whether it can be used here. Quick, never throws, loads no model.
   *
   * @param settings what it would be opened with
   * @return yes, or what is missing
   */
  Availability availability(SpeechSettings settings);

  /**
   * Opens the engine for a server; may take seconds, since it loads models.
   *
   * @param settings models, grammars, addresses
   * @return the engine; the caller closes it
   * @throws IllegalArgumentException if the settings are no good, for example a broken grammar
   * @throws IllegalStateException if it cannot be used here after all
   */
  E open(SpeechSettings settings);

  /** Finds {@link VoiceActivityDetector.Engine}s. */
  interface OfVad extends SpeechEngineProvider<VoiceActivityDetector.Engine> {}

  /** Finds {@link SpeechRecognizer.Engine}s. */
  interface OfRecognizer extends SpeechEngineProvider<SpeechRecognizer.Engine> {}

  /** Finds {@link Replier.Engine}s. */
  interface OfReplier extends SpeechEngineProvider<Replier.Engine> {}

  /** Finds {@link SpeechSynthesizer}s. */
  interface OfSynthesizer extends SpeechEngineProvider<SpeechSynthesizer> {}
}
