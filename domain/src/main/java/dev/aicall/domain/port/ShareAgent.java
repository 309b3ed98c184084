package dev.aicall.domain.port;

import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import java.util.concurrent.CompletableFuture;

/** Starts shared agents at the app server. */
@FunctionalInterface
public interface ShareAgent {
  /**
   * Starts a shared agent. The arguments have been checked: there is a share id that has not
   * expired, and a user id.
   *
   * @param config the share link's content
   * @param userId who will call
   * @return completes with the agent, or exceptionally with {@link ShareAgentException}; never
   *     stays open. Cancelling it cancels the request
   */
  CompletableFuture<ShareCall> generate(ARTCAICallAgentShareConfig config, String userId);
}
