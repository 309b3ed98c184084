package dev.aicall.rtc.peer.testing;

import dev.aicall.api.media.PcmSource;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PulseAudio server of its own, with sound devices that exist in memory only: two loudspeakers
 * that can be listened to and two microphones that can be played into. It has its own directory and
 * socket, so that it neither sees nor disturbs the machine's own server.
 *
 * <p>Whoever shall use it is started with {@link #environment()}.
 */
public final class PulseServer implements AutoCloseable {
  /** The loudspeaker that is taken when nobody chooses. */
  public static final String SPEAKER = "speaker";

  /** Another loudspeaker; its form factor says that it is a headset. */
  public static final String HEADSET = "headset";

  /** The microphone that is taken when nobody chooses. */
  public static final String MICROPHONE = "microphone";

  /** Another microphone. */
  public static final String DESK_MICROPHONE = "desk";

  /** What tools record and play with. */
  public static final int SAMPLE_RATE_HZ = 48_000;

  private static final String SCRIPT = "script.pa";
  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  private final Path home;
  private Process daemon;

  private PulseServer(Path home, Process daemon) {
    this.home = home;
    this.daemon = daemon;
  }

  /** Says whether the server and its tools are installed. */
  public static boolean installed() {
    return Stream.of("pulseaudio", "pactl", "pacat")
        .allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool)));
  }

  /** Starts a server and returns when its devices are there. */
  public static PulseServer start() throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("pulse");
    Files.writeString(home.resolve(SCRIPT), script(home));
    try {
      return new PulseServer(home, daemon(home));
    } catch (IOException | InterruptedException e) {
      delete(home);
      throw e;
    }
  }

  /** Starts the server again after {@link #kill}, at the same place. */
  public void restart() throws IOException, InterruptedException {
    daemon = daemon(home);
  }

  private static Process daemon(Path home) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--use-pid-file=no",
                // If whoever started it crashes, it ends by itself.
                "--exit-idle-time=60",
                "--realtime=yes",
                "--high-priority=yes",
                "--disable-shm=yes",
                "--log-target=stderr",
                "--log-level=info",
                "-F",
                home.resolve(SCRIPT).toString()));
    builder.environment().putAll(environment(home));
    builder.environment().remove("PULSE_SERVER");
    Process daemon = builder.redirectErrorStream(true).start();
    CountDownLatch started = new CountDownLatch(1);
    List<String> log = new ArrayList<>();
    Thread reader = new Thread(() -> drain(daemon, started, log), "pulse-log");
    reader.setDaemon(true);
    reader.start();
    if (!started.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS) || !daemon.isAlive()) {
      daemon.destroyForcibly().waitFor();
      synchronized (log) {
        throw new IOException("pulseaudio did not start: " + log);
      }
    }
    return daemon;
  }

  /** What a child's environment needs to use this server and no other. */
  public Map<String, String> environment() {
    return environment(home);
  }

  /**
   * Runs pactl, for example {@code load-module}, {@code suspend-sink}, {@code list short sinks}.
   */
  public String control(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("pactl"));
    command.addAll(List.of(words));
    Process process = tool(command);
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + text);
    }
    return text.strip();
  }

  /** Takes a device away as if it had been pulled out. */
  public void unplug(String device) throws IOException, InterruptedException {
    for (String line : control("list", "short", "modules").lines().toList()) {
      if (line.matches(".*(sink|source)_name=" + device + " .*")) {
        control("unload-module", line.substring(0, line.indexOf('\t')));
      }
    }
  }

  /** Plays a tone into a microphone until the process is destroyed. */
  public Process playInto(String microphone, double hertz) throws IOException {
    return playInto(microphone, Tones.source(hertz, SAMPLE_RATE_HZ, 1));
  }

  /** Plays a program's sound into a microphone until the process is destroyed. */
  public Process playInto(String microphone, PcmSource sound) throws IOException {
    Process player =
        tool(
            List.of(
                "pacat",
                "--playback",
                "--raw",
                "--device=" + microphone + "-wire",
                "--format=s16le",
                "--rate=" + sound.sampleRateHz(),
                "--channels=" + sound.channels(),
                "--latency-msec=200"));
    Thread feeder = new Thread(() -> feed(player, sound), "pulse-player");
    feeder.setDaemon(true);
    feeder.start();
    return player;
  }

  /** Records what a loudspeaker plays, from now on. */
  public short[] hear(String speaker, Duration length) throws IOException {
    Process recorder =
        tool(
            List.of(
                "pacat",
                "--record",
                "--raw",
                "--device=" + speaker + ".monitor",
                "--format=s16le",
                "--rate=" + SAMPLE_RATE_HZ,
                "--channels=1",
                "--latency-msec=20"));
    try {
      byte[] bytes = new byte[Math.toIntExact(length.toMillis() * SAMPLE_RATE_HZ / 1000 * 2)];
      new DataInputStream(recorder.getInputStream()).readFully(bytes);
      short[] samples = new short[bytes.length / 2];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
      return samples;
    } finally {
      recorder.destroy();
    }
  }

  /** Kills the server as a crash would; {@link #close} is still needed. */
  public void kill() {
    daemon.destroyForcibly();
    awaitEnd();
  }

  private boolean awaitEnd() {
    try {
      return daemon.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    daemon.destroy();
    if (!awaitEnd()) {
      kill();
    }
    delete(home);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Process tool(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void drain(Process daemon, CountDownLatch started, List<String> log) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("startup complete")) {
          started.countDown();
        }
        if (started.getCount() > 0) {
          synchronized (log) {
            log.add(line);
          }
        }
      }
    } catch (IOException e) {
      synchronized (log) {
        log.add(e.toString());
      }
    }
    started.countDown();
  }

  private static void feed(Process player, PcmSource sound) {
    short[] samples = new short[sound.sampleRateHz() / 100 * sound.channels()];
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    try (var out = player.getOutputStream()) {
      while (player.isAlive()) {
        int count = Math.max(0, sound.read(samples, 0, samples.length));
        for (int i = 0; i < samples.length; i++) {
          bytes.putShort(2 * i, i < count ? samples[i] : 0);
        }
        out.write(bytes.array());
        out.flush();
      }
    } catch (IOException ended) {
      player.destroy();
    }
  }

  private static Map<String, String> environment(Path home) {
    return Map.of(
        "HOME", home.toString(),
        "XDG_RUNTIME_DIR", home.toString(),
        "PULSE_RUNTIME_PATH", home.toString(),
        "PULSE_SERVER", "unix:" + home.resolve("socket"));
  }

  private static String script(Path home) {
    return String.join(
        "\n",
        "load-module module-native-protocol-unix auth-anonymous=1 socket=" + home.resolve("socket"),
        sink(SPEAKER, "Test Speaker", "speaker"),
        sink(HEADSET, "Test Headset", "headset"),
        sink(MICROPHONE + "-wire", "Wire of the microphone", "internal"),
        sink(DESK_MICROPHONE + "-wire", "Wire of the desk microphone", "internal"),
        source(MICROPHONE, "Test Microphone"),
        source(DESK_MICROPHONE, "Desk Microphone"),
        "set-default-sink " + SPEAKER,
        "set-default-source " + MICROPHONE,
        "");
  }

  private static String sink(String name, String description, String form) {
    return "load-module module-null-sink rate=48000 channels=1 sink_name="
        + name
        + " sink_properties=\"device.description='"
        + description
        + "' device.form_factor="
        + form
        + "\"";
  }

  private static String source(String name, String description) {
    return "load-module module-remap-source rate=48000 channels=1 source_name="
        + name
        + " master="
        + name
        + "-wire.monitor source_properties=\"device.description='"
        + description
        + "'\"";
  }
}
