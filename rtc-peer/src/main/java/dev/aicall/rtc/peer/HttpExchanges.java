package dev.aicall.rtc.peer;

import java.util.concurrent.CompletableFuture;

/** The HTTP under the signalling: one request, one reply. */
@FunctionalInterface
interface HttpExchanges {
  /**
   * Sends a request; returns at once.
   *
   * @param call what to send
   * @return the reply of any status, or an {@link java.io.IOException} if there is none; cancel it
   *     to give the exchange up
   */
  CompletableFuture<HttpReply> send(HttpCall call);
}
