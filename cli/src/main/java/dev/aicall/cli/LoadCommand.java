package dev.aicall.cli;

import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.agent.server.yaml.BadFileException;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.exit.StandardOutput;
import dev.aicall.cli.exit.Stop;
import dev.aicall.cli.load.CallTarget;
import dev.aicall.cli.load.LoadPlan;
import dev.aicall.cli.load.LoadResult;
import dev.aicall.cli.load.LoadRun;
import dev.aicall.cli.load.LoadView;
import dev.aicall.cli.load.report.Limit;
import dev.aicall.cli.load.report.LoadReport;
import dev.aicall.cli.load.report.ReportFiles;
import dev.aicall.cli.machine.ServerAccess;
import dev.aicall.cli.machine.ServerCalls;
import dev.aicall.cli.speech.SpeechPlan;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.CallEngines;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.share.http.RtcAuth;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes many calls at once and measures them. */
@Command(
    name = "load",
    description = {
      "Calls an agent from many callers at once and measures set-up, answers, CPU and memory; writes"
          + " a page and JSON. Starts a server in this process, unless --url names one.",
      "Ends with 6 if a figure is beyond a limit (--max, --min), so that a build can be held to it."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  /** Threads that begin and close calls; neither waits for the network. */
  private static final int WORKERS = 4;

  private static final String PROBE = "load-probe";

  @Mixin private final LoadOptions load = new LoadOptions();

  @Option(
      names = "--agent",
      paramLabel = "ID",
      defaultValue = RehearsalAgents.DEFAULT_AGENT_ID,
      description = "Whom to call. Default: ${DEFAULT-VALUE}.")
  private String agent = RehearsalAgents.DEFAULT_AGENT_ID;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      defaultValue = "local",
      description = "Where the agent runs. Default: ${DEFAULT-VALUE}.")
  private String region = "local";

  @Mixin private final LoadSpeechOptions says = new LoadSpeechOptions();
  @Mixin private final LimitOptions limitOptions = new LimitOptions();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "out/load",
      description = "Where report.html and report.json go. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("out", "load");

  @Mixin private final ServerOptions serverOptions = new ServerOptions();

  @Option(
      names = "--agents",
      paramLabel = "FILE",
      description = "YAML script with agents of the own server (docs/rehearsal.md).")
  private @Nullable Path agents;

  @Mixin private final SpeechOption speech = new SpeechOption();
  @Mixin private final BackendOption backendOption = new BackendOption();
  @Mixin private final IceOptions ice = new IceOptions();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() {
    load.check();
    boolean fake = Backend.FAKE.equals(backendOption.name());
    says.check(agent, fake);
    if (serverOptions.isUrlGiven() && agents != null) {
      throw new CliException(ExitCode.USAGE, "--agents: of the own server, so not with --url", "");
    }
    List<Limit> limits = limitOptions.limits();
    LoadSpeechOptions.Words words = says.words(agent, fake);
    LoadPlan plan = load.plan(words.lines(), says.isEcho(agent));
    RehearsalAgents scripted = scripted();
    ReportFiles files = ReportFiles.in(out);
    try (Stop stop = new Stop();
        Backend backend = backendOption.choose()) {
      Job job = new Job(plan, words.name(), limits, files, backend, stop);
      if (fake) {
        ServerAccess nowhere = own(URI.create(ServerAccess.DEFAULT_URL));
        try (CallEngines engines = engines(backend, nowhere)) {
          return run(job, engines, LoadTarget.fake(agent, region), "", false);
        }
      }
      return serverOptions.isUrlGiven() ? there(job) : here(job, scripted);
    }
  }

  /** What a run needs, whatever it calls. */
  private record Job(
      LoadPlan plan,
      String says,
      List<Limit> limits,
      ReportFiles files,
      Backend backend,
      Stop stop) {}

  private RehearsalAgents scripted() {
    if (agents == null) {
      return RehearsalAgents.builtIn();
    }
    try {
      return RehearsalAgents.builtIn().plus(RehearsalAgents.load(agents));
    } catch (BadFileException e) {
      throw new CliException(ExitCode.FILE, String.valueOf(e.getMessage()), "", e);
    }
  }

  /** Against a server of this process. */
  private int here(Job job, RehearsalAgents scripted) {
    SpeechPlan plan = speech.plan();
    try (LoadServer own =
            LoadServer.start(job.backend(), ice.settings(), load.calls(), scripted, plan, agent);
        CallEngines engines = engines(job.backend(), own(own.server().baseUri()))) {
      CallTarget target = LoadTarget.of(own.server(), agent, region);
      return run(job, engines, target, own.server().baseUri().toString(), true);
    }
  }

  /** Against any other server. */
  private int there(Job job) {
    ServerAccess access = serverOptions.access();
    try (CallEngines engines = engines(job.backend(), access)) {
      // Told now rather than by every call.
      RtcAuth unused = ServerCalls.auth(engines.appServer(), access, PROBE);
      CallTarget target = LoadTarget.of(engines, agent, region);
      return run(job, engines, target, access.base().toString(), false);
    }
  }

  private static ServerAccess own(URI base) {
    return new ServerAccess(base, null, null, false);
  }

  private CallEngines engines(Backend backend, ServerAccess access) {
    return new CallEngines(backend, access.peer(ice.settings()), access.share());
  }

  private int run(
      Job job, CallEngines engines, CallTarget target, String server, boolean embedded) {
    LoadView view = new LoadView(StandardOutput.stream(), isTerminal());
    String where = server.isEmpty() ? "in memory" : server + (embedded ? " (this process)" : "");
    view.say("load      " + load.calls() + " callers, agent " + agent + "  " + where);
    view.say("backend   " + job.backend().line());
    AtomicBoolean stopped = new AtomicBoolean();
    if (load.warmsUp()) {
      view.say("warm-up   one call that does not count");
      LoadRun warmUp = prepared(job.plan().warmUp(), target, engines);
      stopWith(job, warmUp, stopped);
      warmUp.start(progress -> {}).join();
    }
    LoadRun run = prepared(job.plan(), target, engines);
    stopWith(job, run, stopped);
    run.start(view::progress).join();
    LoadResult.Labels labels =
        new LoadResult.Labels(
            command(),
            load.callSeconds(),
            load.rampSeconds(),
            job.says(),
            agent,
            server,
            embedded,
            job.backend().description(),
            new Version().getVersion()[0],
            stopped.get());
    LoadReport report = run.result().report(labels, job.limits());
    view.summary(report, job.files().write(report));
    return report.verdict().exit();
  }

  private static LoadRun prepared(LoadPlan plan, CallTarget target, CallEngines engines) {
    return new LoadRun(
        plan,
        target,
        engines::newEngine,
        engines.time(),
        DaemonThreads.executor("aicall-load", WORKERS));
  }

  private static void stopWith(Job job, LoadRun run, AtomicBoolean stopped) {
    job.stop()
        .onStop(
            () -> {
              stopped.set(true);
              run.stop();
            });
  }

  // From Java 22 on there is a console without a terminal too; a rewritten line does no harm there.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    return System.console() != null;
  }

  /** No option takes a secret, but an address may hold one. */
  private String command() {
    return "aicall "
        + spec.commandLine().getParent().getParseResult().originalArgs().stream()
            .map(word -> word.replaceAll("//[^/@]*@", "//***@"))
            .map(
                word ->
                    word.matches("[\\w.,:/=%@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
  }
}
