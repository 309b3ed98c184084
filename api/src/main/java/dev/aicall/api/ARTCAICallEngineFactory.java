package dev.aicall.api;

import java.util.List;
import java.util.ServiceLoader;

/**
 * Makes engines without any set-up code: the RTC backend is the one on the class path.
 *
 * <p>Choice of the backend: the name given, else the system property {@value
 * EngineOptions#BACKEND_PROPERTY}, else the single backend that is not the fake, else the fake if
 * it is alone. Programs that use Guice can build their own injector instead (see the README).
 */
public final class ARTCAICallEngineFactory {
  private ARTCAICallEngineFactory() {}

  /**
   * Makes an engine with default options.
   *
   * @return a new engine; close it when done
   * @throws IllegalStateException if the class path holds no engine, no backend, or more than one
   *     network backend and no choice; the message says what to do
   */
  public static ARTCAICallEngineInterface createEngine() {
    return createEngine(EngineOptions.defaults());
  }

  /**
   * Makes an engine on a named backend.
   *
   * @param backend for example {@code webrtc}, {@code jitsi} or {@code fake}
   * @return a new engine; close it when done
   * @throws IllegalStateException if there is no such backend on the class path
   */
  public static ARTCAICallEngineInterface createEngine(String backend) {
    return createEngine(EngineOptions.builder().backend(backend).build());
  }

  /**
   * Makes an engine.
   *
   * @param options backend and settings
   * @return a new engine; close it when done
   * @throws IllegalStateException as {@link #createEngine()}
   */
  public static ARTCAICallEngineInterface createEngine(EngineOptions options) {
    List<EngineProvider> providers =
        ServiceLoader.load(EngineProvider.class).stream().map(ServiceLoader.Provider::get).toList();
    if (providers.size() != 1) {
      throw new IllegalStateException(
          providers.isEmpty()
              ? "no engine on the class path: add dev.aicall:aicall-domain (each backend brings it)"
              : "more than one engine on the class path: " + providers);
    }
    return providers.get(0).createEngine(options);
  }
}
