package dev.aicall.rtc.fake;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.multibindings.OptionalBinder;
import dev.aicall.domain.exec.CallLoopExecutor;
import dev.aicall.domain.exec.CallbackExecutor;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.TimeSource;
import java.util.concurrent.Executor;

/**
 * Fills the RTC port with a fake and lets call engines run on the fake's time and executor, so that
 * virtual time moves all of it. Binds {@link FakeRtc} too.
 */
public final class FakeRtcModule extends AbstractModule {
  private final FakeRtc fake;

  /**
   * Creates the module.
   *
   * @param fake the stack to bind
   */
  public FakeRtcModule(FakeRtc fake) {
    this.fake = fake;
  }

  @Override
  protected void configure() {
    bind(FakeRtc.class).toInstance(fake);
    bind(RtcEngineFactory.class).toInstance(fake.engineFactory());
    OptionalBinder.newOptionalBinder(binder(), TimeSource.class)
        .setBinding()
        .toInstance(fake.time());
    OptionalBinder.newOptionalBinder(binder(), Key.get(Executor.class, CallLoopExecutor.class))
        .setBinding()
        .toInstance(fake.executor());
    OptionalBinder.newOptionalBinder(binder(), Key.get(Executor.class, CallbackExecutor.class))
        .setBinding()
        .toInstance(fake.executor());
  }
}
