package dev.aicall.testkit;

import com.google.inject.Guice;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.rtc.fake.FakeRtc;
import dev.aicall.rtc.fake.FakeRtcModule;
import org.jspecify.annotations.Nullable;

/** What one test has: time, fake, delegate, and an engine if it asks for one. Closed by JUnit. */
final class FakeCallWorld implements AutoCloseable {
  private final VirtualTime time = new VirtualTime();
  private final FakeRtc fake = new FakeRtc(time);
  private final RecordingDelegate delegate = new RecordingDelegate(time);
  private @Nullable ARTCAICallEngineInterface engine;

  VirtualTime time() {
    return time;
  }

  FakeRtc fake() {
    return fake;
  }

  RecordingDelegate delegate() {
    return delegate;
  }

  ARTCAICallEngineInterface engine() {
    ARTCAICallEngineInterface made = engine;
    if (made == null) {
      made =
          Guice.createInjector(new AiCallModule(), new FakeRtcModule(fake))
              .getInstance(ARTCAICallEngineInterface.class);
      made.setDelegate(delegate);
      engine = made;
    }
    return made;
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
      time.runReady();
    }
  }
}
