package dev.aicall.api;

import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import org.jspecify.annotations.Nullable;

/** Receives the outcome of starting a shared agent, exactly once, on the callback executor. */
@FunctionalInterface
public interface ShareCompletion {
  /**
   * Tells how the start ended.
   *
   * @param rsp the started agent, null on failure
   * @param token RTC token to join with, null on failure
   * @param error null on success
   * @param reqId the server's request id; {@code "unknow"} if it sent none, {@code ""} when the
   *     request was refused before it was sent
   */
  void completed(
      @Nullable ARTCAICallAgentInfo rsp,
      @Nullable String token,
      @Nullable CallError error,
      String reqId);
}
