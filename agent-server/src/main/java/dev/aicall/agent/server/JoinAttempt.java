package dev.aicall.agent.server;

import dev.aicall.domain.protocol.RtcToken;

/**
 * A join or a restart, checked as far as one can without its call.
 *
 * @param sdp the offer; a secret
 * @param ufrag what the offer is known by; a secret
 * @param token who asks; a good one
 * @param withAgent whether it starts an agent
 */
record JoinAttempt(String sdp, String ufrag, RtcToken token, boolean withAgent) {
  @Override
  public String toString() {
    return "JoinAttempt[withAgent=" + withAgent + "]";
  }
}
