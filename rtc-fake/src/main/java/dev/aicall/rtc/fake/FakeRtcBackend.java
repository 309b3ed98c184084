package dev.aicall.rtc.fake;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import dev.aicall.domain.exec.CallLoopExecutor;
import dev.aicall.domain.guice.RtcBackend;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.TimeSource;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;

/**
 * The fake as a backend of the class path, for {@code createEngine("fake")}: on the engine's own
 * time and executor, so by default on real time.
 */
public final class FakeRtcBackend implements RtcBackend {
  /** For {@link java.util.ServiceLoader}. */
  public FakeRtcBackend() {}

  @Override
  public String name() {
    return FAKE;
  }

  @Override
  public Module module() {
    return new OnTheTimeOfTheEngine();
  }

  private static final class OnTheTimeOfTheEngine extends AbstractModule {
    @Provides
    @Singleton
    FakeRtc fake(TimeSource time, @CallLoopExecutor Executor executor) {
      return new FakeRtc(time, executor);
    }

    @Provides
    RtcEngineFactory engineFactory(FakeRtc fake) {
      return fake.engineFactory();
    }
  }
}
