package dev.aicall.cli.e2e;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.cli.call.CallPlan;
import dev.aicall.cli.call.CallRun;
import dev.aicall.cli.call.Sound;
import dev.aicall.cli.demo.Scene;
import dev.aicall.cli.exit.StandardOutput;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.Backends;
import dev.aicall.cli.stack.CallEngines;
import dev.aicall.cli.view.CallStart;
import dev.aicall.cli.view.Console;
import dev.aicall.rtc.peer.media.IceSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The caller of {@code aicall demo} in a program of its own, so that the agent can be on another
 * stack. Arguments: the backend, the server's address and key file, the agent, where the transcript
 * goes. Says {@code ended by the agent} if it hung up, as it should.
 */
final class SceneCaller {
  /** What is said when the agent hung up. */
  static final String ENDED = "ended";

  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration LINGER = Duration.ofMillis(1_500);

  private SceneCaller() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Child.body(
        () -> call(args[0], URI.create(args[1]), Path.of(args[2]), args[3], Path.of(args[4])));
  }

  private static void call(
      String backendName, URI origin, Path keyFile, String agent, Path transcript)
      throws IOException {
    ServerAccess.Grant grant = new ServerAccess(origin, keyFile).grant("scene");
    var server = dev.aicall.cli.machine.ServerAccess.of(origin, keyFile, null, false);
    try (Backend backend = Backends.onClassPath().choose(backendName);
        CallEngines engines =
            new CallEngines(backend, server.peer(IceSettings.DEFAULT), server.share());
        ARTCAICallEngineInterface engine = engines.newEngine();
        Sound sound = new Sound(null, false, null, null, engines.time());
        Console console = Console.open(false, StandardOutput.stream(), engines.time())) {
      CallPlan plan =
          new CallPlan(
              new CallStart(origin.toString(), backend.description(), agent, grant.userId()),
              calling -> join(calling, agent, grant),
              Scene.spoken.lines(),
              false,
              LONGEST,
              LINGER,
              Scene.spoken.isEndedByAgent(),
              new CallPlan.TranscriptFile(transcript, TranscriptFormat.JSON));
      CallRun run =
          new CallRun(
              engine, plan, sound, console, engines.time(), new ByteArrayInputStream(new byte[0]));
      console.view().onSummary(run.call());
      if (run.isEndedByAgent()) {
        Child.say(ENDED + " by the agent");
      }
    }
  }

  private static void join(
      ARTCAICallEngineInterface engine, String agent, ServerAccess.Grant grant) {
    boolean accepted =
        engine.call(
            ARTCAICallConfig.builder()
                .agentId(agent)
                .agentConfig(Scene.spoken.agentConfig())
                .region("local")
                .userId(grant.userId())
                .userJoinToken(grant.token())
                .build());
    if (!accepted) {
      throw new AssertionError("the call was refused at once");
    }
  }
}
