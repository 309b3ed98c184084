package dev.aicall.rtc.jitsi;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.aicall.domain.exec.CallLoopExecutor;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.PeerEngineFactory;
import java.util.concurrent.Executor;

/**
 * Fills the RTC port with the stack of Jitsi's libraries; expects the engine's time and executor to
 * be bound.
 */
public final class JitsiModule extends AbstractModule {
  private final PeerConfig config;
  private final LocalAddresses addresses;

  /**
   * Creates the module, with the addresses that {@link JitsiStackProvider#ADDRESSES_PROPERTY} says.
   *
   * @param config where the signalling is and how to get there
   * @throws IllegalArgumentException if the property has a value that is not known
   */
  public JitsiModule(PeerConfig config) {
    this(config, JitsiStackProvider.addressesOfProperty());
  }

  /**
   * Creates the module.
   *
   * @param config where the signalling is and how to get there
   * @param addresses which of the machine's are used
   */
  public JitsiModule(PeerConfig config, LocalAddresses addresses) {
    this.config = config;
    this.addresses = addresses;
  }

  @Provides
  @Singleton
  RtcEngineFactory engineFactory(TimeSource time, @CallLoopExecutor Executor executor) {
    return new PeerEngineFactory(new JitsiStackProvider(addresses), config, time, executor);
  }
}
