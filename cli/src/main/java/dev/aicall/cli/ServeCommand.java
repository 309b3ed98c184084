package dev.aicall.cli;

import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.machine.Interfaces;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.Servers;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs an agent server until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Answers calls: signalling, app-server API, share links, and agents that follow a script.",
      "Ctrl-C or SIGTERM ends it: calls are told first."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private final ServeOptions options = new ServeOptions();
  @Mixin private final BackendOption backendOption = new BackendOption();
  @Mixin private final IceOptions ice = new IceOptions();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    RehearsalAgents agents = options.agents();
    AgentServerConfig config = options.config(ice.settings());
    try (Backend backend = backendOption.choose()) {
      if (!backend.isFake()) {
        Interfaces.require();
      }
      CountDownLatch stop = new CountDownLatch(1);
      CountDownLatch stopped = new CountDownLatch(1);
      // The main thread closes everything in order; the hook only keeps the JVM up until it has.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stop, stopped), "aicall-stop"));
      try (AgentServer server = Servers.start(config, backend, agents)) {
        tell(server, config, backend, agents);
        stop.await();
        say("stopping  " + server.calls() + " calls are told");
      } finally {
        say("stopped");
        stopped.countDown();
      }
    }
    return ExitCode.OK.number();
  }

  private void tell(
      AgentServer server, AgentServerConfig config, Backend backend, RehearsalAgents agents) {
    say("agent server  " + server.baseUri() + "      backend  " + backend.description());
    say("agents        " + String.join(", ", agents.ids()));
    say("signalling    " + server.signallingUri());
    say("app server    " + server.appServerUri());
    say(
        "keys          "
            + config.keyFile()
            + (config.apiKeyRequired()
                ? " (API key asked for: call --key-file)"
                : " (API key not asked for on this address)"));
    say("call it       aicall call --url " + server.baseUri());
  }

  private static void await(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
