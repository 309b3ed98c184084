package dev.aicall.agent.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The server's secrets.
 *
 * @param appId names the RTC application; no secret
 * @param appKey signs RTC tokens
 * @param apiKey opens the app-server routes
 */
record ServerKeys(String appId, String appKey, String apiKey) {
  /** Makes new keys: 256 bits for those that are secret. */
  static ServerKeys random() {
    return new ServerKeys(
        RandomIds.secret(),
        RandomIds.secret() + RandomIds.secret(),
        RandomIds.secret() + RandomIds.secret());
  }

  /**
   * Tells in constant time whether an Authorization header holds the API key, bare or as Bearer.
   */
  boolean opens(String authorization) {
    String given =
        authorization.startsWith("Bearer ")
            ? authorization.substring("Bearer ".length())
            : authorization;
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), apiKey.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ServerKeys[appId=" + appId + ", appKey=***, apiKey=***]";
  }
}
