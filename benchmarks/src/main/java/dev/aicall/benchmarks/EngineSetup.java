package dev.aicall.benchmarks;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Whole calls: an engine, HTTP on 127.0.0.1, a server with an agent that sends silence. */
final class EngineSetup implements AutoCloseable {
  static final String BEGUN = "onCallBegin";
  private static final String ENDED = "onCallEnd";
  private static final String USER = "caller";

  private final Path folder;
  private final MediaStack serverStack;
  private final AgentServer server;
  private final Injector injector;
  private volatile Stages current = new Stages();

  EngineSetup() {
    try {
      folder = Files.createTempDirectory("call-setup");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    serverStack = new WebRtcStackProvider().open();
    server =
        AgentServer.start(
            AgentServerConfig.builder().port(0).keyFile(folder.resolve("keys.json")).build(),
            StagedStack.of(serverStack, () -> current),
            new SilentAgents());
    PeerConfig peer =
        PeerConfig.builder().server(server.signallingUri()).allowPlainHttp(true).build();
    injector = Guice.createInjector(new AiCallModule(), new StagedModule(peer));
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
    ARTCAICallConfig config =
        ARTCAICallConfig.builder()
            .agentId("silent")
            .region("local")
            .userId(USER)
            .userJoinToken(server.issueToken(server.newChannelId(), USER, Duration.ofMinutes(5)))
            .build();
    Ends ends = new Ends();
    try (ARTCAICallEngineInterface engine = injector.getInstance(ARTCAICallEngineInterface.class)) {
      engine.setDelegate(ends);
      engine.setMediaTaps(MediaTaps.builder().loudspeaker(frame -> {}).build());
      Stages stages = new Stages();
      current = stages;
      ends.beginning = stages;
      if (!engine.call(config)) {
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
    serverStack.close();
    try {
      Files.deleteIfExists(folder.resolve("keys.json"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
