package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.domain.port.RtcException;
import dev.aicall.rtc.peer.signal.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets callers into one call: who is new, who asks again, who replaces whom. On the call's loop.
 */
final class Admissions {
  private static final Logger log = LoggerFactory.getLogger(Admissions.class);

  private final AgentSession session;
  private final CallStart start;
  private final List<CompletableFuture<Void>> closings = new ArrayList<>();
  private @Nullable CallerLink joining;
  private boolean startTaken;

  Admissions(AgentSession session) {
    this.session = session;
    this.start = session.start();
  }

  /** Lets one in, or answers again one that is in or about to be. */
  void join(JoinAttempt attempt, CompletableFuture<JoinReply> reply) {
    if (session.hasEnded()) {
      reply.complete(new JoinReply.Over());
      return;
    }
    CallerLink current = joining != null ? joining : session.link();
    if (current != null && current.holds(attempt.ufrag())) {
      current.renew(attempt.token());
      answer(current, attempt, reply);
      return;
    }
    if (attempt.withAgent() && (startTaken || !start.byJoin())) {
      session.end(CallEnd.REPLACED, 3);
      reply.complete(new JoinReply.Over());
      return;
    }
    startTaken = true;
    connect(attempt, reply);
  }

  private void connect(JoinAttempt attempt, CompletableFuture<JoinReply> reply) {
    if (joining != null) {
      joining.close();
    }
    CallerLink next;
    try {
      next =
          new CallerLink(
              session.services(),
              session.loop(),
              attempt.token(),
              session.media().pictures(),
              session.linkEvents());
    } catch (RtcException e) {
      log.error("event=no-media call={} message={}", start.call(), e.getMessage());
      refuse(reply, Problem.Code.INTERNAL, "The media stack does not run here.");
      return;
    }
    joining = next;
    closings.add(next.closed());
    answer(next, attempt, reply);
  }

  /** Answers an offer of a link: its first, a repetition or a restart. */
  void answer(CallerLink to, JoinAttempt attempt, CompletableFuture<JoinReply> reply) {
    var unused =
        to.answer(attempt)
            .whenCompleteAsync(
                (sdp, failure) -> {
                  if (failure == null) {
                    answered(to, sdp, reply);
                  } else {
                    notAnswered(to, Failures.cause(failure), reply);
                  }
                },
                session.loop());
  }

  private void answered(CallerLink to, String sdp, CompletableFuture<JoinReply> reply) {
    if (session.hasEnded()) {
      reply.complete(overtaken());
      return;
    }
    if (to == joining) {
      if (!session.makeAgent()) {
        to.close();
        refuse(reply, Problem.Code.INTERNAL, "The agent could not be started.");
        return;
      }
      joining = null;
      session.settle(to);
    }
    reply.complete(
        to == session.link() ? new JoinReply.Answered(sdp, to.resourceId()) : overtaken());
  }

  /** An older join must not fight a newer one; after any other end it may look again. */
  private JoinReply overtaken() {
    return session.hasEnded() && !session.wasReplaced()
        ? new JoinReply.Over()
        : new JoinReply.Refused(
            Problem.Code.INVALID_PARAMES, "Replaced by a newer join of the same user.");
  }

  private void notAnswered(CallerLink to, Throwable failure, CompletableFuture<JoinReply> reply) {
    if (session.hasEnded() || (to != joining && to != session.link())) {
      reply.complete(overtaken());
      return;
    }
    boolean fresh = to == joining;
    if (fresh) {
      joining = null;
      to.close();
    }
    boolean badOffer = failure instanceof IllegalArgumentException;
    if (!badOffer) {
      log.warn("event=no-answer call={} why={}", start.call(), failure.getClass().getSimpleName());
    }
    Problem.Code code = badOffer ? Problem.Code.INVALID_PARAMES : Problem.Code.INTERNAL;
    String detail = badOffer ? "The offer cannot be answered." : "The offer was not answered.";
    if (fresh) {
      refuse(reply, code, detail);
    } else {
      reply.complete(new JoinReply.Refused(code, detail));
    }
  }

  /** Refuses a join; an agent that only this join wanted goes too. */
  private void refuse(CompletableFuture<JoinReply> reply, Problem.Code code, String detail) {
    if (start.byJoin() && !session.hasCaller()) {
      session.end(CallEnd.FAILED, 0);
    }
    reply.complete(new JoinReply.Refused(code, detail));
  }

  boolean isBusy() {
    return joining != null;
  }

  /** A link that was about to come in is of no use; true if it was one. */
  boolean gone(CallerLink from) {
    if (from != joining) {
      return false;
    }
    joining = null;
    if (start.byJoin() && !session.hasCaller()) {
      session.end(CallEnd.FAILED, 0);
    }
    return true;
  }

  /** Lets nobody in any more; completes when all peers that ever were are closed. */
  CompletableFuture<Void> close() {
    CallerLink last = joining;
    joining = null;
    if (last != null) {
      last.close();
    }
    return CompletableFuture.allOf(closings.toArray(new CompletableFuture<?>[0]));
  }
}
