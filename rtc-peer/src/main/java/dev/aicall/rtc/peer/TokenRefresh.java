package dev.aicall.rtc.peer;

import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings fresh tokens to the server and its verdict to the listener. On the session's queue. */
final class TokenRefresh {
  private static final Logger log = LoggerFactory.getLogger(TokenRefresh.class);

  private final TokenKeeper tokens;
  private final SessionEvents events;

  TokenRefresh(TokenKeeper tokens, SessionEvents events) {
    this.tokens = tokens;
    this.events = events;
  }

  /**
   * Goes on with a fresh token.
   *
   * @param link where to send it, or null while joining, when the requests show it
   */
  void refresh(String token, @Nullable Link link) {
    if (tokens.refresh(token)) {
      send(link);
      return;
    }
    log.warn("a fresh token that is not for this channel and user is not taken");
    if (link != null) {
      refused(Problem.Code.INVALID_TOKEN.text());
    }
  }

  /** Sends what the server has not confirmed yet, if it can be reached. */
  void send(@Nullable Link link) {
    if (link != null && link.isUp()) {
      tokens.unconfirmed().ifPresent(token -> link.sendSignal(new Signal.RefreshAuthInfo(token)));
    }
  }

  void confirmed() {
    tokens.confirmed();
  }

  void refused(String code) {
    boolean ask = tokens.refused();
    if (code.equals(Problem.Code.TOKEN_EXPIRED.text())) {
      events.tell(RtcSessionListener::onTokenExpired);
    } else if (ask) {
      events.tell(RtcSessionListener::onTokenWillExpire);
    }
  }
}
