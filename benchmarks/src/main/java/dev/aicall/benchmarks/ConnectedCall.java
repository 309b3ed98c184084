package dev.aicall.benchmarks;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.EngineOptions;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.call.CallEngine;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.domain.port.ShareAgent;
import dev.aicall.domain.share.ShareCalls;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A call that is up, on executors that run tasks at once. */
final class ConnectedCall {
  static final String USER = "user-1";
  static final String AGENT = "agent-1";

  final BareSession session = new BareSession();
  final ARTCAICallEngineInterface engine;
  RtcSessionListener far = new NoSession();

  private static final class NoSession implements RtcSessionListener {
    @Override
    public void onJoinFailed(RtcError error) {}

    @Override
    public void onLeft(@Nullable RtcError cause) {}
  }

  ConnectedCall(ARTCAICallEngineDelegate delegate) {
    Executor direct = Runnable::run;
    SystemTime time = new SystemTime();
    ShareAgent unused = (config, userId) -> new CompletableFuture<>();
    engine =
        new CallEngine(
            session, new ShareCalls(unused, time), time, EngineOptions.defaults(), direct, direct);
    engine.setDelegate(delegate);
    begin();
  }

  /** Hangs up and calls again. */
  void renew() {
    engine.handup(false);
    far.onLeft(null);
    begin();
  }

  private void begin() {
    ARTCAICallAgentInfo info =
        new ARTCAICallAgentInfo(ARTCAICallAgentType.VoiceAgent, "channel-1", AGENT, "instance-1");
    engine.call(USER, "token", info, error -> {});
    far = Objects.requireNonNull(session.listener);
    far.onJoined();
    far.onDataChannelReady(AGENT);
  }
}
