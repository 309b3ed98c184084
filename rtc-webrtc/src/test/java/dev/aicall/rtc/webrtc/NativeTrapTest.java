package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.testing.ChildJvm;
import dev.aicall.testkit.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would take the process down, each in a child JVM of its own. */
class NativeTrapTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Path PULSE = Path.of("/usr/lib/x86_64-linux-gnu/libpulse.so.0");

  /** Hides a file from a command: an empty one lies over it, in a mount namespace of its own. */
  private static final String HIDE =
      "mount --bind /dev/null \"$(readlink -f " + PULSE + ")\" && exec \"$@\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throwingListeners",
        "closeFromEvents",
        "closeFromTwoThreads",
        "closeDuringOfferAndGathering",
        "pushSizes",
        "receiveOnlyAfterTheLastSender",
        "createCallDestroy"
      })
  void processSurvives(String trap) {
    InChildJvm.passes(TrapChecks.class, trap);
  }

  @Test
  void errorsStayInsideEveryKindOfCallback() {
    InChildJvm.passes(CallbackChecks.class, "allKinds");
  }

  @Test
  void missingSystemLibraryIsNamedWithItsPackage(@TempDir Path temp) throws Exception {
    Needs.that(Files.exists(PULSE), "libpulse0 (apt install libpulse0)");
    Needs.that(mayHide(), "root and unshare -m, to hide a library");

    ChildJvm.Result result =
        ChildJvm.of(MissingChecks.class)
            .under("unshare", "-m", "sh", "-c", HIDE, "sh")
            .with("-Djava.io.tmpdir=" + temp)
            .run(LIMIT);

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(told(result)).hasSize(2).allMatch(line -> line.contains("apt install libpulse0"));
    assertThat(filesIn(temp)).isEmpty();
  }

  private static boolean mayHide() throws Exception {
    Process process = new ProcessBuilder("unshare", "-m", "sh", "-c", HIDE, "sh", "true").start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Test
  void missingNativeArtifactIsNamed(@TempDir Path temp) throws IOException {
    ChildJvm.Result result =
        ChildJvm.of(MissingChecks.class)
            .withoutJar("webrtc-java-0.14.0-")
            .with("-Djava.io.tmpdir=" + temp)
            .run(LIMIT);

    assertThat(result.exitCode()).as(result.output()).isZero();
    String artifact =
        "dev.onvoid.webrtc:webrtc-java:0.14.0:"
            + NativeLibrary.classifier(
                System.getProperty("os.name"), System.getProperty("os.arch"));
    assertThat(told(result)).hasSize(2).allMatch(line -> line.contains(artifact));
    assertThat(filesIn(temp)).isEmpty();
  }

  private static List<String> told(ChildJvm.Result result) {
    return result.output().lines().filter(line -> line.startsWith("TOLD ")).toList();
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.getFileName().toString().startsWith("hsperf")).toList();
    }
  }
}
