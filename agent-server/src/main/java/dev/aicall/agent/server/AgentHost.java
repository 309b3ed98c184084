package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.StartParams;
import dev.aicall.rtc.peer.signal.Signal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds a call's agent: gives it what it can do, and keeps its failures from the call. */
final class AgentHost implements AgentCall {
  private static final Logger log = LoggerFactory.getLogger(AgentHost.class);
  private static final int HIGHEST_BYE = 3;

  private final AgentSession session;
  private final CallStart start;
  private final Set<TimeSource.Timer> timers = new HashSet<>();
  private @Nullable Agent agent;
  private volatile boolean leaving;

  AgentHost(AgentSession session) {
    this.session = session;
    this.start = session.start();
  }

  /** Makes the agent; what its factory throws goes to the caller. */
  void make(AgentFactory factory) {
    agent = factory.newAgent(start.agentId(), this);
  }

  void tell(Consumer<Agent> event) {
    Agent to = agent;
    if (to == null || leaving) {
      return;
    }
    guarded(() -> event.accept(to));
  }

  void end(CallEnd why) {
    leaving = true;
    List.copyOf(timers).forEach(TimeSource.Timer::cancel);
    Agent to = agent;
    if (to != null) {
      guarded(() -> to.onEnd(why));
    }
  }

  private void guarded(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      log.error("event=agent-threw call={}", start.call(), e);
    }
  }

  @Override
  public String agentUid() {
    return start.agentUid();
  }

  @Override
  public String avatarUid() {
    return start.avatarUid();
  }

  @Override
  public String callerUid() {
    return start.callerUid();
  }

  @Override
  public String instanceId() {
    return start.instanceId();
  }

  @Override
  public String channelId() {
    return start.channelId();
  }

  @Override
  public StartParams params() {
    return start.params();
  }

  @Override
  public ARTCAICallAgentType agentType() {
    return start.profile().type();
  }

  @Override
  public TimeSource time() {
    return session.services().time();
  }

  @Override
  public void execute(Runnable task) {
    session
        .loop()
        .execute(
            () -> {
              if (!leaving) {
                guarded(task);
              }
            });
  }

  @Override
  public TimeSource.Timer schedule(Duration delay, Runnable task) {
    if (leaving) {
      return () -> {};
    }
    AgentTimer timer = new AgentTimer(task);
    timers.add(timer);
    timer.start(delay);
    return timer;
  }

  @Override
  public boolean send(AgentMessage message) {
    return sendAs(start.agentUid(), message);
  }

  @Override
  public boolean sendAs(String senderUid, AgentMessage message) {
    return !leaving && session.send(senderUid, message);
  }

  @Override
  public void sendRaw(byte[] bytes) {
    if (bytes.length > RtcSession.MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "bytes: at most " + RtcSession.MAX_MESSAGE_BYTES + ", got " + bytes.length);
    }
    if (!leaving) {
      session.sendRaw(bytes.clone());
    }
  }

  @Override
  public void sendMediaExtension(int type, String payload) {
    tellCaller(List.of(new Signal.MediaExtension(start.agentUid(), type, payload)));
  }

  @Override
  public void voice(@Nullable PcmSource voice) {
    if (!leaving) {
      session.media().voice(voice);
    }
  }

  @Override
  public void ears(@Nullable PcmSink ears) {
    if (!leaving) {
      session.media().ears(ears);
    }
  }

  @Override
  public void face(@Nullable VideoFrameSource face) {
    if (!leaving) {
      session.media().face(face);
    }
  }

  @Override
  public void eyes(@Nullable VideoFrameSink eyes) {
    if (!leaving) {
      session.media().eyes(eyes);
    }
  }

  @Override
  public void participantOnline(String uid, @Nullable PcmSource voice) {
    if (!leaving) {
      session.media().online(uid, voice);
      tellCaller(session.presence().online(uid, voice != null));
    }
  }

  @Override
  public void participantOffline(String uid) {
    if (!leaving) {
      session.media().offline(uid);
      tellCaller(session.presence().offline(uid));
    }
  }

  @Override
  public void track(TrackKind kind, boolean available) {
    if (!leaving) {
      tellCaller(session.presence().agentTracks(kind, available));
    }
  }

  private void tellCaller(List<Signal> signals) {
    if (!leaving) {
      session.send(signals);
    }
  }

  @Override
  public String freshToken() {
    Services services = session.services();
    return services
        .tokens()
        .issue(start.channelId(), start.callerUid(), services.config().tokenLife())
        .encode();
  }

  @Override
  public void end() {
    leave(session.presence().farewell(), 2);
  }

  @Override
  public void bye(int byeCode) {
    if (byeCode < 1 || byeCode > HIGHEST_BYE) {
      throw new IllegalArgumentException("byeCode: 1 to 3, got " + byeCode);
    }
    leave(List.of(), byeCode);
  }

  /** The agent's part is over at once; it hears of the end when its own method has returned. */
  private void leave(List<Signal> lastWords, int byeCode) {
    if (!leaving) {
      session.send(lastWords);
      leaving = true;
      session.loop().execute(() -> session.end(CallEnd.AGENT_LEFT, byeCode));
    }
  }

  /** A timer that forgets itself when it has run, and whose task runs on the loop. */
  private final class AgentTimer implements TimeSource.Timer {
    private final Runnable task;
    private volatile boolean cancelled;
    private TimeSource.@Nullable Timer timer;

    AgentTimer(Runnable task) {
      this.task = task;
    }

    void start(Duration delay) {
      timer = time().schedule(delay, () -> session.loop().execute(this::run));
    }

    private void run() {
      if (!cancelled && timers.remove(this)) {
        guarded(task);
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      timers.remove(this);
      TimeSource.Timer running = timer;
      if (running != null) {
        running.cancel();
      }
    }
  }
}
