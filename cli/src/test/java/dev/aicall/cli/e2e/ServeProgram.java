package dev.aicall.cli.e2e;

import dev.aicall.cli.Main;
import dev.aicall.rtc.peer.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code aicall serve} in a process of its own, on any port, with keys of its own. */
final class ServeProgram implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern URL = Pattern.compile("agent server {2}(http\\S+)");
  private static final Pattern READY = Pattern.compile("call it .*");

  private final Path folder;
  private final Path output;
  private final Process process;

  private ServeProgram(Path folder, List<String> options) throws IOException {
    this.folder = folder;
    this.output = folder.resolve("serve.log");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("serve", "--port", "0", "--key-file", keyFile().toString()));
    arguments.addAll(options);
    process = ChildJvm.of(Main.class).start(output, arguments.toArray(String[]::new));
  }

  /** Starts it and waits until it answers. */
  static ServeProgram start(String... options) {
    try {
      ServeProgram serve = new ServeProgram(Files.createTempDirectory("serve"), List.of(options));
      try {
        Waiting.until(
            "a server that answers",
            LIMIT,
            () -> READY.matcher(serve.output()).find() || !serve.process.isAlive());
        return serve;
      } catch (AssertionError e) {
        String said = serve.output();
        serve.close();
        throw new AssertionError("the server said\n" + said, e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  String url() {
    Matcher url = URL.matcher(output());
    if (!url.find()) {
      throw new AssertionError("the server said\n" + output());
    }
    return url.group(1);
  }

  Path keyFile() {
    return folder.resolve("keys.json");
  }

  /** What it has printed so far. */
  String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells it to stop, waits for its end and returns all that it printed. */
  String stop() {
    process.destroy();
    Waiting.until("the end of the server", LIMIT, () -> !process.isAlive());
    return output();
  }

  /** Ends it without a word. */
  void kill() {
    process.destroyForcibly();
    Waiting.until("the end of the server", LIMIT, () -> !process.isAlive());
  }

  @Override
  public void close() {
    Shell.end(process);
    Folders.delete(folder);
  }
}
