package dev.aicall.domain.guice;

import com.google.inject.Guice;
import com.google.inject.Module;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.EngineOptions;
import dev.aicall.api.EngineProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands behind {@code ARTCAICallEngineFactory}: finds the backends, chooses one, and keeps
 * one injector for each, so that all engines of a program share a backend's runtime.
 */
public final class GuiceEngineProvider implements EngineProvider {
  private static final Logger log = LoggerFactory.getLogger(GuiceEngineProvider.class);
  private static final Map<String, EngineMaker> makers = new ConcurrentHashMap<>();

  /** For {@link ServiceLoader}. */
  public GuiceEngineProvider() {}

  @Override
  public ARTCAICallEngineInterface createEngine(EngineOptions options) {
    String wanted = options.backend();
    RtcBackend backend =
        BackendChoice.choose(
            load(RtcBackend.class),
            wanted != null ? wanted : System.getProperty(EngineOptions.BACKEND_PROPERTY));
    return makers.computeIfAbsent(backend.name(), name -> maker(backend)).make(options);
  }

  private static EngineMaker maker(RtcBackend backend) {
    List<Module> modules = new ArrayList<>();
    modules.add(new AiCallModule());
    modules.add(backend.module());
    load(ShareBackend.class).forEach(share -> modules.add(share.module()));
    log.info("RTC backend {}, modules {}", backend.name(), modules);
    return Guice.createInjector(modules).getInstance(EngineMaker.class);
  }

  private static <T> List<T> load(Class<T> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }
}
