package dev.aicall.cli.stack;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.aicall.domain.exec.CallLoopExecutor;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.PeerEngineFactory;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;

/** Fills the RTC port with whichever media stack was chosen, on the engine's own time. */
final class PeerModule extends AbstractModule {
  private final MediaStackProvider provider;
  private final PeerConfig config;

  PeerModule(MediaStackProvider provider, PeerConfig config) {
    this.provider = provider;
    this.config = config;
  }

  @Provides
  @Singleton
  RtcEngineFactory engines(TimeSource time, @CallLoopExecutor Executor executor) {
    return new PeerEngineFactory(provider, config, time, executor);
  }
}
