package dev.aicall.cli.load;

import dev.aicall.api.error.CallError;
import dev.aicall.api.error.CallException;
import dev.aicall.domain.port.ShareAgentException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a server did not give. */
final class Failures {
  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static void note(Throwable failure, Ledger ledger) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    log.debug("event=no-token", cause);
    if (cause instanceof ShareAgentException share) {
      ledger.error(share.error());
    } else if (cause instanceof CallException call) {
      ledger.error(call.error());
    } else {
      ledger.error(CallError.of("no token: " + cause.getClass().getSimpleName()));
    }
  }
}
