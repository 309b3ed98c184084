package dev.aicall.domain.guice;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.EngineOptions;
import dev.aicall.domain.call.CallEngine;
import dev.aicall.domain.exec.CallLoopExecutor;
import dev.aicall.domain.exec.CallbackExecutor;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.ShareAgent;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.share.ShareCalls;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Executor;

/** Makes engines on one backend: all share its runtime, each has its own loop. */
final class EngineMaker implements Provider<ARTCAICallEngineInterface> {
  private final RtcEngineFactory rtcFactory;
  private final ShareCalls shareCalls;
  private final TimeSource time;
  private final EngineOptions defaults;
  private final Executor loopExecutor;
  private final Executor callbackExecutor;

  @Inject
  EngineMaker(
      RtcEngineFactory rtcFactory,
      ShareAgent shareAgent,
      TimeSource time,
      EngineOptions defaults,
      @CallLoopExecutor Executor loopExecutor,
      @CallbackExecutor Executor callbackExecutor) {
    this.rtcFactory = rtcFactory;
    this.shareCalls = new ShareCalls(shareAgent, time);
    this.time = time;
    this.defaults = defaults;
    this.loopExecutor = loopExecutor;
    this.callbackExecutor = callbackExecutor;
  }

  @Override
  public ARTCAICallEngineInterface get() {
    return make(defaults);
  }

  ARTCAICallEngineInterface make(EngineOptions options) {
    Executor own = options.callbackExecutor();
    Executor callbacks = own != null ? own : callbackExecutor;
    return new CallEngine(rtcFactory, shareCalls, time, options, loopExecutor, callbacks);
  }
}
