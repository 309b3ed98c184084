package dev.aicall.agent.server;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.RtcToken;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Watches a caller's token run out, and takes newer ones. For the call's loop. */
final class TokenWatch {
  /** How long before its end the caller is warned. Our choice: time enough for 1104 and 1006. */
  static final Duration WARNED_BEFORE = Duration.ofSeconds(30);

  /** How long a call goes on after its token's end, for a fresh one that is under way. Ours. */
  static final Duration GRACE = Duration.ofSeconds(10);

  /** What the owner hears. */
  interface Owner {
    /** The caller is to be told. */
    void tell(Signal signal);

    /** Expired, and the grace is over. */
    void onDead();
  }

  private final Services services;
  private final Executor loop;
  private final Owner owner;
  private RtcToken token;
  private boolean running;
  private TimeSource.@Nullable Timer timer;

  TokenWatch(Services services, Executor loop, RtcToken token, Owner owner) {
    this.services = services;
    this.loop = loop;
    this.token = token;
    this.owner = owner;
  }

  /** Begins, or begins anew with what the caller may have missed. */
  void start() {
    running = true;
    awaitWarning();
  }

  void stop() {
    running = false;
    cancel();
  }

  /** Takes a token that lives longer. */
  void renew(RtcToken newer) {
    if (newer.timestamp() > token.timestamp()) {
      token = newer;
      if (running) {
        awaitWarning();
      }
    }
  }

  /** Takes a token that the caller sent; the answer says whether it is one for this call. */
  Signal.Refreshed refresh(String text) {
    TokenCheck check = services.tokens().check(text);
    if (check instanceof TokenCheck.Good good && isForUs(good.token())) {
      renew(good.token());
      return new Signal.Refreshed(true, "");
    }
    Problem.Code code =
        check instanceof TokenCheck.Expired expired && isForUs(expired.token())
            ? Problem.Code.TOKEN_EXPIRED
            : Problem.Code.INVALID_TOKEN;
    return new Signal.Refreshed(false, code.text());
  }

  private boolean isForUs(RtcToken other) {
    return other.channelId().equals(token.channelId()) && other.userId().equals(token.userId());
  }

  private void awaitWarning() {
    at(
        token.expiry().minus(WARNED_BEFORE),
        () -> {
          owner.tell(new Signal.AuthInfoWillExpire());
          awaitExpiry();
        });
  }

  private void awaitExpiry() {
    at(
        token.expiry(),
        () -> {
          owner.tell(new Signal.AuthInfoExpired());
          at(token.expiry().plus(GRACE), owner::onDead);
        });
  }

  private void at(Instant moment, Runnable task) {
    cancel();
    Duration delay = Duration.between(services.time().now(), moment);
    RtcToken watched = token;
    timer =
        services
            .time()
            .schedule(
                delay,
                () ->
                    loop.execute(
                        () -> {
                          if (running && token.equals(watched)) {
                            task.run();
                          }
                        }));
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel();
    }
  }
}
