package dev.aicall.rtc.peer.testing;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.JoinRequest.AgentStart;
import dev.aicall.domain.port.ReconnectSchedule;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.RtcToken;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.PeerEngineFactory;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.testkit.FarSide;
import dev.aicall.testkit.RtcSessionHarness;
import dev.aicall.testkit.SpeedProfile;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings a media stack to {@link dev.aicall.testkit.RtcSessionContract}: a caller on it, and a far
 * side that speaks the signalling on a loopback port and answers with the same stack or another.
 * Real time.
 */
public final class PeerContractHarness implements RtcSessionHarness {
  private static final int THREADS = 4;
  private static final Executor EXECUTOR = DaemonThreads.executor("contract", THREADS);

  private final TimeSource time = new SystemTime();
  private final FarWorld world = new FarWorld();
  private final AtomicInteger requests = new AtomicInteger();
  private final WatchedProvider caller;
  private final MediaStack farStack;
  private final SignallingServer server;
  private final RtcEngineFactory factory;
  private final RtcEngine engine;
  private final FarSide farSide;

  /** Both sides on one stack. */
  public PeerContractHarness(MediaStackProvider stack) {
    this(stack, stack);
  }

  /** Caller and far side on two stacks. */
  public PeerContractHarness(MediaStackProvider calling, MediaStackProvider answering) {
    caller = new WatchedProvider(calling);
    farStack = answering.open();
    server = new SignallingServer(world, time, EXECUTOR, farStack);
    factory =
        new PeerEngineFactory(
            caller, PeerConfig.builder().server(server.base()).build(), time, EXECUTOR);
    engine = factory.create();
    farSide = new PeerFarSide(world, caller);
  }

  @Override
  public RtcEngineFactory factory() {
    return factory;
  }

  @Override
  public RtcEngine engine() {
    return engine;
  }

  @Override
  public FarSide farSide() {
    return farSide;
  }

  /** Every request is for another channel and user, so that no session replaces another. */
  @Override
  public JoinRequest joinRequest(MediaTaps taps, Duration deadline) {
    int number = requests.incrementAndGet();
    String user = "user-" + number;
    String token =
        RtcToken.make("app", "key", "channel-" + number, user, time.now().plus(Duration.ofDays(1)))
            .encode();
    return new JoinRequest(
        user,
        token,
        new AgentStart("agent", "here", "GenerateAIAgentCall", "{}"),
        taps.camera() == null ? ARTCAICallAgentType.VoiceAgent : ARTCAICallAgentType.VisionAgent,
        ARTCAICallAudioConfig.builder().build(),
        ARTCAICallVideoConfig.builder().build(),
        taps,
        ReconnectSchedule.DEFAULT,
        deadline);
  }

  @Override
  public SpeedProfile speed() {
    return SpeedProfile.LOOPBACK;
  }

  @Override
  public void advance(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  @Override
  public boolean handedInStillWorks() {
    CompletableFuture<Boolean> ran = new CompletableFuture<>();
    TimeSource.Timer unused =
        time.schedule(Duration.ZERO, () -> EXECUTOR.execute(() -> ran.complete(true)));
    return ran.completeOnTimeout(false, speed().event().toMillis(), TimeUnit.MILLISECONDS).join();
  }

  @Override
  public long resources() {
    return caller.openPeers() + world.open.get();
  }

  @Override
  public void close() {
    engine.close();
    server.close();
    farStack.close();
  }
}
