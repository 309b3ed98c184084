package dev.aicall.rtc.jitsi.sctp;

/**
 * Where an association is: RFC 9260 section 4, figure 3.
 *
 * <p>What may follow each:
 *
 * <ul>
 *   <li>{@link #CLOSED}: {@link #COOKIE_WAIT} by {@code connect}; {@link #ESTABLISHED} by a good
 *       COOKIE ECHO (the other side connects). An INIT is answered but changes nothing.
 *   <li>{@link #COOKIE_WAIT}: {@link #COOKIE_ECHOED} by INIT ACK; {@link #ESTABLISHED} by the
 *       other's COOKIE ECHO (both connect at once).
 *   <li>{@link #COOKIE_ECHOED}: {@link #ESTABLISHED} by COOKIE ACK or the other's COOKIE ECHO;
 *       {@link #COOKIE_WAIT} again if the other says that the cookie is stale.
 *   <li>{@link #ESTABLISHED}: itself by a restart of the other side; {@link #SHUTDOWN_PENDING} by
 *       {@code shutdown}; {@link #SHUTDOWN_RECEIVED} by SHUTDOWN.
 *   <li>{@link #SHUTDOWN_PENDING}: {@link #SHUTDOWN_SENT} when all is acknowledged; {@link
 *       #SHUTDOWN_RECEIVED} by SHUTDOWN.
 *   <li>{@link #SHUTDOWN_SENT}: {@link #ENDED} by SHUTDOWN ACK; {@link #SHUTDOWN_ACK_SENT} by
 *       SHUTDOWN (both at once).
 *   <li>{@link #SHUTDOWN_RECEIVED}: {@link #SHUTDOWN_ACK_SENT} when all is acknowledged.
 *   <li>{@link #SHUTDOWN_ACK_SENT}: {@link #ENDED} by SHUTDOWN COMPLETE or SHUTDOWN ACK.
 *   <li>Each: {@link #ENDED} by ABORT from either side, or when the other no longer answers.
 *   <li>{@link #ENDED}: nothing. Late packets are answered so that the other side ends too.
 * </ul>
 */
public enum AssociationState {
  /** Nothing happened yet. */
  CLOSED,
  /** INIT is sent. */
  COOKIE_WAIT,
  /** COOKIE ECHO is sent. */
  COOKIE_ECHOED,
  /** Data go both ways. */
  ESTABLISHED,
  /** This side shuts down as soon as all is acknowledged; takes nothing new. */
  SHUTDOWN_PENDING,
  /** SHUTDOWN is sent; this side still receives. */
  SHUTDOWN_SENT,
  /** The other side shuts down; what is queued here still goes out. */
  SHUTDOWN_RECEIVED,
  /** SHUTDOWN ACK is sent. */
  SHUTDOWN_ACK_SENT,
  /** Over for ever; see {@link EndReason}. The RFC says CLOSED to this too. */
  ENDED;

  boolean maySend() {
    return this == ESTABLISHED || this == SHUTDOWN_PENDING || this == SHUTDOWN_RECEIVED;
  }

  boolean mayReceive() {
    return this == ESTABLISHED || this == SHUTDOWN_PENDING || this == SHUTDOWN_SENT;
  }

  /** Whether both sides know each other's tags and numbers. */
  boolean isUp() {
    return maySend() || mayReceive() || this == SHUTDOWN_ACK_SENT;
  }
}
