package dev.aicall.rtc.peer.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An X server of its own with one screen in memory. */
public final class XServer implements AutoCloseable {
  private final Process process;
  private final String display;

  private XServer(Process process, String display) {
    this.process = process;
    this.display = display;
  }

  /** Says whether it is installed. */
  public static boolean installed() {
    return Files.isExecutable(Path.of("/usr/bin/Xvfb"));
  }

  /** Starts a server and returns when it answers. */
  public static XServer start(int width, int height) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    "Xvfb",
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    width + "x" + height + "x24",
                    "-nolisten",
                    "tcp",
                    "-noreset"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String number = lines.readLine();
    if (number == null) {
      throw new IOException("Xvfb did not start");
    }
    return new XServer(process, ":" + number.strip());
  }

  /** Returns the value of {@code DISPLAY} for whoever shall use it. */
  public String display() {
    return display;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
