package dev.aicall.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a network stack takes, both ends in this process: the first set-up of all, later ones,
 * twenty calls at once that send a tone both ways, and the delay of sound.
 */
final class StackFigures {
  private static final int WARM_UP = 5;
  private static final int SETUPS = 30;
  private static final int CALLS = 20;
  private static final int SETTLE_SECONDS = 5;
  private static final int MEASURE_SECONDS = 15;

  private final MediaStackProvider provider;

  private StackFigures(MediaStackProvider provider) {
    this.provider = provider;
  }

  /**
   * Measures one stack.
   *
   * @param args its name
   * @throws InterruptedException if this thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    MediaStackProvider provider =
        ServiceLoader.load(MediaStackProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.name().equals(args[0]))
            .findFirst()
            .orElseThrow();
    StackFigures figures = new StackFigures(provider);
    figures.setUps();
    figures.delay();
    figures.manyCalls();
    // What native threads are left must not keep the process.
    System.exit(0);
  }

  private void setUps() {
    long began = System.nanoTime();
    try (PeerSetups setups = new PeerSetups(provider)) {
      setups.measure();
      System.out.printf(
          "  first set-up of the process, loading included  %.0f ms%n", millisSince(began));
      for (int i = 0; i < WARM_UP; i++) {
        setups.measure();
      }
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < SETUPS; i++) {
        times.add(setups.measure());
      }
      System.out.printf(
          "  later set-ups                                  %.1f ms median, %.1f ms p90%n",
          Percentiles.median(times), Percentiles.of(times, 90));
    }
  }

  private static double millisSince(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  private void delay() throws InterruptedException {
    try (Calls calls = new Calls(provider)) {
      Clicks clicks = new Clicks();
      Pair pair = calls.add(clicks);
      pair.far.receiveAudio(MediaSection.MAIN_AUDIO, clicks);
      List<Double> delays = clicks.await();
      System.out.printf(
          "  one-way delay of sound, tap to tap              %.0f ms median, %.0f ms p90%n",
          Percentiles.median(delays), Percentiles.of(delays, 90));
    }
  }

  private void manyCalls() throws InterruptedException {
    try (Calls calls = new Calls(provider)) {
      calls.add(new Tone());
      TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
      Held one = Held.now();
      for (int i = 1; i < CALLS; i++) {
        calls.add(new Tone());
      }
      TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
      long cpu = cpuNanos();
      long began = System.nanoTime();
      TimeUnit.SECONDS.sleep(MEASURE_SECONDS);
      double cores = (double) (cpuNanos() - cpu) / (System.nanoTime() - began);
      Held many = Held.now();
      System.out.printf(
          "  %d calls at once: %.2f %% of a core a call%n", CALLS, 100 * cores / CALLS);
      double more = CALLS - 1;
      System.out.printf(
          "  each call more: %.1f threads, %.0f KiB of heap, %.0f KiB resident beside the heap%n",
          (many.threads - one.threads) / more,
          (many.heapKib - one.heapKib) / more,
          (many.residentKib - one.residentKib) / more);
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** What the process holds. */
  private record Held(long threads, long heapKib, long residentKib) {
    static Held now() {
      Runtime.getRuntime().gc();
      Runtime runtime = Runtime.getRuntime();
      return new Held(
          status("Threads:"),
          (runtime.totalMemory() - runtime.freeMemory()) / 1_024,
          status("VmRSS:"));
    }

    private static long status(String name) {
      try {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith(name))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElseThrow();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Two ends of a call. */
  private record Pair(MediaPeer near, MediaPeer far) {}

  /** Calls of which both ends are here. */
  private static final class Calls implements AutoCloseable {
    private final MediaStack nearStack;
    private final MediaStack farStack;

    Calls(MediaStackProvider provider) {
      nearStack = provider.open();
      farStack = provider.open();
    }

    /** Adds one that is up; the near end sends from a source, the far end a tone. */
    Pair add(PcmSource source) {
      HeardStages heard = new HeardStages();
      Stages stages = new Stages();
      heard.noteIn(stages);
      MediaPeer near = nearStack.newPeer(PeerSetups.setup(Role.OFFERING), heard);
      MediaPeer far = farStack.newPeer(PeerSetups.setup(Role.ANSWERING), new HeardStages());
      near.sendAudio(MediaSection.MAIN_AUDIO, source);
      far.sendAudio(MediaSection.MAIN_AUDIO, new Tone());
      near.receiveAudio(MediaSection.MAIN_AUDIO, frame -> {});
      far.receiveAudio(MediaSection.MAIN_AUDIO, frame -> {});
      near.acceptAnswer(far.answer(near.offer().join(), Set.of()).join()).join();
      stages.await(HeardStages.FIRST_PACKET);
      return new Pair(near, far);
    }

    @Override
    public void close() {
      nearStack.close();
      farStack.close();
    }
  }
}
