package dev.aicall.cli;

import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.exit.Stop;
import dev.aicall.cli.speech.NoSpeechException;
import dev.aicall.cli.speech.SpeechPlan;
import dev.aicall.cli.speech.SpokenAgents;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.Servers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an agent server until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Answers calls: signalling, app-server API, share links, an agent that hears and speaks, and"
          + " agents that follow a script.",
      "Ctrl-C or SIGTERM ends it: calls are told first."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private final ServeOptions options = new ServeOptions();
  @Mixin private final SpeechOption speech = new SpeechOption();

  @Option(
      names = "--no-speech",
      description = "Serve scripted agents only; no engine of speech is opened.")
  private boolean silent;

  @Mixin private final BackendOption backendOption = new BackendOption();
  @Mixin private final IceOptions ice = new IceOptions();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    RehearsalAgents own = options.agents();
    SpeechPlan plan = speech.plan();
    AgentServerConfig config = options.config(ice.settings());
    CountDownLatch told = new CountDownLatch(1);
    try (Stop stop = new Stop();
        Backend backend = backendOption.choose()) {
      // The engines are closed after the server, whose calls use them to the end.
      try (SpokenAgents spoken = silent || backend.isFake() ? null : open(plan);
          AgentServer server = Servers.start(config, backend, all(own, spoken))) {
        tell(server, config, backend, own, spoken);
        stop.onStop(told::countDown);
        told.await();
        say("stopping, calls that are told: " + server.calls());
      }
      say("stopped");
    }
    return ExitCode.OK.number();
  }

  private @Nullable SpokenAgents open(SpeechPlan plan) {
    try {
      return SpokenAgents.open(plan);
    } catch (NoSpeechException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("aicall: no agent can hear and speak here: " + e.getMessage());
      err.println("        'aicall doctor' says more. Scripted agents are served all the same.");
      err.flush();
      return null;
    }
  }

  private static AgentFactory all(@Nullable RehearsalAgents own, @Nullable SpokenAgents spoken) {
    List<AgentFactory> agents = new ArrayList<>();
    if (own != null) {
      agents.add(own);
    }
    if (spoken != null) {
      agents.add(spoken.agents());
    }
    agents.add(RehearsalAgents.builtIn());
    return AgentFactory.firstOf(agents);
  }

  private void tell(
      AgentServer server,
      AgentServerConfig config,
      Backend backend,
      @Nullable RehearsalAgents own,
      @Nullable SpokenAgents spoken) {
    say("agent server  " + server.baseUri() + "      backend  " + backend.line());
    Set<String> scripted = new LinkedHashSet<>();
    if (own != null) {
      scripted.addAll(own.ids());
    }
    scripted.addAll(RehearsalAgents.builtIn().ids());
    if (spoken != null) {
      Set<String> speaking = new LinkedHashSet<>(spoken.ids());
      speaking.removeAll(own == null ? Set.of() : own.ids());
      scripted.removeAll(speaking);
      say("agents        " + String.join(", ", speaking) + " (hear and speak)");
      say("              " + String.join(", ", scripted) + " (follow a script)");
      spoken.engines().forEach(engine -> say("engine        " + engine.line()));
    } else {
      say("agents        " + String.join(", ", scripted) + " (follow a script)");
    }
    say("signalling    " + server.signallingUri());
    say("app server    " + server.appServerUri());
    say(
        "keys          "
            + config.keyFile()
            + (config.apiKeyRequired()
                ? " (API key asked for: call --key-file)"
                : " (API key not asked for on this address)"));
    String agent = spoken == null ? " --agent " + RehearsalAgents.DEFAULT_AGENT_ID : "";
    say("call it       aicall call --url " + server.baseUri() + agent);
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
