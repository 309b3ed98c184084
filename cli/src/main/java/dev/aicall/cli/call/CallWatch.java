package dev.aicall.cli.call;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Knows how far a call is and how it ended. */
final class CallWatch implements ARTCAICallEngineDelegate {
  private final ARTCAICallEngineInterface engine;
  private final TimeSource time;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> readable = new CompletableFuture<>();
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private volatile long startNanos;
  private volatile @Nullable Duration setUp;
  private volatile @Nullable CallError error;
  private volatile boolean announced;
  private final AtomicInteger interruptions = new AtomicInteger();

  CallWatch(ARTCAICallEngineInterface engine, TimeSource time) {
    this.engine = engine;
    this.time = time;
    this.startNanos = time.nanoTime();
  }

  void start() {
    startNanos = time.nanoTime();
  }

  CompletableFuture<Void> begun() {
    return begun;
  }

  CompletableFuture<Void> readable() {
    return readable;
  }

  CompletableFuture<Void> ended() {
    return ended;
  }

  Duration length() {
    return Duration.ofNanos(time.nanoTime() - startNanos);
  }

  @Nullable Duration setUp() {
    return setUp;
  }

  @Nullable CallError error() {
    return error;
  }

  /** Whether the agent said that it ends the call. */
  boolean isEndedByAgent() {
    return announced;
  }

  int interruptions() {
    return interruptions.get();
  }

  /** A call that could not even be started. */
  void fail(CallError why) {
    error = why;
    ended.complete(null);
  }

  ExitCode exitCode() {
    CallError why = error;
    if (why == null) {
      return ExitCode.OK;
    }
    return switch (why.getErrorCode()) {
      case NetworkError, TokenExpired, AgentNotFound, AgentSubscriptionRequired ->
          setUp == null ? ExitCode.SERVER : ExitCode.CALL_FAILED;
      case LocalDeviceException -> ExitCode.MACHINE;
      default -> ExitCode.CALL_FAILED;
    };
  }

  @Override
  public void onCallBegin() {
    setUp = length();
    begun.complete(null);
  }

  @Override
  public void onAgentDataChannelAvailable() {
    readable.complete(null);
  }

  @Override
  public void onSpeakingInterrupted(ARTCAICallSpeakingInterruptedReason reason) {
    interruptions.incrementAndGet();
  }

  @Override
  public void onAgentWillLeave(int reason, String message) {
    announced = true;
  }

  @Override
  public void onErrorOccurs(ARTCAICallErrorCode code, CallError why) {
    ARTCAICallState state = engine.getCallState();
    boolean over = state == ARTCAICallState.None || state == ARTCAICallState.Error;
    boolean goodbye = announced && code == ARTCAICallErrorCode.AgentLeaveChannel;
    if (over && error == null && !goodbye) {
      error = why;
    }
    // A join that failed is not followed by onCallEnd.
    if (state == ARTCAICallState.None) {
      ended.complete(null);
    }
  }

  @Override
  public void onCallEnd() {
    ended.complete(null);
  }
}
