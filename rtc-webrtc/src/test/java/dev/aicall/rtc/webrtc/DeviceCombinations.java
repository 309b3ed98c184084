package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.testing.ChildJvm;
import dev.aicall.rtc.peer.testing.PulseServer;
import dev.aicall.rtc.peer.testing.Tones;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tries the four combinations of microphone {tap, device} and playout {tap, device} on the bare
 * library, each in JVMs of its own, against a private sound server, and prints a table in Markdown.
 * Run it by hand after a change of the library's version; {@code docs/webrtc-devices.md} has the
 * last result.
 *
 * <p>Arguments: runs (10), seconds (10) of each, and {@code kill} to let the sound server die
 * half-way.
 */
public final class DeviceCombinations {
  private static final Pattern HEARD = Pattern.compile("far=(\\S+) near=(\\S+) full=(\\S+)");

  private DeviceCombinations() {}

  /**
   * How one run ended.
   *
   * @param exitCode of the JVM; 134 is an abort, 139 a segmentation fault, −1 a hang
   * @param far share of the near side's tone at the far side, 0 if it never came that far
   * @param near share of the far side's tone at the near side's tap
   * @param speaker share of the far side's tone at the loudspeaker device
   * @param reason the library's last words, if it aborted
   */
  record Run(int exitCode, double far, double near, double speaker, String reason) {}

  /** Prints the table. */
  public static void main(String[] args) throws Exception {
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    boolean kill = args.length > 2 && args[2].equals("kill");
    System.out.println(
        "| microphone | playout | exit codes | far hears | near's tap hears | speaker plays | last"
            + " words |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (String microphone : List.of("tap", "device")) {
      for (String playout : List.of("tap", "device")) {
        Run[] all = new Run[runs];
        for (int i = 0; i < runs; i++) {
          all[i] = run(microphone, playout, seconds, kill);
        }
        System.out.println(row(microphone, playout, List.of(all)));
      }
    }
  }

  /** Runs one combination once, with a sound server of its own. */
  static Run run(String microphone, String playout, int seconds, boolean kill) throws Exception {
    Path log = Files.createTempFile("combination", ".log");
    try (PulseServer pulse = PulseServer.start()) {
      Process voice = pulse.playInto(PulseServer.MICROPHONE, DeviceCombination.NEAR_DEVICE_HERTZ);
      Process call =
          ChildJvm.of(DeviceCombination.class)
              .under(environment(pulse))
              .start(log, microphone, playout, Integer.toString(seconds));
      short[] heard =
          pulse.hear(PulseServer.SPEAKER, Duration.ofMillis(seconds * (kill ? 500L : 1000L)));
      if (kill) {
        pulse.kill();
      }
      boolean ended = call.waitFor(seconds + 20L, TimeUnit.SECONDS);
      if (!ended) {
        call.destroyForcibly().waitFor();
      }
      voice.destroy();
      String output = Files.readString(log);
      Matcher found = HEARD.matcher(output);
      boolean said = found.find();
      short[] late = Arrays.copyOfRange(heard, heard.length / 2, heard.length);
      return new Run(
          ended ? call.exitValue() : -1,
          said ? Double.parseDouble(found.group(1)) : 0,
          said ? Double.parseDouble(found.group(2)) : 0,
          Tones.share(late, DeviceCombination.FAR_HERTZ, PulseServer.SAMPLE_RATE_HZ),
          lastWords(output));
    } finally {
      Files.deleteIfExists(log);
    }
  }

  /** Words to put before a command so that it uses the server. */
  static String[] environment(PulseServer pulse) {
    List<String> words = new ArrayList<>(List.of("env"));
    pulse.environment().forEach((name, value) -> words.add(name + "=" + value));
    return words.toArray(String[]::new);
  }

  private static String lastWords(String output) {
    return output
        .lines()
        .filter(line -> line.contains("Check failed") || line.contains("Exception"))
        .findFirst()
        .orElse("");
  }

  private static String row(String microphone, String playout, List<Run> runs) {
    StringBuilder codes = new StringBuilder();
    runs.stream()
        .map(Run::exitCode)
        .distinct()
        .sorted()
        .forEach(
            code ->
                codes
                    .append(code)
                    .append(" x ")
                    .append(runs.stream().filter(run -> run.exitCode() == code).count())
                    .append(' '));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s| %s | %s | %s | %s |",
        microphone,
        playout,
        codes,
        range(runs.stream().mapToDouble(Run::far).toArray()),
        range(runs.stream().mapToDouble(Run::near).toArray()),
        range(runs.stream().mapToDouble(Run::speaker).toArray()),
        runs.stream().map(Run::reason).filter(text -> !text.isEmpty()).findFirst().orElse(""));
  }

  private static String range(double[] values) {
    Arrays.sort(values);
    return String.format(Locale.ROOT, "%.3f to %.3f", values[0], values[values.length - 1]);
  }
}
