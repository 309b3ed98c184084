package dev.aicall.api.model;

/**
 * Why the connection status changed, as given to {@code onConnectionStatusChange}. Plain ints,
 * since later RTC versions append more. Source: ARTC header.
 */
public final class ARTCAICallConnectionReason {

  /** No reason given. */
  public static final int UNKNOWN = 0;

  /** Media goes another way now. */
  public static final int MEDIA_PATH_CHANGED = 1;

  /** The signalling heartbeat was missed. */
  public static final int HEARTBEAT_TIMEOUT = 2;

  /** The signalling heartbeat is back. */
  public static final int HEARTBEAT_ALIVE = 3;

  /** The service's name was resolved. */
  public static final int DNS_RESOLVED = 4;

  /** The service's name could not be resolved. */
  public static final int DNS_FAILED = 5;

  /** Load balancing (GSLB) gave no server. */
  public static final int GSLB_FAILED = 6;

  /** Load balancing (GSLB) gave a server. */
  public static final int GSLB_SUCCEEDED = 7;

  /** Joining failed. */
  public static final int JOIN_FAILED = 8;

  /** Joined. */
  public static final int JOIN_SUCCEEDED = 9;

  /** Left on request. */
  public static final int LEFT = 10;

  /** Signalling is being connected. */
  public static final int SIGNALLING_CONNECTING = 11;

  private ARTCAICallConnectionReason() {}
}
