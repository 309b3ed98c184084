package dev.aicall.rtc.peer;

import org.jspecify.annotations.Nullable;

/**
 * What came back for an {@link HttpCall}.
 *
 * @param status the HTTP status
 * @param location its {@code Location}, or null
 * @param retryAfter its {@code Retry-After}, or null
 * @param body its text; a secret
 */
record HttpReply(int status, @Nullable String location, @Nullable String retryAfter, String body) {
  @Override
  public String toString() {
    return "HttpReply[" + status + "]";
  }
}
