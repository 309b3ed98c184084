package dev.aicall.agent.server.agent;

import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Received;

/**
 * One agent in one call. All methods run on the call's own loop, one at a time; none may block.
 * What it throws is logged, and the call goes on.
 *
 * <p>Order: {@link #onCallerReady}, then anything, then {@link #onEnd}, which comes exactly once
 * and is last. It may come first, if the caller never got ready.
 */
public interface Agent {
  /** The caller hears and reads the agent from now on; once in a call. */
  void onCallerReady();

  /**
   * A message of the caller arrived.
   *
   * @param message with its envelope; unknown and rejected ones too
   */
  void onMessage(Received<ClientReading> message);

  /** The caller's link is lost; what is sent now is lost too. The agent is held for some time. */
  default void onCallerAway() {}

  /** The caller is back after {@link #onCallerAway}. */
  default void onCallerBack() {}

  /**
   * The call is over; the agent gives back what it holds.
   *
   * @param end why
   */
  void onEnd(CallEnd end);
}
