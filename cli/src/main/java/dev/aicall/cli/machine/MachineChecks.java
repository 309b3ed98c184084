package dev.aicall.cli.machine;

import dev.aicall.api.device.MediaDevice;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.Backends;
import dev.aicall.cli.stack.Interfaces;
import dev.aicall.cli.stack.Trial;
import dev.aicall.rtc.peer.media.MediaStack;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at this machine: Java, backends, devices, network interfaces. */
public final class MachineChecks {
  private MachineChecks() {}

  /**
   * Makes all checks.
   *
   * @param wanted the backend that is to be used, or null for the first that works
   * @return what was found, in order
   * @throws CliException USAGE if there is no such backend
   */
  public static List<Finding> all(@Nullable String wanted) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "java",
            System.getProperty("java.version")
                + " on "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")));
    Backends backends = Backends.onClassPath();
    List<Trial> trials = backends.trials();
    try (Backend chosen = backends.choose(wanted)) {
      trials.forEach(trial -> findings.add(backend(trial, chosen.name(), wanted)));
      if (!chosen.isFake()) {
        devices(chosen.stack(), findings);
      }
      findings.add(network(chosen.name()));
    } catch (CliException e) {
      if (e.exitCode() != ExitCode.MACHINE) {
        throw e;
      }
      trials.forEach(trial -> findings.add(backend(trial, e, wanted)));
      findings.add(network(""));
    }
    return findings;
  }

  private static Finding backend(Trial trial, String chosen, @Nullable String wanted) {
    String name = "backend " + trial.name();
    if (!trial.works()) {
      return Finding.note(name, "does not work here", trial.text());
    }
    boolean used = trial.name().equals(chosen);
    String why = wanted == null ? "the first that works here" : "chosen";
    return Finding.ok(
        name,
        trial.text()
            + (used ? " works and is used: " + why : " works, with --backend " + trial.name()));
  }

  private static Finding backend(Trial trial, CliException refusal, @Nullable String wanted) {
    String name = "backend " + trial.name();
    if (trial.works()) {
      return Finding.ok(name, trial.text() + " works, with --backend " + trial.name());
    }
    return wanted == null || wanted.equals(trial.name())
        ? Finding.wrong(
            name, trial.text(), wanted == null ? "" : refusal.remedy(), refusal.exitCode())
        : Finding.note(name, "does not work here", trial.text());
  }

  private static void devices(MediaStack stack, List<Finding> findings) {
    findings.add(device("microphone", stack.audioDevices().microphones()));
    findings.add(device("loudspeaker", stack.audioDevices().speakers()));
    findings.add(device("camera", stack.videoDevices().cameras()));
  }

  private static Finding device(String name, CompletableFuture<List<MediaDevice>> listing) {
    String without = "Calls with --wav, --pcm or --text need none; for --device, plug one in.";
    try {
      List<MediaDevice> found = listing.join();
      return found.isEmpty()
          ? Finding.note(name, "none", without)
          : Finding.ok(
              name, found.stream().map(MediaDevice::name).collect(Collectors.joining(", ")));
    } catch (CompletionException e) {
      return Finding.note(name, "cannot be listed: " + e.getCause(), without);
    }
  }

  /** Without a network, what is used does with loopback; nothing is used if that is empty. */
  private static Finding network(String used) {
    List<InetAddress> addresses = Interfaces.addresses();
    if (addresses.isEmpty()) {
      return used.isEmpty()
          ? Finding.wrong(
              "network", "no interface but loopback", Interfaces.REMEDY, ExitCode.MACHINE)
          : Finding.note(
              "network",
              "no interface but loopback: " + used + " calls within this machine only",
              Interfaces.REMEDY);
    }
    for (InetAddress address : addresses) {
      if (Interfaces.echoes(address)) {
        return Finding.ok("network", "UDP works on " + address.getHostAddress());
      }
    }
    return Finding.wrong(
        "network",
        "UDP does not pass on any of " + addresses.size() + " addresses",
        "Look for a firewall on this machine that drops UDP.",
        ExitCode.MACHINE);
  }
}
