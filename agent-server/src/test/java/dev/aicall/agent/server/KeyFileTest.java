package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.aicall.domain.exec.DaemonThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("deep").resolve("keys.json");
  }

  @Test
  void keysAreMadeOnceForTheOwnerOnly() throws IOException {
    ServerKeys keys = new KeyFile(file()).readOrCreate();

    assertThat(keys.appKey()).hasSize(64);
    assertThat(keys.apiKey()).hasSize(64).isNotEqualTo(keys.appKey());
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("deep")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(new KeyFile(file()).readOrCreate()).isEqualTo(keys);
    try (Stream<Path> files = Files.list(folder.resolve("deep"))) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-r-----", "rw-rw-rw-", "rwx------"})
  void aFileOpenToOthersIsRefusedWithTheRemedy(String mode) throws IOException {
    ServerKeys unused = new KeyFile(file()).readOrCreate();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(mode));

    assertThatIllegalStateException()
        .isThrownBy(() -> new KeyFile(file()).readOrCreate())
        .withMessageContaining("chmod 600 " + file());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "not json SECRET", "{\"appId\":\"SECRET\"}", "[]"})
  void aDamagedFileIsRefusedAndNotQuoted(String text) throws IOException {
    ServerKeys unused = new KeyFile(file()).readOrCreate();
    Files.writeString(file(), text);

    assertThatIllegalStateException()
        .isThrownBy(() -> new KeyFile(file()).readOrCreate())
        .withMessageContaining("damaged")
        .withMessageNotContaining("SECRET")
        .withNoCause();
  }

  @Test
  void serversThatStartTogetherAgreeOnTheKeys() {
    Executor executor = DaemonThreads.executor("test-keys", 8);
    List<CompletableFuture<ServerKeys>> all =
        IntStream.range(0, 32)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> new KeyFile(file()).readOrCreate(), executor))
            .toList();

    assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  void keysDoNotShow() {
    ServerKeys keys = ServerKeys.random();

    assertThat(keys.toString()).doesNotContain(keys.appKey()).doesNotContain(keys.apiKey());
  }
}
