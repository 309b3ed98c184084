package dev.aicall.rtc.webrtc;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.aicall.domain.exec.CallLoopExecutor;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.PeerEngineFactory;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;

/** Fills the RTC port with libwebrtc; expects the engine's time and executor to be bound. */
public final class WebRtcModule extends AbstractModule {
  private final PeerConfig config;

  /**
   * Creates the module.
   *
   * @param config where the signalling is and how to get there
   */
  public WebRtcModule(PeerConfig config) {
    this.config = config;
  }

  @Provides
  @Singleton
  RtcEngineFactory engineFactory(TimeSource time, @CallLoopExecutor Executor executor) {
    return new PeerEngineFactory(new WebRtcStackProvider(), config, time, executor);
  }
}
