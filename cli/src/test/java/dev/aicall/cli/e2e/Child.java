package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.testing.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of the tests that runs in a JVM of its own while the test goes on. It says what happens
 * in lines that begin with {@code @}, and is told what to do in lines on its input.
 */
final class Child implements AutoCloseable {
  /** What a program does. */
  interface Body {
    void run() throws Exception;
  }

  private static final String MARK = "@";
  private static final String DONE = "done";

  private static final BufferedReader ORDERS =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private static final String[] OPTIONS = {"-Xmx512m", "-XX:+UseSerialGC"};

  private final Path output;
  private final Process process;
  private final OutputStream input;

  private Child(ChildJvm jvm, String... args) {
    try {
      output = Files.createTempFile("child", ".log");
      process = jvm.with(OPTIONS).start(output, args);
      input = process.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a program. */
  static Child start(Class<?> program, String... args) {
    return new Child(ChildJvm.of(program), args);
  }

  /** Starts a program with the backends of a pairing. */
  static Child start(Pairing pairing, Class<?> program, String... args) {
    return new Child(ChildJvm.of(program).with(pairing.options()), args);
  }

  /** Starts a program with the backends of a pairing, on a host of a lab. */
  static Child startOn(Pairing pairing, NetLab.Host host, Class<?> program, String... args) {
    return new Child(ChildJvm.of(program).with(pairing.options()).under(host.exec()), args);
  }

  /** Runs a program with the backends of a pairing to its end, which must be a good one. */
  static void run(Pairing pairing, Class<?> program, Duration limit, String... args) {
    try (Child child = start(pairing, program, args)) {
      child.awaitEnd(limit);
    }
  }

  /** Starts a program on a host of a lab. */
  static Child startOn(NetLab.Host host, Class<?> program, String... args) {
    return new Child(ChildJvm.of(program).under(host.exec()), args);
  }

  /** Runs a program to its end, which must be a good one. */
  static void run(Class<?> program, Duration limit, String... args) {
    try (Child child = start(program, args)) {
      child.awaitEnd(limit);
    }
  }

  /** In the child: runs its body, and ends the JVM with 0 if nothing was thrown. */
  static void body(Body body) {
    int code = 1;
    try {
      body.run();
      say(DONE);
      code = 0;
    } catch (Throwable e) {
      e.printStackTrace(System.out);
    }
    System.exit(code);
  }

  /** In the child: waits for what the test tells it. */
  static String order() throws IOException {
    String order = ORDERS.readLine();
    if (order == null) {
      throw new IOException("the test is gone");
    }
    return order;
  }

  /** In the child: tells the test something. */
  static void say(String line) {
    synchronized (System.out) {
      System.out.println(MARK + line);
      System.out.flush();
    }
  }

  /** Tells the child something. */
  void tell(String line) {
    try {
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the child is gone: " + output(), e);
    }
  }

  /** What the child said in lines with a word in front, without that word. */
  List<String> said(String word) {
    String start = MARK + word + " ";
    return output()
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  /** Waits until the child says a word for the first time, and returns the rest of that line. */
  String await(String word, Duration limit) {
    awaitCount(word, 1, limit);
    return said(word).get(0);
  }

  /** Waits until the child said a word so many times. */
  void awaitCount(String word, int count, Duration limit) {
    try {
      Waiting.until(
          count + " x " + word, limit, () -> said(word).size() >= count || !process.isAlive());
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; the child said\n" + output(), e);
    }
    assertThat(said(word).size())
        .as("%s, before the end of the child, which said\n%s", word, output())
        .isGreaterThanOrEqualTo(count);
  }

  /** Waits for the end of the child, which must be a good one. */
  void awaitEnd(Duration limit) {
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(ended).as("not done after %s, said\n%s", limit, output()).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    assertThat(process.exitValue()).as("said\n%s", output()).isZero();
    assertThat(output()).contains(MARK + DONE);
  }

  /** Stops the child where it is, until {@link #thaw}. */
  void freeze() {
    Shell.run("kill", "-STOP", String.valueOf(process.pid()));
  }

  /** Lets a child go on that was frozen. */
  void thaw() {
    Shell.run("kill", "-CONT", String.valueOf(process.pid()));
  }

  /** Ends the child with SIGKILL, as a crash would. */
  void kill() {
    Shell.end(process);
  }

  String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Shell.end(process);
    try {
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
