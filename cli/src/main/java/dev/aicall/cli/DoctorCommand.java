package dev.aicall.cli;

import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.machine.Finding;
import dev.aicall.cli.machine.MachineChecks;
import dev.aicall.cli.machine.ServerAccess;
import dev.aicall.cli.machine.ServerChecks;
import dev.aicall.cli.speech.SpeechChecks;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.CallEngines;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.rtc.peer.media.IceSettings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what keeps this machine from making calls. */
@Command(
    name = "doctor",
    description = {
      "Checks what calls need: backends, devices, network, engines of speech, server, clock,"
          + " token.",
      "Each line is ok, a note, or says what to do. Without --url a server is not required."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Mixin private final BackendOption backend = new BackendOption();
  @Mixin private final ServerOptions server = new ServerOptions();
  @Mixin private final SpeechOption speech = new SpeechOption();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : MachineChecks.all(backend.name())) {
      show(out, finding, findings);
    }
    for (Finding finding : new SpeechChecks(speech.plan(), new SystemTime()).all()) {
      show(out, finding, findings);
    }
    ServerAccess access = server.access();
    // The checks of a server need no media, so the fake will do.
    try (CallEngines engines =
        new CallEngines(Backend.fake(), access.peer(IceSettings.DEFAULT), access.share())) {
      ServerChecks checks = new ServerChecks(access, engines.appServer(), engines.time());
      for (Finding finding : checks.all(server.isUrlGiven())) {
        show(out, finding, findings);
      }
    }
    return findings.stream()
        .filter(finding -> finding.verdict() == Finding.Verdict.WRONG)
        .map(Finding::exitCode)
        .findFirst()
        .orElse(ExitCode.OK)
        .number();
  }

  private static void show(PrintWriter out, Finding finding, List<Finding> findings) {
    findings.add(finding);
    out.println(finding.line());
    out.flush();
  }
}
