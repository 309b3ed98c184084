package dev.aicall.cli.load;

import dev.aicall.api.config.ARTCAICallConfig;
import java.util.concurrent.CompletableFuture;

/** Whom the load calls. Safe from any thread. */
public interface CallTarget {
  /**
   * Asks for a token for a new channel.
   *
   * @param userId who will call
   * @return the token; a secret. Fails if the server does not give one
   */
  CompletableFuture<String> token(String userId);

  /**
   * Puts a call together.
   *
   * @param userId who calls
   * @param token of that user
   * @return what the engine is given
   */
  ARTCAICallConfig config(String userId, String token);
}
