package dev.aicall.cli;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.cli.call.CallPlan;
import dev.aicall.cli.call.CallRun;
import dev.aicall.cli.call.ScriptLine;
import dev.aicall.cli.call.Sound;
import dev.aicall.cli.call.TestPicture;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.exit.StandardOutput;
import dev.aicall.cli.exit.Stop;
import dev.aicall.cli.machine.ServerAccess;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.CallEngines;
import dev.aicall.cli.view.CallStart;
import dev.aicall.cli.view.CallSummary;
import dev.aicall.cli.view.Console;
import dev.aicall.domain.port.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes one call. */
@Command(
    name = "call",
    description = {
      "Calls an agent: one of a server by its id, or a shared one by its link.",
      "What you say is a sound file, the microphone, texts, or lines of standard input; on a"
          + " terminal, keys interrupt, mute, talk, type and hang up."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {
  @Mixin private final TargetOptions target = new TargetOptions();
  @Mixin private final ServerOptions server = new ServerOptions();
  @Mixin private final InputOptions input = new InputOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final BackendOption backendOption = new BackendOption();
  @Mixin private final IceOptions ice = new IceOptions();

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "Hang up after this time at the latest: 90, 90s, 2m.")
  private @Nullable Duration duration;

  @Option(
      names = "--linger",
      paramLabel = "TIME",
      defaultValue = "3s",
      description =
          "Hang up when the input has ended and nothing was said or heard for so long."
              + " Default: ${DEFAULT-VALUE}.")
  private Duration linger = Duration.ofSeconds(3);

  @Override
  public Integer call() {
    input.check();
    output.check();
    input.checkWith(output);
    ServerAccess access = target.access(server);
    try (Stop stop = new Stop();
        Backend backend = backendOption.choose()) {
      return call(backend, access, stop);
    }
  }

  private int call(Backend backend, ServerAccess access, Stop stop) {
    try (CallEngines engines =
            new CallEngines(backend, access.peer(ice.settings()), access.share());
        ARTCAICallEngineInterface engine = engines.newEngine();
        Sound sound = sound(engines.time());
        Console console = Console.open(output.json(), StandardOutput.stream(), engines.time())) {
      Join join = target.join(backend, access, engines, engine);
      CallStart start =
          new CallStart(
              backend.isFake() ? "" : access.base().toString(),
              backend.line(),
              join.agent(),
              join.userId());
      boolean endless = input.isDevice() || (!input.isFixed() && console.hasKeys());
      CallPlan plan =
          new CallPlan(
              start,
              join::start,
              lines(),
              !input.isFixed() && !input.isDevice() && !console.hasKeys(),
              duration,
              linger,
              endless,
              output.transcript());
      stop.onStop(() -> engine.handup(true));
      CallSummary summary =
          new CallRun(engine, plan, sound, console, engines.time(), System.in).call();
      console.view().onSummary(summary);
      return summary.exitCode().number();
    } catch (IOException e) {
      throw new CliException(ExitCode.FILE, "the recording cannot be written", "", e);
    }
  }

  private List<ScriptLine> lines() {
    return input.texts().stream().map(text -> ScriptLine.typed(text, false)).toList();
  }

  private Sound sound(TimeSource time) {
    return new Sound(
        input.open(),
        input.isDevice(),
        output.record(),
        target.sendsTestPicture() ? new TestPicture(time) : null,
        time);
  }
}
