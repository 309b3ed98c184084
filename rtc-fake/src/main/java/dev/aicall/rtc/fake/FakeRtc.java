package dev.aicall.rtc.fake;

import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.domain.port.TimeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An RTC stack in memory and the handle that steers it; what {@code getRTCInstance()} returns on
 * this backend. Everything happens on the time and the executor given, so on virtual time a run
 * with the same seed goes the same way each time. Safe from any thread.
 */
public final class FakeRtc {
  private static final RtcCapabilities EVERYTHING =
      new RtcCapabilities(true, true, true, true, true, true);

  /** Spreads neighbouring seeds over the generator's range: the 64-bit golden ratio. */
  private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

  private final TimeSource time;
  private final Executor executor;
  private final FakeNetwork network = new FakeNetwork();
  private final AgentScript script = new AgentScript();
  private final FakeAudioDevices audioDevices;
  private final FakeVideoDevices videoDevices;
  private final FakeAgent agent = new FakeAgent(script, this::onNewestCall, this::newestSession);
  private final FakeChannel channel = new FakeChannel(this::onNewestCall);
  private final RtcEngineFactory engineFactory = new FakeRtcEngineFactory(this);
  private final Recording<RtcCommand> commands = new Recording<>(this::records);
  private final List<FakeRtcSession> sessions = new ArrayList<>();
  private final Queue<Consumer<FakeRtcSession>> forFirstCall = new ArrayDeque<>();
  private @Nullable FakeRtcSession newest;
  private long nextSeed;
  private volatile RtcCapabilities capabilities = EVERYTHING;
  private volatile boolean records = true;

  /**
   * Creates a stack that does everything on virtual time.
   *
   * @param time time and executor in one
   */
  public FakeRtc(VirtualTime time) {
    this(time, time);
  }

  /**
   * Creates a stack.
   *
   * @param time where delays come from
   * @param executor where sessions run and tell their events; not closed by this one
   */
  public FakeRtc(TimeSource time, Executor executor) {
    this.time = time;
    this.executor = executor;
    this.audioDevices = new FakeAudioDevices(this);
    this.videoDevices = new FakeVideoDevices(this);
  }

  /**
   * Returns the agent at the other end.
   *
   * @return always the same one
   */
  public FakeAgent agent() {
    return agent;
  }

  /**
   * Returns what happens in a call apart from the agent.
   *
   * @return always the same one
   */
  public FakeChannel channel() {
    return channel;
  }

  /**
   * Returns the way to the service.
   *
   * @return always the same one
   */
  public FakeNetwork network() {
    return network;
  }

  /**
   * Returns the sound devices.
   *
   * @return always the same ones
   */
  public FakeAudioDevices audioDevices() {
    return audioDevices;
  }

  /**
   * Returns the cameras and screens.
   *
   * @return always the same ones
   */
  public FakeVideoDevices videoDevices() {
    return videoDevices;
  }

  /**
   * Returns what makes engines on this stack.
   *
   * @return always the same one
   */
  public RtcEngineFactory engineFactory() {
    return engineFactory;
  }

  /**
   * Returns the sessions made so far.
   *
   * @return oldest first; without those that are over while nothing is recorded
   */
  public List<FakeRtcSession> sessions() {
    synchronized (sessions) {
      return List.copyOf(sessions);
    }
  }

  /**
   * Returns the commands of all sessions and engines, in the order in which they were given.
   *
   * @return oldest first
   */
  public List<RtcCommand> commands() {
    return commands.snapshot();
  }

  /**
   * Returns what the stack says it can do.
   *
   * @return everything, unless told otherwise
   */
  public RtcCapabilities capabilities() {
    return capabilities;
  }

  /**
   * Sets what the stack can do, for engines made later.
   *
   * @param value what it says from now on; without devices its device lists are empty
   * @return this
   */
  public FakeRtc capabilities(RtcCapabilities value) {
    capabilities = value;
    return this;
  }

  /**
   * Sets where chance begins: loss, reordering, jitter.
   *
   * @param seed 0 by default
   * @return this
   */
  public FakeRtc seed(long seed) {
    synchronized (sessions) {
      nextSeed = seed;
    }
    return this;
  }

  /**
   * Keeps commands, received messages and ended sessions for a test to look at, or saves the memory
   * in long runs.
   *
   * @param on true by default
   * @return this
   */
  public FakeRtc records(boolean on) {
    records = on;
    return this;
  }

  /**
   * Lets something go wrong.
   *
   * @param fault what
   */
  public void strike(Fault fault) {
    fault.strike(this);
  }

  FakeRtcSession newSession(FakeRtcEngine engine, RtcSessionListener listener) {
    List<Consumer<FakeRtcSession>> waiting;
    FakeRtcSession session;
    synchronized (sessions) {
      nextSeed += SEED_STEP;
      session = new FakeRtcSession(this, engine, listener, nextSeed);
      sessions.add(session);
      newest = session;
      waiting = List.copyOf(forFirstCall);
      forFirstCall.clear();
    }
    waiting.forEach(action -> action.accept(session));
    return session;
  }

  void ended(FakeRtcSession session) {
    if (!records) {
      synchronized (sessions) {
        sessions.remove(session);
      }
    }
  }

  private void onNewestCall(Consumer<FakeRtcSession> action) {
    FakeRtcSession session;
    synchronized (sessions) {
      session = newest;
      if (session == null) {
        forFirstCall.add(action);
        return;
      }
    }
    action.accept(session);
  }

  private @Nullable FakeRtcSession newestSession() {
    synchronized (sessions) {
      return newest;
    }
  }

  TimeSource time() {
    return time;
  }

  Executor executor() {
    return executor;
  }

  AgentScript script() {
    return script;
  }

  boolean records() {
    return records;
  }

  void note(RtcCommand command) {
    commands.add(command);
  }
}
