package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.domain.exec.SerialExecutor;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentStartResult;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Envelope;
import dev.aicall.domain.protocol.MessageReader;
import dev.aicall.domain.protocol.MessageWriter;
import dev.aicall.domain.protocol.Received;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent in one channel with its one caller, from the start to the end. Everything runs on its
 * own loop; the few methods that others call post there.
 *
 * <p>States: awaited (no caller yet), up (a link is open), away (held for a caller who is lost),
 * ended. Awaited ends by the user's online time-out, away by the longer of offline time-out and the
 * server's resume time.
 */
final class AgentSession {
  private static final Logger log = LoggerFactory.getLogger(AgentSession.class);

  private final Services services;
  private final CallStart start;
  private final Consumer<AgentSession> onEnded;
  private final Executor loop;
  private final Presence presence;
  private final CallMedia media;
  private final MessageReader reader = new MessageReader();
  private final MessageWriter writer = new MessageWriter();
  private final Admissions admissions;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private @Nullable AgentHost host;
  private @Nullable CallerLink link;
  private TimeSource.@Nullable Timer patience;
  private boolean resultDue;
  private boolean ready;
  private boolean away;
  private volatile boolean ended;
  private @Nullable CallEnd endedAs;
  private long seqId;

  AgentSession(Services services, CallStart start, Consumer<AgentSession> onEnded) {
    this.services = services;
    this.start = start;
    this.onEnded = onEnded;
    this.loop = new SerialExecutor(services.executor());
    this.presence = new Presence(start);
    this.media = new CallMedia(start.profile().type());
    this.resultDue = start.byJoin();
    this.admissions = new Admissions(this);
  }

  CallStart start() {
    return start;
  }

  Services services() {
    return services;
  }

  Executor loop() {
    return loop;
  }

  CallMedia media() {
    return media;
  }

  boolean hasEnded() {
    return ended;
  }

  boolean wasReplaced() {
    return endedAs == CallEnd.REPLACED;
  }

  @Nullable CallerLink link() {
    return link;
  }

  /** Whether a caller is or ever was there. */
  boolean hasCaller() {
    return ready || link != null;
  }

  CallerLink.Owner linkEvents() {
    return new LinkEvents();
  }

  /** Completes, on any thread, when the call has ended and all its peers are closed. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  // From other threads.

  /** Starts the agent without a caller, who may then join without naming an agent. */
  CompletableFuture<Boolean> await() {
    CompletableFuture<Boolean> made = new CompletableFuture<>();
    loop.execute(
        () -> {
          boolean agentMade = makeAgent();
          if (agentMade) {
            log.info(
                "event=agent-started call={} channel={} request={}",
                start.call(),
                start.channel(),
                start.requestId());
            waitForCaller(start.onlineTimeout());
          } else {
            end(CallEnd.FAILED, 0);
          }
          made.complete(agentMade);
        });
    return made;
  }

  /** Lets a caller in, or answers again one that is in. */
  CompletableFuture<JoinReply> join(JoinAttempt attempt) {
    CompletableFuture<JoinReply> reply = new CompletableFuture<>();
    loop.execute(() -> admissions.join(attempt, reply));
    return reply;
  }

  /** Restarts ICE of a participant. */
  CompletableFuture<JoinReply> restart(String resourceId, JoinAttempt attempt) {
    CompletableFuture<JoinReply> reply = new CompletableFuture<>();
    loop.execute(
        () -> {
          CallerLink current = link;
          if (current == null || !current.isNamed(resourceId)) {
            reply.complete(gone());
          } else {
            current.renew(attempt.token());
            admissions.answer(current, attempt, reply);
          }
        });
    return reply;
  }

  /** Takes a participant out, which ends the call; false if there is none of that name. */
  CompletableFuture<Boolean> leave(String resourceId) {
    CompletableFuture<Boolean> reply = new CompletableFuture<>();
    loop.execute(
        () -> {
          boolean known = link != null && link.isNamed(resourceId);
          if (known) {
            end(CallEnd.CALLER_LEFT, 0);
          }
          reply.complete(known);
        });
    return reply;
  }

  /** Ends the call from outside. */
  void stop(CallEnd why, int byeCode) {
    loop.execute(
        () -> {
          if (why == CallEnd.STOPPED) {
            send(presence.farewell());
          }
          end(why, byeCode);
        });
  }

  /** Has the agent obey a command as if the caller had sent it. */
  void command(List<? extends ClientReading> commands) {
    Envelope envelope = new Envelope(0, start.callerUid(), start.agentUid());
    loop.execute(() -> commands.forEach(command -> tellAgent(new Received<>(envelope, command))));
  }

  // On the loop.

  private static JoinReply gone() {
    return new JoinReply.Refused(
        Problem.Code.PARTICIPANT_NOT_FOUND, "There is no such participant.");
  }

  /** Makes the agent unless it is there; false if it cannot be made. */
  boolean makeAgent() {
    if (host != null) {
      return true;
    }
    AgentHost made = new AgentHost(this);
    try {
      made.make(services.agents());
    } catch (RuntimeException e) {
      log.error("event=agent-failed call={} agent={}", start.call(), start.agentId(), e);
      return false;
    }
    host = made;
    return true;
  }

  /** The new link takes over from the one before, if any. */
  void settle(CallerLink next) {
    CallerLink before = link;
    link = next;
    media.moveTo(next.peer());
    if (before != null) {
      before.dismiss(3);
      goAway();
    }
    log.info(
        "event=joined call={} channel={} attached={}",
        start.call(),
        start.channel(),
        ready || !start.byJoin());
  }

  private void waitForCaller(Duration howLong) {
    cancelPatience();
    patience = services.time().schedule(howLong, () -> loop.execute(this::loseCaller));
  }

  private void loseCaller() {
    if (ended || (ready && !away)) {
      return;
    }
    if (admissions.isBusy() || (link != null && !link.isOpen())) {
      // Just coming.
      waitForCaller(CallerLink.CONNECT_LIMIT);
    } else {
      end(CallEnd.CALLER_LOST, 2);
    }
  }

  private void cancelPatience() {
    if (patience != null) {
      patience.cancel();
      patience = null;
    }
  }

  private void goAway() {
    if (!ready || away) {
      return;
    }
    away = true;
    services.meters().lost();
    log.info("event=caller-away call={} channel={}", start.call(), start.channel());
    tell(Agent::onCallerAway);
    Duration resume = Duration.ofSeconds(services.config().resumeSeconds());
    Duration offline = start.offlineTimeout();
    waitForCaller(offline.compareTo(resume) > 0 ? offline : resume);
  }

  private void welcome() {
    cancelPatience();
    List<Signal> signals = new ArrayList<>();
    if (resultDue) {
      resultDue = false;
      String result =
          new AgentStartResult.Started(
                  start.requestId(), start.instanceId(), start.channelId(), start.agentUid())
              .toResultText();
      signals.add(new Signal.AgentResult(0, AgentStartResult.ACTION, result));
    }
    signals.addAll(presence.snapshot());
    boolean first = !ready;
    ready = true;
    away = false;
    CallerLink to = link;
    signals.forEach(signal -> write(to, signal));
    log.info("event=caller-{} call={}", first ? "ready" : "back", start.call());
    if (first) {
      tell(Agent::onCallerReady);
    } else {
      services.meters().resumed();
      tell(Agent::onCallerBack);
    }
  }

  private static void write(@Nullable CallerLink to, Signal signal) {
    if (to != null) {
      to.signal(signal);
    }
  }

  /** Tells the caller, now or when it comes back. */
  void send(List<Signal> signals) {
    if (ready && !away && !ended) {
      presence.heardOf(signals);
      CallerLink to = link;
      signals.forEach(signal -> write(to, signal));
    }
  }

  Presence presence() {
    return presence;
  }

  /** Sends an agent message, unless the caller is away or too much waits. */
  boolean send(String senderUid, AgentMessage message) {
    return canSend()
        && sendBytes(writer.write(message, new Envelope(++seqId, senderUid, start.callerUid())));
  }

  void sendRaw(byte[] bytes) {
    if (canSend()) {
      sendBytes(bytes);
    }
  }

  private boolean canSend() {
    return ready && !away && !ended;
  }

  private boolean sendBytes(byte[] bytes) {
    CallerLink to = link;
    return to != null && to.message(bytes);
  }

  private void tell(Consumer<Agent> event) {
    AgentHost to = host;
    if (to != null) {
      to.tell(event);
    }
  }

  private void tellAgent(Received<ClientReading> message) {
    if (!ended) {
      tell(agent -> agent.onMessage(message));
    }
  }

  /** Ends the call once; 0 for no bye, because the caller knows or is not there. */
  void end(CallEnd why, int byeCode) {
    if (ended) {
      return;
    }
    ended = true;
    endedAs = why;
    cancelPatience();
    media.detach();
    CallerLink current = link;
    link = null;
    CompletableFuture<Void> peersClosed = admissions.close();
    if (current != null && byeCode > 0) {
      current.dismiss(byeCode);
    } else if (current != null) {
      current.close();
    }
    log.info("event=ended call={} channel={} end={}", start.call(), start.channel(), why);
    services.meters().ended(why);
    AgentHost last = host;
    if (last != null) {
      last.end(why);
    }
    onEnded.accept(this);
    var unused = peersClosed.whenComplete((done, failure) -> closed.complete(null));
  }

  private final class LinkEvents implements CallerLink.Owner {
    @Override
    public void onOpen(CallerLink from) {
      if (from == link) {
        welcome();
      }
    }

    @Override
    public void onLost(CallerLink from) {
      if (from == link) {
        goAway();
      }
    }

    @Override
    public void onBack(CallerLink from) {
      if (from == link && away) {
        welcome();
      }
    }

    @Override
    public void onGone(CallerLink from, boolean broken) {
      if (admissions.gone(from) || from != link) {
        return;
      }
      media.detach();
      link = null;
      if (ready) {
        goAway();
      } else if (start.byJoin()) {
        end(broken ? CallEnd.FAILED : CallEnd.CALLER_LOST, 0);
      }
    }

    @Override
    public void onLeave(CallerLink from) {
      if (from == link) {
        end(CallEnd.CALLER_LEFT, 0);
      }
    }

    @Override
    public void onAgentMessage(CallerLink from, byte[] bytes) {
      if (from == link && ready) {
        services.meters().messageIn();
        tellAgent(reader.receiveClientMessage(bytes));
      }
    }

    @Override
    public void onTokenDead(CallerLink from) {
      if (from == link) {
        end(CallEnd.EXPIRED, 1);
      }
    }
  }
}
