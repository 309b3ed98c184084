package dev.aicall.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.cli.call.CallPlan;
import dev.aicall.cli.call.CallRun;
import dev.aicall.cli.call.Sound;
import dev.aicall.cli.demo.Scene;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.exit.StandardOutput;
import dev.aicall.cli.exit.Stop;
import dev.aicall.cli.machine.ServerAccess;
import dev.aicall.cli.speech.NoSpeechException;
import dev.aicall.cli.speech.SpokenAgents;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.CallEngines;
import dev.aicall.cli.stack.Servers;
import dev.aicall.cli.view.CallStart;
import dev.aicall.cli.view.CallSummary;
import dev.aicall.cli.view.Console;
import dev.aicall.cli.view.SummaryJson;
import dev.aicall.cli.view.TimingsJson;
import dev.aicall.rtc.peer.media.IceSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a whole call with both sides in one process. */
@Command(
    name = "demo",
    description = {
      "Starts an agent server in this process, calls its robot and talks with it, with nobody in"
          + " front of the machine; saves sound and transcript.",
      "A person's recording sends the robot forward, another voice asks what it can do, stops it"
          + " in mid-sentence, and says goodbye, upon which the robot hangs up."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String USER = "demo";
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);
  private static final Duration LINGER = Duration.ofMillis(1_500);

  /** The longest scene takes about half of it; what lasts longer has gone wrong. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Option(
      names = "--scene",
      paramLabel = "NAME",
      description =
          "${COMPLETION-CANDIDATES}: talk with the robot that hears and speaks, or type to the one"
              + " that follows a script and sounds in tones. Default: spoken; typed on the fake"
              + " backend, which has no sound.")
  private @Nullable Scene scene;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "out/demo",
      description =
          "Where agent.wav, transcript.srt, transcript.md and call.json go. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("out", "demo");

  @Option(names = "--json", description = "One JSON object a line instead of the live view.")
  private boolean json;

  @Mixin private final SpeechOption speech = new SpeechOption();
  @Mixin private final BackendOption backendOption = new BackendOption();

  @Override
  public Integer call() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new CliException(ExitCode.FILE, out + " cannot be made", "Say --out FOLDER.", e);
    }
    try (Stop stop = new Stop();
        Backend backend = backendOption.choose()) {
      if (backend.isFake()) {
        return talk(silent(), RehearsalAgents.DEFAULT_AGENT_ID, backend, null, stop).number();
      }
      Scene shown = scene == null ? Scene.spoken : scene;
      AgentServerConfig config =
          AgentServerConfig.builder().port(0).keyFile(out.resolve("server-keys.json")).build();
      // The engines are closed after the server, whose call uses them to the end.
      try (SpokenAgents spoken = shown == Scene.spoken ? open() : null;
          AgentServer server = Servers.start(config, backend, agents(spoken))) {
        return talk(shown, agent(spoken), backend, server, stop).number();
      }
    }
  }

  private Scene silent() {
    if (scene == Scene.spoken) {
      throw new CliException(
          ExitCode.USAGE, "--scene: typed on the fake backend, which has no sound, got spoken", "");
    }
    return Scene.typed;
  }

  private SpokenAgents open() {
    try {
      return SpokenAgents.open(speech.plan());
    } catch (NoSpeechException e) {
      throw new CliException(
          ExitCode.MACHINE,
          "no agent can hear and speak here: " + e.getMessage(),
          "'aicall doctor' says more; 'aicall demo --scene typed' needs no engine of speech.",
          e);
    }
  }

  private static AgentFactory agents(@Nullable SpokenAgents spoken) {
    return spoken == null ? RehearsalAgents.builtIn() : spoken.agents();
  }

  /** The first, if a file names several. */
  private static String agent(@Nullable SpokenAgents spoken) {
    return spoken == null ? RehearsalAgents.DEFAULT_AGENT_ID : spoken.ids().iterator().next();
  }

  private ExitCode talk(
      Scene shown, String agent, Backend backend, @Nullable AgentServer server, Stop stop) {
    URI base = server == null ? URI.create(ServerAccess.DEFAULT_URL) : server.baseUri();
    String token =
        server == null ? "fake" : server.issueToken(server.newChannelId(), USER, TOKEN_LIFE);
    ServerAccess access = new ServerAccess(base, null, null, false);
    Path recording = out.resolve("agent.wav");
    try (CallEngines engines =
            new CallEngines(backend, access.peer(IceSettings.DEFAULT), access.share());
        ARTCAICallEngineInterface engine = engines.newEngine();
        Sound sound = new Sound(null, false, recording, null, engines.time());
        Console console = Console.open(json, StandardOutput.stream(), engines.time())) {
      String where = server == null ? "" : base + " (embedded)";
      CallStart start = new CallStart(where, backend.line(), agent, USER);
      CallPlan plan =
          new CallPlan(
              start,
              calling -> join(calling, shown, agent, token),
              shown.lines(),
              false,
              LONGEST,
              LINGER,
              shown.isEndedByAgent(),
              new CallPlan.TranscriptFile(out.resolve("transcript.srt"), TranscriptFormat.SRT));
      CallRun run =
          new CallRun(
              engine, plan, sound, console, engines.time(), new ByteArrayInputStream(new byte[0]));
      stop.onStop(() -> engine.handup(true));
      CallSummary summary = run.call();
      if (shown.isEndedByAgent() && !run.isEndedByAgent() && summary.error() == null) {
        console.view().onNote("demo", "the robot did not say goodbye");
        summary = summary.failed();
      }
      Path page = out.resolve("transcript.md");
      Files.writeString(page, engine.exportTranscript(TranscriptFormat.MARKDOWN));
      summary = summary.with(page);
      Path report = save(engine, start, summary);
      console.view().onSummary(summary.with(report));
      return summary.exitCode();
    } catch (IOException e) {
      throw new CliException(ExitCode.FILE, "the call cannot be saved in " + out, "", e);
    }
  }

  private static void join(
      ARTCAICallEngineInterface engine, Scene shown, String agent, String token) {
    boolean accepted =
        engine.call(
            ARTCAICallConfig.builder()
                .agentId(agent)
                .agentConfig(shown.agentConfig())
                .region("local")
                .userId(USER)
                .userJoinToken(token)
                .build());
    if (!accepted) {
      throw new CliException(ExitCode.INTERNAL, "the engine refused to call", "");
    }
  }

  private Path save(ARTCAICallEngineInterface engine, CallStart start, CallSummary summary)
      throws IOException {
    JsonMapper mapper = new JsonMapper();
    ObjectNode call =
        mapper.createObjectNode().put("backend", start.backend()).put("agent", start.agent());
    SummaryJson.put(call, summary);
    CallTimings timings = engine.getTimings();
    if (timings != null) {
      TimingsJson.put(call.putObject("timings"), timings);
    }
    call.set("transcript", mapper.readTree(engine.exportTranscript(TranscriptFormat.JSON)));
    Path report = out.resolve("call.json");
    Files.writeString(report, call.toPrettyString() + "\n");
    return report;
  }
}
