package dev.aicall.rtc.peer;

import java.util.concurrent.CompletableFuture;

/** The HTTP under the signalling: one request, one reply. */
interface HttpExchanges {
  /**
   * Sends a request; returns at once.
   *
   * @param call what to send
   * @return the reply of any status, or an {@link java.io.IOException} if there is none; cancel it
   *     to give the exchange up
   */
  CompletableFuture<HttpReply> send(HttpCall call);

  /**
   * The network may have changed: requests from now on use no connection of before. Returns at
   * once; requests on their way go on.
   */
  void startAfresh();
}
