package dev.aicall.cli;

import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.machine.ServerAccess;
import dev.aicall.cli.machine.ShareClient;
import dev.aicall.cli.machine.ShareText;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a share link at a running server. */
@Command(
    name = "share",
    description = {
      "Makes a link with which anybody can call an agent of a running server, for some time.",
      "The link is a password: it is printed on standard output and nowhere else. The server"
          + " forgets its links when it stops."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ShareCommand implements Callable<Integer> {
  @Option(
      names = "--agent",
      paramLabel = "ID",
      defaultValue = TargetOptions.DEFAULT_AGENT,
      description = "The agent. Default: ${DEFAULT-VALUE}.")
  private String agent = TargetOptions.DEFAULT_AGENT;

  @Option(
      names = "--expire",
      paramLabel = "TIME",
      defaultValue = "1d",
      description =
          "How long it is good: 90s, 30m, 12h, 7d; up to 366d. Default: ${DEFAULT-VALUE}.")
  private Duration expire = Duration.ofDays(1);

  @Option(names = "--text", description = "Print the share text alone, without an address.")
  private boolean textOnly;

  @Option(names = "--revoke", paramLabel = "LINK", description = "End a link instead.")
  private @Nullable String revoke;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() {
    ServerAccess access = server.access();
    ShareClient client = new ShareClient(access);
    if (revoke != null) {
      if (!client.revoke(ShareText.of(revoke).decoded())) {
        throw new CliException(ExitCode.SERVER, "the server knows no such link", "");
      }
      return ExitCode.OK.number();
    }
    ShareClient.Minted minted = client.mint(agent, expire);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        textOnly
            ? minted.text()
            : access.base()
                + "/#token="
                + URLEncoder.encode(minted.text(), StandardCharsets.UTF_8));
    out.flush();
    spec.commandLine().getErr().println("good until " + minted.expiry());
    spec.commandLine().getErr().flush();
    return ExitCode.OK.number();
  }
}
