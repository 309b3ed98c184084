package dev.aicall.cli.call;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Knows how far a call is and how it ended. */
public final class CallWatch implements ARTCAICallEngineDelegate {
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

  /**
   * Watches a call that is about to be made.
   *
   * @param engine makes it
   * @param time the call's
   */
  public CallWatch(ARTCAICallEngineInterface engine, TimeSource time) {
    this.engine = engine;
    this.time = time;
    this.startNanos = time.nanoTime();
  }

  /** The call is started now: its times count from here. */
  public void start() {
    startNanos = time.nanoTime();
  }

  /**
   * Tells when the agent is heard.
   *
   * @return completes on the callback thread; never if the call ends before
   */
  public CompletableFuture<Void> begun() {
    return begun;
  }

  /**
   * Tells when the agent reads texts.
   *
   * @return completes on the callback thread; never if the call ends before
   */
  public CompletableFuture<Void> readable() {
    return readable;
  }

  /**
   * Tells when the call is over.
   *
   * @return completes on the callback thread, for a call that failed to start too
   */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  Duration length() {
    return Duration.ofNanos(time.nanoTime() - startNanos);
  }

  /**
   * Returns the time from the start to the agent's first sound.
   *
   * @return null if it has not come
   */
  public @Nullable Duration setUp() {
    return setUp;
  }

  /**
   * Returns what ended the call.
   *
   * @return null if no error did
   */
  public @Nullable CallError error() {
    return error;
  }

  /**
   * Says whether the agent said that it ends the call.
   *
   * @return true if so
   */
  public boolean isEndedByAgent() {
    return announced;
  }

  /**
   * Returns how often the agent was cut off.
   *
   * @return so far
   */
  public int interruptions() {
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
  public void onSetupStage(StageTiming stage) {
    if (stage.stage() == SetupStage.FIRST_AUDIO) {
      setUp = stage.at();
    }
  }

  @Override
  public void onCallBegin() {
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
