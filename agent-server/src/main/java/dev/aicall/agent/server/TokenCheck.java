package dev.aicall.agent.server;

import dev.aicall.domain.protocol.RtcToken;

/** What the server says of a token that came from outside. */
sealed interface TokenCheck {
  /** Good now. */
  record Good(RtcToken token) implements TokenCheck {}

  /** Was good until its expiry; enough to leave with. */
  record Expired(RtcToken token) implements TokenCheck {}

  /** Not ours. The reason holds no secret. */
  record Bad(String why) implements TokenCheck {}
}
