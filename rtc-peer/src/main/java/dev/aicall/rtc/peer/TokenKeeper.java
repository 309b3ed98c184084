package dev.aicall.rtc.peer;

import dev.aicall.domain.protocol.RtcTokenTarget;
import java.util.Optional;

/**
 * The token of one session: the one to show, and the one to go back to when the server does not
 * take a fresh one. Changed on the session's queue; read from any thread.
 */
final class TokenKeeper {
  private final RtcTokenTarget target;
  private volatile String newest;
  private String accepted;
  private boolean askedAgain;

  TokenKeeper(RtcTokenTarget target, String token) {
    this.target = target;
    this.newest = token;
    this.accepted = token;
  }

  String newest() {
    return newest;
  }

  String channelId() {
    return target.channelId();
  }

  /** Takes a fresh token, unless it is for another channel or user. */
  boolean refresh(String token) {
    if (!RtcTokenTarget.of(token).equals(Optional.of(target))) {
      return false;
    }
    newest = token;
    return true;
  }

  /** A fresh token that the server has not said anything about yet. */
  Optional<String> unconfirmed() {
    String token = newest;
    return token.equals(accepted) ? Optional.empty() : Optional.of(token);
  }

  void confirmed() {
    accepted = newest;
    askedAgain = false;
  }

  /**
   * The fresh token is no good.
   *
   * @return whether to ask for another one; once, since whoever gave a bad one may go on so for
   *     ever
   */
  boolean refused() {
    newest = accepted;
    boolean ask = !askedAgain;
    askedAgain = true;
    return ask;
  }
}
