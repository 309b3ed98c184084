package dev.aicall.rtc.fake;

import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallConnectionReason;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.exec.SerialExecutor;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session in memory. Commands are noted where they are given and take effect on the session's own
 * queue, which tells the events too; so it needs no lock, and no event runs inside a command.
 *
 * <p>States: new → joining → joined → over, and from each of them to over.
 */
public final class FakeRtcSession implements RtcSession {
  /** From the warning to the expiry of a token: 30 s, as RTC services have it; our choice. */
  private static final Duration TOKEN_NOTICE = Duration.ofSeconds(30);

  private enum Phase {
    NEW,
    JOINING,
    JOINED,
    OVER
  }

  /** What exists from the join on. */
  private record Joining(JoinRequest request, Link link, AgentCall agent) {}

  private final FakeRtc fake;
  private final FakeRtcEngine engine;
  private final Executor queue;
  private final SessionTimers timers;
  private final Delivery delivery;
  private final Random random;
  private final MessagePath toAgent;
  private final MessagePath toCaller;
  private final Participants participants;
  private final FakeMedia media;
  private final Recording<RtcCommand> commands;
  private final Recording<Received<ClientReading>> received;
  private final Recording<byte[]> receivedBytes;
  private final Queue<Runnable> whenJoined = new ArrayDeque<>();
  private final FakeAgent agent;
  private final FakeChannel channel;
  private volatile Phase phase = Phase.NEW;
  private volatile @Nullable Joining joining;
  private volatile boolean thrownOut;
  private @Nullable Timer tokenExpiry;

  FakeRtcSession(FakeRtc fake, FakeRtcEngine engine, RtcSessionListener listener, long seed) {
    this.fake = fake;
    this.engine = engine;
    this.queue = new SerialExecutor(fake.executor());
    this.timers = new SessionTimers(fake.time(), queue);
    this.delivery = new Delivery(listener, fake.network(), fake.time(), queue);
    this.random = new Random(seed);
    this.toAgent = path(Direction.TO_AGENT);
    this.toCaller = path(Direction.TO_CALLER);
    this.participants = new Participants(this);
    this.media = new FakeMedia(this, timers, fake.script());
    this.commands = new Recording<>(fake::records);
    this.received = new Recording<>(fake::records);
    this.receivedBytes = new Recording<>(fake::records);
    this.agent = new FakeAgent(fake.script(), action -> action.accept(this), () -> this);
    this.channel = new FakeChannel(action -> action.accept(this));
  }

  private MessagePath path(Direction direction) {
    return new MessagePath(() -> fake.network().path(direction), random, timers);
  }

  // What a test sees.

  /**
   * Returns the agent of this session: the script of all calls, the controls of this one.
   *
   * @return the agent
   */
  public FakeAgent agent() {
    return agent;
  }

  /**
   * Returns what happens to this session apart from the agent.
   *
   * @return the controls
   */
  public FakeChannel channel() {
    return channel;
  }

  /**
   * Returns the commands given so far.
   *
   * @return oldest first; those that came too late to have an effect included
   */
  public List<RtcCommand> commands() {
    return commands.snapshot();
  }

  /**
   * Returns what the agent received so far.
   *
   * @return oldest first, each with its envelope
   */
  public List<Received<ClientReading>> received() {
    return received.snapshot();
  }

  /**
   * Returns what the agent received so far, as it came.
   *
   * @return oldest first; not to be changed
   */
  public List<byte[]> receivedBytes() {
    return receivedBytes.snapshot();
  }

  /**
   * Says whether the session has joined and not ended.
   *
   * @return true between the two events
   */
  public boolean isJoined() {
    return phase == Phase.JOINED;
  }

  /**
   * Says whether the session has ended.
   *
   * @return true from its last event on
   */
  public boolean isOver() {
    return phase == Phase.OVER;
  }

  /**
   * Returns how often the adapter has tried to restore the link.
   *
   * @return tries since the link was lost the last time
   */
  public int reconnectAttempts() {
    Joining now = joining;
    return now == null ? 0 : now.link().attempts();
  }

  // Commands.

  @Override
  public void join(JoinRequest request) {
    command(new RtcCommand.Join(request), () -> beginJoin(request));
  }

  @Override
  public void leave() {
    command(new RtcCommand.Leave(), () -> end(null));
  }

  @Override
  public void captureMicrophone(boolean on) {
    command(new RtcCommand.CaptureMicrophone(on), () -> media.captureMicrophone(on));
  }

  @Override
  public void muteMicrophone(boolean mute) {
    command(new RtcCommand.MuteMicrophone(mute), () -> media.muteMicrophone(mute));
  }

  @Override
  public void captureCamera(boolean on) {
    command(new RtcCommand.CaptureCamera(on), () -> media.captureCamera(on));
  }

  @Override
  public void publishCamera(boolean on) {
    command(new RtcCommand.PublishCamera(on), () -> media.publishCamera(on));
  }

  @Override
  public void switchCamera() {
    command(new RtcCommand.SwitchCamera(), () -> fake.videoDevices().chooseNext());
  }

  @Override
  public void mutePlayout(boolean mute) {
    command(new RtcCommand.MutePlayout(mute), () -> media.mutePlayout(mute));
  }

  @Override
  public void subscribeAudio(String uid, boolean on) {
    command(new RtcCommand.SubscribeAudio(uid, on), () -> media.subscribeAudio(uid, on));
  }

  @Override
  public void send(byte[] data) {
    if (data.length > MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "data: at most " + MAX_MESSAGE_BYTES + " bytes, got " + data.length);
    }
    if (fake.records()) {
      note(new RtcCommand.Send(new String(data, StandardCharsets.UTF_8)));
    }
    execute(() -> sendNow(data));
  }

  @Override
  public void refreshToken(String token) {
    command(new RtcCommand.RefreshToken(token), this::takeFreshToken);
  }

  @Override
  public void setLocalView(@Nullable ARTCAICallViewConfig view) {
    command(new RtcCommand.SetLocalView(view), () -> media.setLocalView(view));
  }

  @Override
  public void setRemoteView(String uid, @Nullable ARTCAICallViewConfig view) {
    command(new RtcCommand.SetRemoteView(uid, view), () -> media.setRemoteView(uid, view));
  }

  private void command(RtcCommand command, Runnable effect) {
    note(command);
    execute(effect);
  }

  void note(RtcCommand command) {
    commands.add(command);
    fake.note(command);
  }

  private void execute(Runnable effect) {
    queue.execute(
        () -> {
          if (phase != Phase.OVER) {
            effect.run();
          }
        });
  }

  // Joining.

  private void beginJoin(JoinRequest request) {
    if (phase != Phase.NEW) {
      return;
    }
    phase = Phase.JOINING;
    joining =
        new Joining(
            request,
            new Link(this, timers, random, request.reconnect()),
            new AgentCall(this, fake.script(), request, timers));
    timers.after(
        request.deadline(), () -> failJoin(RtcError.Reason.TIMEOUT, "no answer to the join"));
    reachIn(fake.network().stageTime(SetupStage.LOCAL_DESCRIPTION), this::describe);
  }

  private void describe() {
    reached(SetupStage.LOCAL_DESCRIPTION);
    Duration own = fake.network().stageTime(SetupStage.JOIN_ANSWERED);
    timers.after(fake.network().joinTime().plus(own), this::answerJoin);
  }

  private void reachIn(Duration time, Runnable task) {
    if (time.isZero()) {
      task.run();
    } else {
      timers.after(time, task);
    }
  }

  private void reached(SetupStage stage) {
    delivery.event(l -> l.onSetupStage(stage));
  }

  private void answerJoin() {
    RtcError.Reason refusal = fake.network().refusal();
    if (phase != Phase.JOINING || !fake.network().answersJoins()) {
      return;
    }
    if (refusal != null) {
      failJoin(refusal, "join refused: " + refusal);
      return;
    }
    reached(SetupStage.JOIN_ANSWERED);
    connect(RtcSessionListener.SETUP_STAGES.indexOf(SetupStage.JOIN_ANSWERED) + 1);
  }

  /** The stages from one on, one after another. */
  private void connect(int index) {
    if (index == RtcSessionListener.SETUP_STAGES.size()) {
      completeJoin();
      return;
    }
    SetupStage stage = RtcSessionListener.SETUP_STAGES.get(index);
    reachIn(
        fake.network().stageTime(stage),
        () -> {
          if (phase == Phase.JOINING) {
            reached(stage);
            connect(index + 1);
          }
        });
  }

  private void completeJoin() {
    phase = Phase.JOINED;
    Joining now = joined();
    delivery.event(RtcSessionListener::onJoined);
    tellNow(
        l ->
            l.onConnectionStatus(
                ARTCAICallConnectionStatus.Connected, ARTCAICallConnectionReason.JOIN_SUCCEEDED));
    media.begin(now.request());
    now.agent().arrive();
    while (!whenJoined.isEmpty()) {
      whenJoined.remove().run();
    }
  }

  private void failJoin(RtcError.Reason reason, String message) {
    if (phase == Phase.JOINING) {
      endWith(l -> l.onJoinFailed(RtcError.of(reason, message)));
    }
  }

  // The end.

  /** Ends like a leave, without being one. Safe from any thread. */
  void endForEngine() {
    execute(() -> end(null));
  }

  void end(@Nullable RtcError cause) {
    if (phase != Phase.OVER) {
      endWith(l -> l.onLeft(cause));
    }
  }

  private void endWith(Consumer<RtcSessionListener> event) {
    phase = Phase.OVER;
    timers.cancelAll();
    whenJoined.clear();
    media.end();
    delivery.end(event);
    engine.ended(this);
  }

  // What the parts of the session need of each other; all on the queue.

  /** Runs once the session has joined; never, if it is over before. Safe from any thread. */
  void whenJoined(Runnable task) {
    execute(
        () -> {
          if (phase == Phase.JOINED) {
            task.run();
          } else {
            whenJoined.add(task);
          }
        });
  }

  /** Tells what comes from the service: waits for a lost link, and is lost after a bye. */
  void tell(Consumer<RtcSessionListener> event) {
    if (phase == Phase.JOINED && !thrownOut) {
      joined().link().whenUp(() -> tellNow(event));
    }
  }

  /** Tells what this end notices by itself. */
  void tellNow(Consumer<RtcSessionListener> event) {
    if (phase == Phase.JOINED) {
      delivery.event(event);
    }
  }

  /** Whether messages and media get through. */
  boolean flows() {
    Joining now = joining;
    return phase == Phase.JOINED && !thrownOut && now != null && now.link().isUp();
  }

  private void sendNow(byte[] data) {
    if (flows()) {
      toAgent.carry(data, () -> reachAgent(data));
    }
  }

  private void reachAgent(byte[] data) {
    AgentCall receiver = joined().agent();
    if (flows() && receiver.readsMessages()) {
      receivedBytes.add(data);
      received.add(receiver.receive(data));
    }
  }

  void fromParticipant(String uid, byte[] bytes) {
    if (flows()) {
      toCaller.carry(bytes, () -> reachCaller(uid, bytes));
    }
  }

  private void reachCaller(String uid, byte[] bytes) {
    if (flows()) {
      delivery.data(bytes, (l, lent) -> l.onData(uid, lent));
    }
  }

  void mediaExtension(String uid, int type, byte[] payload) {
    if (flows()) {
      delivery.data(payload, (l, lent) -> l.onMediaExtension(uid, type, lent));
    }
  }

  void linkLost() {
    participants.nobodyIsAudible();
  }

  void linkRestored() {
    AgentCall reader = joined().agent();
    reader.sounds(reader.isHeard());
    if (reader.readsMessages()) {
      tellNow(l -> l.onDataChannelReady(reader.uid()));
    }
  }

  void throwOut(int code) {
    if (!thrownOut) {
      tell(l -> l.onBye(code));
      thrownOut = true;
    }
  }

  void tokenWillExpire() {
    tell(RtcSessionListener::onTokenWillExpire);
    forgetTokenExpiry();
    tokenExpiry = timers.after(TOKEN_NOTICE, this::tokenExpired);
  }

  void tokenExpired() {
    forgetTokenExpiry();
    tell(RtcSessionListener::onTokenExpired);
  }

  private void takeFreshToken() {
    if (fake.network().acceptsTokens()) {
      forgetTokenExpiry();
    }
  }

  private void forgetTokenExpiry() {
    if (tokenExpiry != null) {
      tokenExpiry.cancel();
      tokenExpiry = null;
    }
  }

  Link link() {
    return joined().link();
  }

  AgentCall agentCall() {
    return joined().agent();
  }

  @Nullable AgentCall agentCallIfAny() {
    Joining now = joining;
    return now == null ? null : now.agent();
  }

  ARTCAICallAgentType agentType() {
    return joined().request().agentType();
  }

  Participants participants() {
    return participants;
  }

  FakeMedia media() {
    return media;
  }

  boolean canFilm() {
    return fake.capabilities().video();
  }

  boolean hasCamera() {
    return fake.capabilities().camera();
  }

  private Joining joined() {
    Joining now = joining;
    if (now == null) {
      throw new IllegalStateException("not joined");
    }
    return now;
  }
}
