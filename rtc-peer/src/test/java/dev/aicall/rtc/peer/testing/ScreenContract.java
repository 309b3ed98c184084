package dev.aicall.rtc.peer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.testkit.Needs;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What every stack does with screens: an X server that shows one colour, a machine without one, a
 * Java runtime without windows. Each in a JVM of its own, whose main class calls {@link #run}.
 */
public abstract class ScreenContract {
  static final int WIDTH = 640;
  static final int HEIGHT = 480;

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Class<?> main;

  /** Creates it; the main class hands its arguments to {@link #run}. */
  protected ScreenContract(Class<?> main) {
    this.main = main;
  }

  /** Runs the checks that are named, on stacks without sound devices. */
  public static void run(String[] names, Supplier<MediaStack> stacks) {
    ScreenChecks checks = new ScreenChecks(stacks);
    new ChildChecks()
        .add("capture", checks::capture)
        .add("call", checks::call)
        .add("none", checks::none)
        .run(names);
  }

  @Test
  void screensAreCapturedAndSent() throws IOException {
    Needs.that(XServer.installed(), "xvfb (apt)");
    try (XServer server = XServer.start(WIDTH, HEIGHT)) {
      passes(ChildJvm.of(main).under("env", "DISPLAY=" + server.display()), "capture", "call");
    }
  }

  @Test
  void aMachineWithoutADisplayHasNone() {
    passes(ChildJvm.of(main).under("env", "-u", "DISPLAY"), "none");
  }

  @Test
  void aDisplayThatLetsNobodyInIsNone() {
    passes(ChildJvm.of(main).under("env", "DISPLAY=:54321"), "none");
  }

  /** With what a stack needs beside {@code java.base}, but no {@code java.desktop}. */
  @Test
  void aJavaRuntimeWithoutWindowsHasNone() {
    passes(
        ChildJvm.of(main).with("--limit-modules", "java.management,java.net.http,java.naming"),
        "none");
  }

  private static void passes(ChildJvm child, String... checks) {
    ChildJvm.Result result = child.run(LIMIT, checks);

    for (String check : checks) {
      assertThat(result.output()).contains("PASSED " + check);
    }
    assertThat(result.exitCode()).as(result.output()).isZero();
  }
}
