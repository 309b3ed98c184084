package dev.aicall.rtc.jitsi.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeUnpackingTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path directory;

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.startsWith("hsperfdata"))
          .toList();
    }
  }

  @Test
  void nothingIsLeftBehindAndTheHomeIsNotTouched() throws IOException {
    ChildJvm.Result result =
        ChildJvm.of(LoadBoth.class)
            .with("-Djava.io.tmpdir=" + directory, "-Duser.home=/nowhere")
            .run(LIMIT);

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("loaded both");
    assertThat(left()).isEmpty();
    assertThat(Path.of("/nowhere")).doesNotExist();
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsToldOf() {
    ChildJvm.Result result =
        ChildJvm.of(LoadBoth.class)
            .with("-Djava.io.tmpdir=/nowhere", "-Duser.home=/nowhere")
            .run(LIMIT);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .contains("IllegalStateException: Opus does not load on", "java.io.tmpdir");
  }
}
