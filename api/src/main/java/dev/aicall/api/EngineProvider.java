package dev.aicall.api;

/**
 * Makes engines for {@link ARTCAICallEngineFactory}. Found by {@link java.util.ServiceLoader};
 * {@code aicall-domain} brings the one implementation.
 */
public interface EngineProvider {
  /**
   * Makes an engine.
   *
   * @param options backend and settings
   * @return a new engine
   * @throws IllegalStateException if the backend named does not exist, or none was named and the
   *     class path does not decide; the message says what to do
   */
  ARTCAICallEngineInterface createEngine(EngineOptions options);
}
