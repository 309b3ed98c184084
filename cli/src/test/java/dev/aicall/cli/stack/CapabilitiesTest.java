package dev.aicall.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.rtc.jitsi.JitsiStackProvider;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.peer.media.NoDevices;
import dev.aicall.rtc.peer.testing.ChildJvm;
import dev.aicall.rtc.peer.testing.XServer;
import dev.aicall.rtc.webrtc.WebRtcStackProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The README's table of what each backend can do, held against the backends themselves: what they
 * offer in a call, which devices they look for, and what they say of this machine.
 */
class CapabilitiesTest {
  private static final String CLEANING = "echo cancellation, noise suppression, gain control";
  private static final String CAMERAS = "cameras";
  private static final String SCREENS = "screens";
  private static final List<MediaStackProvider> BACKENDS =
      List.of(new WebRtcStackProvider(), new JitsiStackProvider());

  /** What the second backend may lack. */
  private static final List<String> MAY_BE_MISSING = List.of(CLEANING, "H.264", CAMERAS);

  @Test
  void theReadmeSaysWhatEachBackendCanDo() throws Exception {
    Map<String, List<Boolean>> claimed = tableOfTheReadme();
    Map<String, List<Boolean>> found = new LinkedHashMap<>();
    Map<String, RtcCapabilities> here = new TreeMap<>();
    for (MediaStackProvider provider : BACKENDS) {
      try (MediaStack stack = provider.open()) {
        RtcCapabilities onThisMachine = stack.capabilities();
        here.put(provider.name(), onThisMachine);
        abilities(stack, offer(stack)).forEach((what, can) -> add(found, what, can));
        // Sound is cleaned between devices, so where there is none it cannot be seen.
        boolean cleans = onThisMachine.echoCancellation();
        boolean cleaning = claim(claimed, CLEANING, provider);
        add(found, CLEANING, onThisMachine.devices() ? cleans : cleaning);
        assertThat(cleans && !cleaning).as(CLEANING).isFalse();
        // Nor can be seen who uses a camera where there is none; jitsi has no library for them.
        boolean films = onThisMachine.camera();
        boolean mayFilm = !provider.name().equals(JitsiStackProvider.NAME);
        add(found, CAMERAS, films || (mayFilm && claim(claimed, CAMERAS, provider)));
      }
    }

    found.put(SCREENS, XServer.installed() ? onAScreen() : claimed.get(SCREENS));
    print(found, here);
    assertThat(found).containsExactlyInAnyOrderEntriesOf(claimed);
  }

  @Test
  void jitsiLacksOnlyWhatItMay() throws IOException {
    tableOfTheReadme()
        .forEach(
            (what, can) -> {
              if (!can.get(1)) {
                assertThat(MAY_BE_MISSING).contains(what);
              }
            });
  }

  private static Map<String, Boolean> abilities(MediaStack stack, String offer) {
    Map<String, Boolean> abilities = new LinkedHashMap<>();
    abilities.put("sound through taps, Opus", offer.contains(" opus/48000/2"));
    abilities.put(
        "pictures through taps, VP8", stack.capabilities().video() && offer.contains(" VP8/90000"));
    abilities.put("data channels", offer.contains("m=application"));
    abilities.put("sound devices", stack.audioDevices() != NoDevices.INSTANCE);
    abilities.put("H.264", offer.contains(" H264/"));
    abilities.put("bit rate of pictures follows the network", offer.contains(" goog-remb"));
    return abilities;
  }

  private static boolean claim(
      Map<String, List<Boolean>> claimed, String what, MediaStackProvider provider) {
    return Objects.requireNonNull(claimed.get(what), what).get(BACKENDS.indexOf(provider));
  }

  /** Asks the backends in a JVM that has a display. */
  private static List<Boolean> onAScreen() throws IOException {
    try (XServer display = XServer.start(64, 64)) {
      ChildJvm.Result result =
          ChildJvm.of(OnAScreen.class)
              .under("env", "DISPLAY=" + display.display())
              .run(Duration.ofMinutes(1));
      assertThat(result.exitCode()).as(result.output()).isZero();
      return BACKENDS.stream()
          .map(provider -> result.output().contains(provider.name() + " shares screens"))
          .toList();
    }
  }

  /** The child. */
  static final class OnAScreen {
    private OnAScreen() {}

    public static void main(String[] args) {
      for (MediaStackProvider provider : BACKENDS) {
        try (MediaStack stack = provider.open()) {
          if (stack.capabilities().screen()) {
            System.out.println(provider.name() + " shares screens");
          }
        }
      }
    }
  }

  private static String offer(MediaStack stack) throws Exception {
    MediaPeer peer = stack.newPeer(Backends.PROBE, new MediaPeerListener() {});
    try {
      return peer.offer().get(20, TimeUnit.SECONDS);
    } finally {
      peer.close().join();
    }
  }

  private static void add(Map<String, List<Boolean>> table, String what, boolean can) {
    table.merge(
        what, List.of(can), (before, now) -> Stream.concat(before.stream(), now.stream()).toList());
  }

  /** Rows of {@code | what | webrtc | jitsi |} below the heading of that kind. */
  private static Map<String, List<Boolean>> tableOfTheReadme() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("..", "README.md"));
    int heading = lines.indexOf("| | `webrtc` | `jitsi` |");
    assertThat(heading).as("the table in README.md").isPositive();
    Map<String, List<Boolean>> table = new LinkedHashMap<>();
    for (String row : lines.subList(heading + 2, lines.size())) {
      if (!row.startsWith("|")) {
        break;
      }
      String[] cells = row.split("\\|", -1);
      assertThat(List.of(cells[2].trim(), cells[3].trim())).as(row).isSubsetOf("yes", "no");
      table.put(
          cells[1].trim(), List.of(cells[2].trim().equals("yes"), cells[3].trim().equals("yes")));
    }
    return table;
  }

  private static void print(
      Map<String, List<Boolean>> table, Map<String, RtcCapabilities> onThisMachine) {
    System.out.printf("%-55s %-7s %s%n", "", "webrtc", "jitsi");
    table.forEach(
        (what, can) ->
            System.out.printf("%-55s %-7s %s%n", what, word(can.get(0)), word(can.get(1))));
    onThisMachine.forEach((name, can) -> System.out.println("this machine, " + name + ": " + can));
  }

  private static String word(boolean can) {
    return can ? "yes" : "no";
  }
}
