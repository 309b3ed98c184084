package dev.aicall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.testkit.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script ./aicall, in a folder of its own with a Java and a Maven that only take notes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ScriptTest {
  private static final Path SCRIPT = Path.of("..", "aicall").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private Path root = Path.of(".");
  private Path bin = Path.of(".");

  @BeforeEach
  void prepare() throws IOException {
    Needs.that(Files.isExecutable(Path.of("/bin/sh")), "a POSIX shell at /bin/sh");
    root = Files.createDirectories(folder.resolve("a project with spaces"));
    bin = Files.createDirectories(folder.resolve("bin dir"));
    Files.copy(SCRIPT, root.resolve("aicall")).toFile().setExecutable(true);
    Path sources = Files.createDirectories(root.resolve("cli/src/main/java"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.writeString(root.resolve("cli/pom.xml"), "<project/>");
    Files.writeString(sources.resolve("Main.java"), "class Main {}");
    tool("mvn", "echo built >> \"$NOTES\"");
    tool(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"'\"${FAKE_VERSION:-17.0.1}\"'\"' >&2;"
            + " else printf '%s\\n' \"$@\"; fi");
    age(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void theScriptIsAShellScript() throws Exception {
    assertThat(exec(Map.of(), List.of("/bin/sh", "-n", SCRIPT.toString())).exit()).isZero();
  }

  @Test
  void buildsOnceThenStartsAtOnce() throws Exception {
    Ended first = aicall(Map.of(), "call", "two words");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).endsWith("dev.aicall.cli.Main\ncall\ntwo words\n");
    assertThat(first.out()).doesNotContain("--enable-native-access");
    aicall(Map.of(), "version");

    assertThat(notes()).isEqualTo("built\n");
  }

  @Test
  void buildsAgainWhenASourceOrAPomIsNewer() throws Exception {
    aicall(Map.of(), "version");
    touchLater("cli/src/main/java/Main.java");
    aicall(Map.of(), "version");
    assertThat(notes()).isEqualTo("built\nbuilt\n");
    age(Instant.parse("2026-01-01T00:00:00Z"));
    touchLater("cli/pom.xml");
    aicall(Map.of(), "version");

    assertThat(notes()).isEqualTo("built\nbuilt\nbuilt\n");
  }

  @Test
  void aFailedBuildShowsItsOutputAndStartsNothing() throws Exception {
    tool("mvn", "echo 'Main.java: no such symbol'; exit 1");

    Ended ended = aicall(Map.of(), "version");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.err()).contains("no such symbol").contains("the build failed");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void anOldJavaIsRefused() throws Exception {
    Ended ended = aicall(Map.of("FAKE_VERSION", "1.8.0_402"), "version");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.err()).contains("Java 17 or newer wanted").contains("version 8");
  }

  @Test
  void aNewJavaMayCallNativeCode() throws Exception {
    Ended ended = aicall(Map.of("FAKE_VERSION", "25"), "version");

    assertThat(ended.out()).contains("--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void javaHomeGoesBefore() throws Exception {
    Ended ended = aicall(Map.of("JAVA_HOME", folder.resolve("nothing").toString()), "version");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.err()).contains("JAVA_HOME is");
  }

  @Test
  void aMissingMavenIsNamed() throws Exception {
    Files.delete(bin.resolve("mvn"));

    Ended ended = aicall(Map.of("PATH", bin + ":" + coreTools()), "version");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.err()).contains("no Maven found");
  }

  @Test
  void worksThroughALinkFromAnotherFolder() throws Exception {
    Path link = Files.createSymbolicLink(bin.resolve("aicall"), root.resolve("aicall"));

    Ended ended = exec(Map.of(), List.of(link.toString(), "version"));

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).contains(root.toRealPath() + "/cli/target");
  }

  private record Ended(int exit, String out, String err) {}

  private Ended aicall(Map<String, String> environment, String... arguments) throws Exception {
    ArrayList<String> command = new ArrayList<>(List.of(root.resolve("aicall").toString()));
    command.addAll(List.of(arguments));
    return exec(environment, command);
  }

  private Ended exec(Map<String, String> environment, List<String> command) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    builder.environment().put("NOTES", folder.resolve("notes").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  /** A folder with what the script needs and nothing else. */
  private String coreTools() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String name :
        List.of(
            "sh", "dirname", "sed", "head", "find", "mkdir", "touch", "rm", "cat", "readlink")) {
      for (String place : List.of("/usr/bin", "/bin")) {
        Path original = Path.of(place, name);
        if (Files.exists(original) && Files.notExists(tools.resolve(name))) {
          Files.createSymbolicLink(tools.resolve(name), original);
        }
      }
    }
    return tools.toString();
  }

  private void tool(String name, String body) throws IOException {
    Path tool = bin.resolve(name);
    Files.writeString(tool, "#!/bin/sh\n" + body + "\n", StandardCharsets.UTF_8);
    assertThat(tool.toFile().setExecutable(true)).isTrue();
  }

  private String notes() throws IOException {
    return Files.readString(folder.resolve("notes"));
  }

  private void age(Instant time) throws IOException {
    for (String file : List.of("pom.xml", "cli/pom.xml", "cli/src/main/java/Main.java")) {
      Files.setLastModifiedTime(root.resolve(file), FileTime.from(time));
    }
  }

  /** Newer than the last build by more than any clock's grain. */
  private void touchLater(String file) throws IOException {
    FileTime stamp = Files.getLastModifiedTime(root.resolve("cli/target/aicall.stamp"));
    Files.setLastModifiedTime(root.resolve(file), FileTime.from(stamp.toInstant().plusSeconds(1)));
    Files.setLastModifiedTime(root.resolve("cli/target/aicall.stamp"), stamp);
  }
}
