package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.rtc.peer.signal.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All calls of a server: one for a channel, so many at a time. Safe from any thread. */
final class Sessions {
  /** Ended calls that can still be described; our choice. */
  private static final int REMEMBERED = 256;

  private final Services services;
  private final Map<String, AgentSession> byChannel = new ConcurrentHashMap<>();
  private final Map<String, AgentSession> byInstance = new ConcurrentHashMap<>();
  private final Map<String, CallStart> endedByInstance = new LinkedHashMap<>();
  private final Map<AgentSession, Boolean> closing = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean shut;

  Sessions(Services services) {
    this.services = services;
    services.meters().watchCalls(count::get);
  }

  AgentFactory agents() {
    return services.agents();
  }

  int up() {
    return count.get();
  }

  boolean isShut() {
    return shut;
  }

  /**
   * Joins the call of a channel, or the one that the supplier describes. Looks again when a call
   * ended under its feet: each time another request's call did, so this comes to an end.
   */
  CompletableFuture<JoinReply> join(
      String channelId, JoinAttempt attempt, @Nullable Supplier<CallStart> start) {
    Found found = new Found();
    AgentSession session =
        start == null
            ? byChannel.get(channelId)
            : byChannel.compute(
                channelId,
                (id, there) -> {
                  if (there != null && !there.hasEnded()) {
                    return there;
                  }
                  AgentSession made = open(start);
                  if (made != null) {
                    // Before anybody else can find it.
                    found.reply = made.join(attempt);
                  }
                  return made;
                });
    if (shut) {
      return refused(Problem.Code.FULL, "The server goes down.");
    }
    if (session == null) {
      return start == null
          ? refused(
              Problem.Code.CHANNEL_NOT_FOUND, "No agent runs in this channel or is held for it.")
          : refused(Problem.Code.FULL, "All lines are busy.");
    }
    if (!session.start().callerUid().equals(attempt.token().userId())) {
      return start == null
          ? refused(Problem.Code.CHANNEL_NOT_FOUND, "No agent is held for this user.")
          : refused(Problem.Code.INVALID_PARAMES, "The channel is another user's.");
    }
    CompletableFuture<JoinReply> reply = found.reply;
    if (reply == null) {
      reply = session.join(attempt);
    }
    return reply.thenCompose(
        answer ->
            answer instanceof JoinReply.Over
                ? join(channelId, attempt, start)
                : CompletableFuture.completedFuture(answer));
  }

  private static final class Found {
    private @Nullable CompletableFuture<JoinReply> reply;
  }

  private static CompletableFuture<JoinReply> refused(Problem.Code code, String detail) {
    return CompletableFuture.completedFuture(new JoinReply.Refused(code, detail));
  }

  /** Starts an agent that waits for its caller; empty if the server is full or goes down. */
  Optional<AgentSession> await(CallStart start) {
    AgentSession session = byChannel.computeIfAbsent(start.channelId(), id -> open(() -> start));
    return session != null && session.start().equals(start)
        ? Optional.of(session)
        : Optional.empty();
  }

  private @Nullable AgentSession open(Supplier<CallStart> start) {
    if (shut || count.incrementAndGet() > services.config().maxCalls()) {
      if (!shut) {
        count.decrementAndGet();
      }
      return null;
    }
    AgentSession session = new AgentSession(services, start.get(), this::forget);
    byInstance.put(session.start().instanceId(), session);
    closing.put(session, true);
    var unused = session.closed().whenComplete((done, failure) -> closing.remove(session));
    services.meters().started();
    if (shut) {
      // Not seen by the shutdown, or seen twice, which does no harm.
      session.stop(CallEnd.SHUTDOWN, 2);
    }
    return session;
  }

  private void forget(AgentSession session) {
    CallStart start = session.start();
    synchronized (endedByInstance) {
      endedByInstance.put(start.instanceId(), start);
      if (endedByInstance.size() > REMEMBERED) {
        endedByInstance.remove(endedByInstance.keySet().iterator().next());
      }
    }
    byInstance.remove(start.instanceId());
    byChannel.remove(start.channelId(), session);
    count.decrementAndGet();
  }

  Optional<AgentSession> inChannel(String channelId) {
    return Optional.ofNullable(byChannel.get(channelId));
  }

  Optional<AgentSession> instance(String instanceId) {
    return Optional.ofNullable(byInstance.get(instanceId));
  }

  /** How a call that ended was started, if that is not too long ago. */
  Optional<CallStart> ended(String instanceId) {
    synchronized (endedByInstance) {
      return Optional.ofNullable(endedByInstance.get(instanceId));
    }
  }

  /** Ends all calls with bye 2 and takes no more; completes when all peers are closed. */
  CompletableFuture<Void> shutDown() {
    shut = true;
    List<AgentSession> all = List.copyOf(closing.keySet());
    all.forEach(session -> session.stop(CallEnd.SHUTDOWN, 2));
    return CompletableFuture.allOf(
        all.stream().map(AgentSession::closed).toArray(CompletableFuture<?>[]::new));
  }
}
