package dev.aicall.cli.machine;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.error.CallException;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.domain.port.ShareAgentException;
import dev.aicall.share.http.AppServer;
import dev.aicall.share.http.RtcAuth;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Asks a server for something and waits; what goes wrong becomes an error with a remedy. */
public final class ServerCalls {
  private ServerCalls() {}

  /**
   * Asks for a token for a new channel.
   *
   * @param server the app-server API
   * @param access for messages
   * @param userId who will call
   * @return token and channel
   * @throws CliException SERVER if it does not come
   */
  public static RtcAuth auth(AppServer server, ServerAccess access, String userId) {
    try {
      return server.rtcAuthToken(userId, "").join();
    } catch (CompletionException e) {
      throw refused(access.base().toString(), e);
    }
  }

  /**
   * Waits for an answer of the share-agent API.
   *
   * @param answer what was asked for
   * @param <T> what comes
   * @return the answer
   * @throws CliException SERVER if it does not come
   */
  public static <T> T wait(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw refused("the server of the link", e);
    }
  }

  private static CliException refused(String server, CompletionException e) {
    CallError error = error(e);
    if (error == null) {
      return new CliException(ExitCode.INTERNAL, "asking " + server + " failed", "", e);
    }
    if (error.getErrorCode() == ARTCAICallErrorCode.NetworkError) {
      return new CliException(
          ExitCode.SERVER,
          server + " cannot be reached",
          "Start one with 'aicall serve', or name another with --url.",
          e);
    }
    return new CliException(
        ExitCode.SERVER,
        server + " refused: " + error.getMessage(),
        "If it asks for a key: --key-file FILE, or the environment variable "
            + ServerAccess.KEY_VARIABLE
            + ". "
            + error.getRemedy(),
        e);
  }

  private static @Nullable CallError error(CompletionException e) {
    if (e.getCause() instanceof ShareAgentException share) {
      return share.error();
    }
    return e.getCause() instanceof CallException call ? call.error() : null;
  }
}
