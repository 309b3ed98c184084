package dev.aicall.rtc.peer.signal;

import java.time.Duration;
import java.util.List;

/** The numbers and names that both sides of the signalling share. */
public final class Signalling {
  /** Label of the channel for agent messages. */
  public static final String MESSAGE_CHANNEL = "artc.message";

  /** Label of the channel for {@link Signal}s. */
  public static final String SIGNAL_CHANNEL = "artc.signal";

  /** The data channels in the order in which the caller opens them. */
  public static final List<String> CHANNELS = List.of(MESSAGE_CHANNEL, SIGNAL_CHANNEL);

  /** Largest HTTP body: 128 KiB. */
  public static final int MAX_BODY_BYTES = 128 * 1024;

  /** Largest session description: 64 KiB. */
  public static final int MAX_SDP_BYTES = 64 * 1024;

  /** Media type of a bare session description. */
  public static final String SDP_TYPE = "application/sdp";

  /** Media type of a join with an agent. */
  public static final String JSON_TYPE = "application/json";

  /** Media type of an error (RFC 9457). */
  public static final String PROBLEM_TYPE = "application/problem+json";

  /** How often the caller sends a ping. */
  public static final Duration PING_EVERY = Duration.ofSeconds(1);

  /** Without a pong for so long the caller takes the link for lost. */
  public static final Duration PONG_LIMIT = Duration.ofSeconds(4);

  /** Without a ping for so long the server takes the participant for lost. */
  public static final Duration PING_LIMIT = Duration.ofSeconds(6);

  /** From the bye to the end of the peer connection, so that the bye gets through. */
  public static final Duration BYE_GRACE = Duration.ofMillis(200);

  private Signalling() {}

  /**
   * Returns the path to join a channel, below the base address.
   *
   * @param channelId the channel; percent-encoded by the caller if it is not plain
   * @return an absolute path
   */
  public static String participantsPath(String channelId) {
    return "/channels/" + channelId + "/participants";
  }
}
