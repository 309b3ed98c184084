package dev.aicall.cli.machine;

import dev.aicall.api.device.MediaDevice;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.Backends;
import dev.aicall.rtc.peer.media.MediaStack;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at this machine: Java, native library, devices, network interfaces. */
public final class MachineChecks {
  private MachineChecks() {}

  /**
   * Makes all checks.
   *
   * @param backend the backend to check, or null for the first that runs
   * @return what was found, in order
   */
  public static List<Finding> all(@Nullable String backend) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "java",
            System.getProperty("java.version")
                + " on "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")));
    try (Backend chosen = Backends.choose(backend)) {
      findings.add(
          Finding.ok("rtc library", chosen.description() + " loads (" + chosen.why() + ")"));
      if (!chosen.isFake()) {
        devices(chosen.stack(), findings);
      }
    } catch (CliException e) {
      findings.add(
          Finding.wrong("rtc library", String.valueOf(e.getMessage()), e.remedy(), e.exitCode()));
    }
    findings.add(network());
    return findings;
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

  static Finding network() {
    List<InetAddress> addresses = Interfaces.addresses();
    if (addresses.isEmpty()) {
      return Finding.wrong(
          "network", "no interface but loopback", Interfaces.REMEDY, ExitCode.MACHINE);
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
