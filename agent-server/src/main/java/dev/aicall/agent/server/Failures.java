package dev.aicall.agent.server;

import java.util.concurrent.CompletionException;

/** Looks into failures of futures. */
final class Failures {
  private Failures() {}

  /** What really happened, without the wrapping of stages. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
