package dev.aicall.domain.call;

import dev.aicall.api.model.ARTCAICallState;

/**
 * Where a call stands.
 *
 * <ul>
 *   <li>NONE: no call. Then CONNECTING.
 *   <li>CONNECTING: the session was told to join. Then CONNECTED; NONE if the join fails; OVER if
 *       hung up.
 *   <li>CONNECTED: joined. Then OVER by hanging up, ERROR by a terminal error; NONE if the agent
 *       turns out not to start.
 *   <li>OVER, ERROR: the session was told to leave. Then NONE when it has left, or CONNECTING at
 *       once with a new call.
 * </ul>
 */
enum Phase {
  NONE(ARTCAICallState.None),
  CONNECTING(ARTCAICallState.Connecting),
  CONNECTED(ARTCAICallState.Connected),
  OVER(ARTCAICallState.Over),
  ERROR(ARTCAICallState.Error);

  private final ARTCAICallState apiState;

  Phase(ARTCAICallState apiState) {
    this.apiState = apiState;
  }

  ARTCAICallState apiState() {
    return apiState;
  }

  /** Whether a session is joining or joined, so that a new call must wait for a hang-up. */
  boolean isActive() {
    return this == CONNECTING || this == CONNECTED;
  }
}
