package dev.aicall.cli;

import dev.aicall.agent.server.AgentServer;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.cli.load.CallTarget;
import dev.aicall.cli.stack.CallEngines;
import dev.aicall.share.http.RtcAuth;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Calls of a load to one agent, with tokens from wherever they come. */
final class LoadTarget implements CallTarget {
  private static final Duration TOKEN_LIFE = Duration.ofDays(1);

  private final String agent;
  private final String region;
  private final Function<String, CompletableFuture<String>> tokens;

  private LoadTarget(
      String agent, String region, Function<String, CompletableFuture<String>> tokens) {
    this.agent = agent;
    this.region = region;
    this.tokens = tokens;
  }

  /** Calls in memory. */
  static LoadTarget fake(String agent, String region) {
    return new LoadTarget(agent, region, user -> CompletableFuture.completedFuture("fake"));
  }

  /** Calls to a server of this process. */
  static LoadTarget of(AgentServer server, String agent, String region) {
    return new LoadTarget(
        agent,
        region,
        user ->
            CompletableFuture.completedFuture(
                server.issueToken(server.newChannelId(), user, TOKEN_LIFE)));
  }

  /** Calls to any server. */
  static LoadTarget of(CallEngines engines, String agent, String region) {
    return new LoadTarget(
        agent,
        region,
        user -> engines.appServer().rtcAuthToken(user, "").thenApply(RtcAuth::rtcAuthToken));
  }

  @Override
  public CompletableFuture<String> token(String userId) {
    return tokens.apply(userId);
  }

  @Override
  public ARTCAICallConfig config(String userId, String token) {
    return ARTCAICallConfig.builder()
        .agentId(agent)
        .region(region)
        .userId(userId)
        .userJoinToken(token)
        .build();
  }
}
