package dev.aicall.rtc.peer;

import dev.aicall.domain.port.ReconnectSchedule;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Problem.Code;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ways back after a lost link, on the schedule of the join request: an ICE restart of the
 * connection that there is, or a new connection where the server has forgotten the old one. Used on
 * the session's queue only.
 */
final class Reconnect implements RepeatedOffer.Listener, Dialing.Listener {
  /** Hears how it went; on the session's queue. */
  interface Listener {
    /** The restart was answered; the link should be back in a moment. */
    void restarted();

    /** The old connection is of no use any more. */
    void connectionUseless();

    void redialled(Connection connection, URI resource);

    /** There is no way back. */
    void gaveUp(RtcError error);
  }

  /** The pause before each try. */
  @FunctionalInterface
  interface Pauses extends Supplier<Duration> {}

  /** Dials without an agent. */
  @FunctionalInterface
  interface Dialer {
    /**
     * Makes a new connection in place of the old one.
     *
     * @throws RuntimeException if the media stack cannot
     */
    Dialing dial(Pauses pauses, Dialing.Listener listener);
  }

  /** Keeps a schedule of nothing but zeroes from trying for ever at one moment; our choice. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

  private final SessionTools tools;
  private final ReconnectSchedule schedule;
  private final Dialer dialer;
  private final Listener listener;
  private int attempt;
  private @Nullable Connection restarting;
  private @Nullable RepeatedOffer patch;
  private @Nullable Dialing dialing;

  Reconnect(SessionTools tools, ReconnectSchedule schedule, Dialer dialer, Listener listener) {
    this.tools = tools;
    this.schedule = schedule;
    this.dialer = dialer;
    this.listener = listener;
  }

  boolean isBusy() {
    return restarting != null || dialing != null;
  }

  boolean isRedialling() {
    return dialing != null;
  }

  /** The participant that a redial has made, or null. */
  @Nullable URI newResource() {
    return dialing == null ? null : dialing.resource();
  }

  /** The next attempt is the schedule's first again. */
  void startOver() {
    attempt = 0;
  }

  /** What was connected before the loss may lead nowhere. */
  void distrustConnections() {
    tools.signalling().startAfresh();
  }

  /** Offers an ICE restart, unchanged until it is answered. */
  void restart(Connection connection, URI resource) {
    restarting = connection;
    CompletableFuture<String> unused =
        connection
            .peer()
            .offer()
            .whenComplete(
                (sdp, error) ->
                    tools.queue().execute(() -> sendRestart(connection, resource, sdp)));
  }

  private void sendRestart(Connection connection, URI resource, @Nullable String sdp) {
    if (restarting != connection) {
      return;
    }
    if (sdp == null) {
      restarting = null;
      listener.connectionUseless();
      return;
    }
    RepeatedOffer offers =
        new RepeatedOffer(
            tools,
            this::nextPause,
            patience -> tools.signalling().restart(resource, sdp, patience),
            this);
    patch = offers;
    offers.begin();
  }

  /** Makes a new connection and joins again, without an agent. */
  void redial() {
    stop();
    try {
      Dialing next = dialer.dial(this::nextPause, this);
      dialing = next;
      next.begin();
    } catch (RuntimeException e) {
      listener.gaveUp(RtcErrors.internal("no new connection could be made", e));
    }
  }

  /** Something got through: no reason to wait any longer. */
  void hurry() {
    if (patch != null) {
      patch.hurry();
    }
  }

  void stop() {
    restarting = null;
    if (patch != null) {
      patch.stop();
      patch = null;
    }
    if (dialing != null) {
      dialing.stop();
      dialing = null;
    }
  }

  private Duration nextPause() {
    double factor = 1 + schedule.jitter() * (2 * tools.random().getAsDouble() - 1);
    Duration plain = schedule.delayBefore(attempt);
    Duration pause = Duration.ofNanos(Math.round(plain.toNanos() * factor));
    boolean first = attempt == 0;
    attempt++;
    return first || pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE;
  }

  // The restart.

  @Override
  public void answered(Reply.Answered answer) {
    Connection connection = restarting;
    patch = null;
    if (connection != null) {
      CompletableFuture<Void> unused =
          connection
              .peer()
              .acceptAnswer(answer.sdp())
              .whenComplete(
                  (nothing, error) ->
                      tools.queue().execute(() -> acceptedRestart(connection, error)));
    }
  }

  private void acceptedRestart(Connection connection, @Nullable Throwable error) {
    if (restarting != connection) {
      return;
    }
    restarting = null;
    if (error == null) {
      listener.restarted();
    } else {
      listener.connectionUseless();
    }
  }

  @Override
  public void refused(Reply reply) {
    restarting = null;
    patch = null;
    if (isGone(reply) || reply instanceof Reply.Garbled) {
      listener.connectionUseless();
    } else {
      listener.gaveUp(RtcErrors.of(reply));
    }
  }

  private static boolean isGone(Reply reply) {
    return reply instanceof Reply.Refused refused
        && refused.problem().status() == Code.PARTICIPANT_NOT_FOUND.status()
        && isCode(refused.problem(), Code.PARTICIPANT_NOT_FOUND);
  }

  private static boolean isCode(Problem problem, Code code) {
    return problem.code().equals(code.text());
  }

  // The participant is the same as before; whoever stopped the restart minds it.
  @Override
  public void answeredTooLate(Reply.Answered answer) {}

  // The redial.

  @Override
  public void open(Connection connection, URI resource) {
    dialing = null;
    listener.redialled(connection, resource);
  }

  @Override
  public void failed(RtcError error) {
    dialing = null;
    listener.gaveUp(error);
  }

  @Override
  public void dropped() {
    dialing = null;
    redial();
  }
}
