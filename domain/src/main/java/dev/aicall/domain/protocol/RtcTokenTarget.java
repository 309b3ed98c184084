package dev.aicall.domain.protocol;

import java.util.Optional;

/**
 * Where an RTC token leads: what a client needs of it to join, without the app key and without
 * trust in the rest.
 *
 * @param channelId the channel to join
 * @param userId who joins
 */
public record RtcTokenTarget(String channelId, String userId) {
  /**
   * Reads the target of a token. Never throws.
   *
   * @param token the token's text
   * @return the target, empty if the text is no token
   */
  public static Optional<RtcTokenTarget> of(String token) {
    return RtcToken.read(token) instanceof RtcTokenReading.Read reading
        ? Optional.of(new RtcTokenTarget(reading.token().channelId(), reading.token().userId()))
        : Optional.empty();
  }
}
