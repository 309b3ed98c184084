package dev.aicall.share.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token to join a channel with.
 *
 * @param rtcAuthToken the token; a secret
 * @param channelId the channel: as the server names it, else as the token does, else empty
 * @param expiry when the token expires; null if the server does not say
 */
public record RtcAuth(String rtcAuthToken, String channelId, @Nullable Instant expiry) {
  static RtcAuth read(HttpAnswer answer) {
    String token = AnswerCheck.required(answer, "rtc_auth_token");
    JsonNode timestamp = answer.body().path("timestamp");
    Instant expiry = isInstant(timestamp) ? Instant.ofEpochSecond(timestamp.longValue()) : null;
    return new RtcAuth(token, StartedAgents.channelId(answer, token), expiry);
  }

  private static boolean isInstant(JsonNode timestamp) {
    return timestamp.isIntegralNumber()
        && timestamp.canConvertToLong()
        && timestamp.longValue() >= 0
        && timestamp.longValue() <= Instant.MAX.getEpochSecond();
  }

  @Override
  public String toString() {
    return "RtcAuth[rtcAuthToken=***, channelId=" + channelId + ", expiry=" + expiry + "]";
  }
}
