package dev.aicall.rtc.peer;

import java.net.URI;
import java.time.Duration;

/**
 * One request of the signalling.
 *
 * @param method {@code POST}, {@code PATCH} or {@code DELETE}
 * @param uri whereto
 * @param token the RTC token; a secret
 * @param contentType of the body; of no meaning without one
 * @param body a secret, empty for none
 * @param limit how long it may take
 */
record HttpCall(
    String method, URI uri, String token, String contentType, String body, Duration limit) {
  // The path ends in the resource's id, which nobody may read in a log.
  @Override
  public String toString() {
    return "HttpCall[" + method + " " + uri.getHost() + "]";
  }
}
