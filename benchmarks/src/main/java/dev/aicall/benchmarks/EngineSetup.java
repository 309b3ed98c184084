package dev.aicall.benchmarks;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.domain.exec.CallLoopExecutor;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.PeerEngineFactory;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.webrtc.WebRtcStackProvider;
import java.util.concurrent.Executor;

/** Whole calls: an engine, HTTP on 127.0.0.1, a server with an agent that sends silence. */
final class EngineSetup implements AutoCloseable {
  static final String BEGUN = "onCallBegin";
  private static final String ENDED = "onCallEnd";

  private final LocalServer server;
  private final Injector injector;
  private volatile Stages current = new Stages();

  EngineSetup() {
    server =
        new LocalServer(
            StagedStack.of(new WebRtcStackProvider().open(), () -> current), new SoundingAgents());
    injector = Guice.createInjector(new AiCallModule(), new StagedModule(server.peer()));
  }

  /** What WebRtcModule binds, with stages noted. */
  private final class StagedModule extends AbstractModule {
    private final PeerConfig config;

    StagedModule(PeerConfig config) {
      this.config = config;
    }

    @Provides
    @Singleton
    RtcEngineFactory engineFactory(TimeSource time, @CallLoopExecutor Executor executor) {
      MediaStackProvider stacks =
          new MediaStackProvider() {
            @Override
            public String name() {
              return WebRtcStackProvider.NAME;
            }

            @Override
            public MediaStack open() {
              return StagedStack.of(new WebRtcStackProvider().open(), () -> current);
            }
          };
      return new PeerEngineFactory(stacks, config, time, executor);
    }
  }

  /** Makes one call with an engine of its own and hangs up; the time runs from {@code call}. */
  Stages measure() {
    Ends ends = new Ends();
    try (ARTCAICallEngineInterface engine = injector.getInstance(ARTCAICallEngineInterface.class)) {
      engine.setDelegate(ends);
      engine.setMediaTaps(MediaTaps.builder().loudspeaker(frame -> {}).build());
      Stages stages = new Stages();
      current = stages;
      ends.beginning = stages;
      if (!engine.call(server.call(SoundingAgents.ID).build())) {
        throw new IllegalStateException("the call was refused");
      }
      stages.note("call returned");
      stages.await(BEGUN);
      engine.handup(true);
      ends.ending.await(ENDED);
      return stages;
    }
  }

  /** Notes the beginning and the end of a call. */
  private static final class Ends implements ARTCAICallEngineDelegate {
    private final Stages ending = new Stages();
    private volatile Stages beginning = new Stages();

    @Override
    public void onCallBegin() {
      beginning.note(BEGUN);
    }

    @Override
    public void onCallEnd() {
      ending.note(ENDED);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
