package dev.aicall.domain.call;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.EngineOptions;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.exec.SerialQueue;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.JoinRequest.AgentStart;
import dev.aicall.domain.port.ReconnectSchedule;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.ClientMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the decisions of one engine are made and carried out.
 *
 * <p><b>Deciding.</b> A step runs under one lock that is never held during foreign code: on the
 * caller's thread for the application's commands, on the loop for events. It swaps the state and
 * appends its effects to one list, so effects have the order of the decisions, whoever made them.
 *
 * <p><b>Carrying out.</b> Effects run on the loop, a serial queue over an executor: they command
 * the session, start timers, and queue callbacks. So native and network threads never run call
 * logic, no public method waits for native code, and a library is never called back from its own
 * callback.
 *
 * <p>Fields without a comment on threads belong to the loop.
 */
final class CallLoop {
  private static final Logger log = LoggerFactory.getLogger(CallLoop.class);

  private final RtcEngineFactory rtcFactory;
  private final TimeSource time;
  private final EngineOptions options;
  private final SerialQueue<Runnable> tasks;
  private final SerialQueue<Effect.Callback> callbacks;
  private final Runnable runEffects = this::runEffects;
  private final CallTimes times;
  private final MessageFlow messages;
  private final AtomicLong decidedBytes = new AtomicLong(); // sent by a step, not by the loop yet
  private final Map<CallTimer, Running> timers = new EnumMap<>(CallTimer.class);

  private long timersStarted;

  private final Object lock = new Object();
  private final Step step; // guarded by lock
  private List<Effect> decided = new ArrayList<>(); // guarded by lock
  private List<Effect> running = new ArrayList<>();
  private boolean carryingOut;
  private boolean decidedMeanwhile;

  private volatile CallState state = new CallState();
  private volatile @Nullable RtcEngine rtc; // written by the loop, read by getters
  private volatile @Nullable ARTCAICallEngineDelegate delegate; // written by the application

  private volatile @Nullable RtcSession session; // written by the loop, read by senders
  private boolean sessionLeaving;
  private boolean releaseWhenLeaving;

  /** Reacts to an event, on the loop. */
  @FunctionalInterface
  interface Reaction {
    void react(Step step);
  }

  private record Running(long number, TimeSource.Timer timer) {}

  CallLoop(
      RtcEngineFactory rtcFactory,
      TimeSource time,
      EngineOptions options,
      Executor loopExecutor,
      Executor callbackExecutor) {
    this.rtcFactory = rtcFactory;
    this.time = time;
    this.options = options;
    this.tasks = new SerialQueue<>(loopExecutor, Runnable::run);
    this.callbacks = new SerialQueue<>(callbackExecutor, callback -> callback.call(delegate));
    this.times = new CallTimes(this, time);
    this.messages = new MessageFlow(this, times, time);
    this.step = new Step(state);
  }

  // Deciding

  CallState state() {
    return state;
  }

  /** Decides on the caller's thread; the effects follow on the loop. */
  <T> T decide(Function<Step, T> decision) {
    T answer;
    boolean anyEffect;
    long at = time.nanoTime();
    synchronized (lock) {
      step.begin(state, at);
      answer = decision.apply(step);
      state = finish();
      anyEffect = !decided.isEmpty();
    }
    if (anyEffect) {
      tasks.add(runEffects);
    }
    return answer;
  }

  /** Has an event looked at on the loop, unless its call is not the current one any more. */
  void post(long callId, Reaction reaction) {
    long at = time.nanoTime();
    tasks.add(() -> react(callId, at, reaction));
  }

  void postMessage(long callId, String uid, byte[] bytes) {
    long at = time.nanoTime();
    tasks.add(() -> messages.received(callId, uid, bytes, at));
  }

  void postMediaExtension(long callId, int type, byte[] payload) {
    tasks.add(() -> messages.mediaExtension(callId, type, payload));
  }

  void postAudioDelay(long callId, int sentenceId, long delayMs) {
    tasks.add(() -> messages.audioDelay(callId, sentenceId, delayMs));
  }

  /**
   * Decides on the loop, and carries out all that has been decided until then. May be called from
   * an effect; what is decided there is carried out after the effects that were decided before.
   */
  void react(long callId, Reaction reaction) {
    react(callId, time.nanoTime(), reaction);
  }

  /** As {@link #react(long, Reaction)}, to what happened at a moment. */
  void react(long callId, long atNanos, Reaction reaction) {
    synchronized (lock) {
      // Looked at under the lock: the application may begin another call at any moment.
      if (callId != state.callId) {
        return;
      }
      step.begin(state, atNanos);
      reaction.react(step);
      state = finish();
      if (carryingOut) {
        decidedMeanwhile = true;
        return;
      }
      takeDecided();
    }
    carryOut();
  }

  private CallState finish() {
    if (step.sent() > 0) {
      decidedBytes.addAndGet(step.sent());
    }
    return step.finish(decided::add);
  }

  private void runEffects() {
    synchronized (lock) {
      takeDecided();
    }
    carryOut();
  }

  private void takeDecided() {
    List<Effect> empty = running;
    running = decided;
    decided = empty;
  }

  private void carryOut() {
    carryingOut = true;
    boolean more;
    do {
      decidedMeanwhile = false;
      // By index: an iterator would be one more object for every message.
      for (int i = 0; i < running.size(); i++) {
        carryOut(running.get(i));
      }
      running.clear();
      more = decidedMeanwhile;
      if (more) {
        synchronized (lock) {
          takeDecided();
        }
      }
    } while (more);
    carryingOut = false;
  }

  /** Native libraries throw errors as well as exceptions; neither may stop the effects behind. */
  private void carryOut(Effect effect) {
    try {
      effect.run(this);
    } catch (Throwable e) {
      log.error("RTC backend threw from a command; the call goes on", e);
    }
  }

  // Carrying out

  void callBack(Effect.Callback callback) {
    callbacks.add(callback);
  }

  void createRtcEngine() {
    try {
      rtc = rtcFactory.create();
      callBack((Effect.Tell) ARTCAICallEngineDelegate::onRTCEngineCreated);
    } catch (RuntimeException | LinkageError e) {
      log.debug("RTC engine cannot be made", e);
      decideLater(failed -> Lifecycle.rtcEngineFailed(failed, e));
    }
  }

  /** For a decision that follows from an effect: after the effects that were decided before. */
  private void decideLater(Reaction reaction) {
    long callId = state.callId;
    tasks.add(() -> react(callId, reaction));
  }

  void useSpeaker(boolean on) {
    RtcEngine engine = rtc;
    if (engine != null) {
      engine.useSpeaker(on);
    }
  }

  /** Makes the session of a new call; one that is still leaving is not waited for. */
  void openSession(CallState call) {
    stopTimers();
    leaveNow();
    RtcEngine engine = rtc;
    session = engine == null ? null : engine.newSession(new SessionEvents(this, call.callId));
    sessionLeaving = false;
    if (session != null) {
      times.stage(SetupStage.RTC_READY, time.nanoTime());
    }
    messages.begin();
  }

  void join(CallState call, String token, @Nullable AgentStart agentStart) {
    withSession(
        opened ->
            opened.join(
                new JoinRequest(
                    String.valueOf(call.userId),
                    token,
                    agentStart,
                    call.agentType(),
                    call.audioConfig,
                    Cameras.settings(call),
                    call.taps,
                    ReconnectSchedule.DEFAULT,
                    options.joinDeadline())));
    startTimer(
        CallTimer.START,
        options.joinDeadline(),
        late -> Lifecycle.startTimedOut(late, options.joinDeadline()));
  }

  void withSession(Consumer<RtcSession> command) {
    RtcSession current = session;
    if (current != null) {
      command.accept(current);
    }
  }

  void send(ClientMessage message, @Nullable String userId, String agentUid, long atNanos) {
    RtcSession current = session;
    try {
      if (current != null) {
        messages.send(current, message, userId, agentUid, atNanos);
      }
    } finally {
      decidedBytes.addAndGet(-Limits.weight(message));
    }
  }

  /** Whether so little waits to be sent that more may be accepted. Any thread. */
  boolean hasRoom() {
    RtcSession current = session;
    long buffered = current == null ? 0 : current.bufferedBytes();
    return decidedBytes.get() + buffered < Limits.MAX_WAITING_BYTES;
  }

  void replayHeldMessages() {
    messages.replayHeld();
  }

  /** Has the session leave, now or a little later. */
  void leave(Duration delay) {
    stopTimers();
    if (delay.isZero()) {
      leaveNow();
    } else {
      startTimer(CallTimer.LEAVE, delay, late -> late.effect(CallLoop::leaveAfterDelay));
    }
  }

  private void leaveAfterDelay() {
    leaveNow();
    if (releaseWhenLeaving) {
      releaseNow();
    }
  }

  private void leaveNow() {
    RtcSession current = session;
    if (current != null && !sessionLeaving) {
      sessionLeaving = true;
      startTimer(CallTimer.GONE, Lifecycle.LEAVE_PATIENCE, late -> Lifecycle.left(late, null));
      current.leave();
    }
  }

  void sessionLeft() {
    stopTimers();
    session = null;
  }

  /**
   * The last thing an engine does; an agent that was told to stop still gets the time to hear it.
   */
  void release() {
    if (timers.containsKey(CallTimer.LEAVE)) {
      releaseWhenLeaving = true;
    } else {
      releaseNow();
    }
  }

  /** A session that is leaving still tells its end. */
  private void releaseNow() {
    leaveNow();
    RtcEngine engine = rtc;
    rtc = null;
    if (engine != null) {
      engine.close();
    }
  }

  // Timers

  void startLinkTimer() {
    Duration deadline = options.reconnectDeadline();
    startTimer(CallTimer.LINK, deadline, late -> SessionSteps.linkTimedOut(late, deadline));
  }

  void startTimer(CallTimer kind, Duration delay, Reaction reaction) {
    cancelTimer(kind);
    long callId = state.callId;
    long number = ++timersStarted;
    TimeSource.Timer timer =
        time.schedule(delay, () -> tasks.add(() -> fire(kind, number, callId, reaction)));
    timers.put(kind, new Running(number, timer));
  }

  /** A timer that was cancelled while its firing waited in the queue is not the running one. */
  private void fire(CallTimer kind, long number, long callId, Reaction reaction) {
    Running running = timers.get(kind);
    if (running != null && running.number() == number) {
      timers.remove(kind);
      react(callId, reaction);
    }
  }

  void cancelTimer(CallTimer kind) {
    Running timer = timers.remove(kind);
    if (timer != null) {
      timer.timer().cancel();
    }
  }

  private void stopTimers() {
    for (CallTimer kind : CallTimer.values()) {
      cancelTimer(kind);
    }
  }

  // For the engine's getters

  @Nullable Object rtcHandle() {
    RtcEngine engine = rtc;
    return engine == null || state.destroyed ? null : engine.handle();
  }

  AudioDevices audioDevices() {
    return rtcFactory.audioDevices();
  }

  VideoDevices videoDevices() {
    return rtcFactory.videoDevices();
  }

  void setDelegate(@Nullable ARTCAICallEngineDelegate newDelegate) {
    delegate = newDelegate;
  }

  @Nullable ARTCAICallEngineDelegate delegate() {
    return delegate;
  }

  MessageFlow messages() {
    return messages;
  }

  CallTimes times() {
    return times;
  }
}
