package dev.aicall.domain.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Scopes;
import com.google.inject.multibindings.OptionalBinder;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.EngineOptions;
import dev.aicall.domain.exec.CallLoopExecutor;
import dev.aicall.domain.exec.CallbackExecutor;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.port.ShareAgent;
import dev.aicall.domain.port.TimeSource;
import java.util.concurrent.Executor;

/**
 * Binds {@link ARTCAICallEngineInterface}: a new engine for each injection. Expects one backend
 * module beside it, which binds {@code RtcEngineFactory}; {@code ShareAgentModule} is optional, and
 * so are own bindings of {@link TimeSource} and of the two executors.
 */
public final class AiCallModule extends AbstractModule {
  /** Call loops never wait, so a few threads carry thousands of calls; our choice. */
  private static final int LOOP_THREADS = 2;

  private final EngineOptions options;

  /** Uses default options. */
  public AiCallModule() {
    this(EngineOptions.defaults());
  }

  /**
   * Uses the given options for every engine; {@code backend} is of no use here.
   *
   * @param options deadlines and callback executor
   */
  public AiCallModule(EngineOptions options) {
    this.options = options;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    bind(EngineOptions.class).toInstance(options);
    bind(EngineMaker.class).in(Scopes.SINGLETON);
    bind(ARTCAICallEngineInterface.class).toProvider(EngineMaker.class);
    OptionalBinder.newOptionalBinder(binder(), ShareAgent.class)
        .setDefault()
        .toInstance(new MissingShareAgent());
    OptionalBinder.newOptionalBinder(binder(), TimeSource.class)
        .setDefault()
        .toInstance(new SystemTime());
    OptionalBinder.newOptionalBinder(binder(), Key.get(Executor.class, CallLoopExecutor.class))
        .setDefault()
        .toInstance(DaemonThreads.executor("aicall-loop", LOOP_THREADS));
    OptionalBinder.newOptionalBinder(binder(), Key.get(Executor.class, CallbackExecutor.class))
        .setDefault()
        .toInstance(DaemonThreads.shared("aicall-callback"));
  }
}
