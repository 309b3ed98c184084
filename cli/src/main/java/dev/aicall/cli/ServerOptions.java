package dev.aicall.cli;

import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.machine.ServerAccess;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which agent server, and how it is reached. */
final class ServerOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Agent server. Default: " + ServerAccess.DEFAULT_URL + ".")
  private @Nullable URI url;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "The server's key file, for its API key. Default: the one of 'aicall serve' on this"
              + " machine, if it is there. The environment variable "
              + ServerAccess.KEY_VARIABLE
              + " goes before.")
  private @Nullable Path keyFile;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "PEM file with the server's certificate, for one that no authority signed.")
  private @Nullable Path trust;

  @Option(
      names = "--plain-http",
      description = "Allow http: to another machine; tokens pass unprotected.")
  private boolean plainHttp;

  boolean isUrlGiven() {
    return url != null;
  }

  ServerAccess access() {
    return access(url == null ? URI.create(ServerAccess.DEFAULT_URL) : url);
  }

  ServerAccess access(URI base) {
    try {
      return ServerAccess.of(base, keyFile, trust, plainHttp);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()), "", e);
    }
  }
}
