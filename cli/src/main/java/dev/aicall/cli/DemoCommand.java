package dev.aicall.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.cli.call.CallPlan;
import dev.aicall.cli.call.CallRun;
import dev.aicall.cli.call.ScriptLine;
import dev.aicall.cli.call.Sound;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.machine.Interfaces;
import dev.aicall.cli.machine.ServerAccess;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.CallEngines;
import dev.aicall.cli.stack.Servers;
import dev.aicall.cli.view.CallStart;
import dev.aicall.cli.view.CallSummary;
import dev.aicall.cli.view.Console;
import dev.aicall.cli.view.SummaryJson;
import dev.aicall.rtc.peer.media.IceSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a whole call with both sides in one process. */
@Command(
    name = "demo",
    description = {
      "Starts an agent server in this process, calls its robot, says three things, the last one"
          + " into the robot's answer, and saves sound and transcript.",
      "The robot speaks in tones; what it says is in the subtitles."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String USER = "demo";
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);
  private static final Duration LINGER = Duration.ofMillis(1_500);

  /** The whole talk takes about 15 s; what lasts longer has gone wrong. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final List<ScriptLine> TALK =
      List.of(
          new ScriptLine("Go forward.", false),
          new ScriptLine("What can you do?", false),
          new ScriptLine("Stop.", true));

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "out/demo",
      description = "Where agent.wav, transcript.srt and call.json go. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("out", "demo");

  @Option(names = "--json", description = "One JSON object a line instead of the live view.")
  private boolean json;

  @Mixin private final BackendOption backendOption = new BackendOption();

  @Override
  public Integer call() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new CliException(ExitCode.FILE, out + " cannot be made", "Say --out FOLDER.", e);
    }
    try (Backend backend = backendOption.choose()) {
      if (backend.isFake()) {
        return talk(backend, null).number();
      }
      Interfaces.require();
      AgentServerConfig config =
          AgentServerConfig.builder().port(0).keyFile(out.resolve("server-keys.json")).build();
      try (AgentServer server = Servers.start(config, backend, RehearsalAgents.builtIn())) {
        return talk(backend, server).number();
      }
    }
  }

  private ExitCode talk(Backend backend, @Nullable AgentServer server) {
    URI base = server == null ? URI.create(ServerAccess.DEFAULT_URL) : server.baseUri();
    String token =
        server == null ? "fake" : server.issueToken(server.newChannelId(), USER, TOKEN_LIFE);
    ServerAccess access = new ServerAccess(base, null, null, false);
    Path recording = out.resolve("agent.wav");
    try (CallEngines engines =
            new CallEngines(backend, access.peer(IceSettings.DEFAULT), access.share());
        ARTCAICallEngineInterface engine = engines.newEngine();
        Sound sound = new Sound(null, false, recording, null);
        Console console = Console.open(json, CallCommand.standardOutput(), engines.time())) {
      String agent = RehearsalAgents.DEFAULT_AGENT_ID;
      String where = server == null ? "" : base + " (embedded)";
      CallStart start = new CallStart(where, backend.description(), agent, USER);
      CallPlan plan =
          new CallPlan(
              start,
              calling -> join(calling, agent, token),
              TALK,
              false,
              LONGEST,
              LINGER,
              false,
              new CallPlan.TranscriptFile(out.resolve("transcript.srt"), TranscriptFormat.SRT));
      CallRun run =
          new CallRun(
              engine, plan, sound, console, engines.time(), new ByteArrayInputStream(new byte[0]));
      CallSummary summary = run.call();
      Path report = save(engine, start, summary);
      console.view().onSummary(summary.with(report));
      return summary.exitCode();
    } catch (IOException e) {
      throw new CliException(ExitCode.FILE, "the call cannot be saved in " + out, "", e);
    }
  }

  private static void join(ARTCAICallEngineInterface engine, String agent, String token) {
    boolean accepted =
        engine.call(
            ARTCAICallConfig.builder()
                .agentId(agent)
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
    call.set("transcript", mapper.readTree(engine.exportTranscript(TranscriptFormat.JSON)));
    Path report = out.resolve("call.json");
    Files.writeString(report, call.toPrettyString() + "\n");
    return report;
  }
}
