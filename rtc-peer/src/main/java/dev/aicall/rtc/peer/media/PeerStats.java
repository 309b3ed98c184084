package dev.aicall.rtc.peer.media;

import java.util.Map;

/**
 * Counters of a peer since it was made. Whoever wants rates keeps the one before.
 *
 * @param rttMs round trip of the connection in ms, −1 when not known
 * @param sent what this side sends, by section
 * @param received what this side receives, by section
 */
public record PeerStats(
    double rttMs, Map<MediaSection, Flow> sent, Map<MediaSection, Flow> received) {
  /**
   * Copies the maps.
   *
   * @param rttMs round trip in ms
   * @param sent copied
   * @param received copied
   */
  public PeerStats {
    sent = Map.copyOf(sent);
    received = Map.copyOf(received);
  }

  /**
   * One direction of a section.
   *
   * @param bytes payload bytes
   * @param packets packets sent, or received
   * @param lost packets lost on the way, as the receiver counts them
   * @param jitterMs interarrival jitter in ms, −1 when not known
   * @param width picture width, 0 for sound
   * @param height picture height, 0 for sound
   * @param frames pictures encoded or decoded, 0 for sound
   */
  public record Flow(
      long bytes, long packets, long lost, double jitterMs, int width, int height, long frames) {}
}
