package dev.aicall.domain.guice;

import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.domain.port.ShareAgent;
import dev.aicall.domain.port.ShareAgentException;
import java.util.concurrent.CompletableFuture;

/** Stands in when no share agent is installed: says what to add. */
final class MissingShareAgent implements ShareAgent {
  @Override
  public CompletableFuture<ShareCall> generate(ARTCAICallAgentShareConfig config, String userId) {
    CallError error =
        CallError.of(ARTCAICallErrorCode.InternalError, "no HTTP client for shared agents")
            .withRemedy(
                "Add dev.aicall:aicall-share-agent to the class path, or install ShareAgentModule.");
    return CompletableFuture.failedFuture(new ShareAgentException(error, ""));
  }
}
