package dev.aicall.benchmarks;

import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
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
  private static final String FIRST_SET_UP = "first set-up of a process, loading included, ms";
  private static final String SET_UP = "later set-ups, median, ms";
  private static final String SET_UP_P90 = "later set-ups, 90th percentile, ms";
  private static final String DELAY = "one-way delay of sound, median, ms";
  private static final String DELAY_P90 = "one-way delay of sound, 90th percentile, ms";
  private static final String CPU = "% of a core a call, both ends";

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
      FreshProcess.say(FIRST_SET_UP, millisSince(began));
      for (int i = 0; i < WARM_UP; i++) {
        setups.measure();
      }
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < SETUPS; i++) {
        times.add(setups.measure());
      }
      FreshProcess.say(SET_UP, Percentiles.median(times));
      FreshProcess.say(SET_UP_P90, Percentiles.of(times, 90));
    }
  }

  private static double millisSince(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  private void delay() throws InterruptedException {
    try (Pairs calls = new Pairs(provider)) {
      Clicks clicks = new Clicks();
      Pair pair = calls.add(clicks);
      pair.far.receiveAudio(MediaSection.MAIN_AUDIO, clicks);
      List<Double> delays = clicks.await();
      FreshProcess.say(DELAY, Percentiles.median(delays));
      FreshProcess.say(DELAY_P90, Percentiles.of(delays, 90));
    }
  }

  private void manyCalls() throws InterruptedException {
    try (Pairs calls = new Pairs(provider)) {
      calls.add(new Tone());
      TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
      Held one = Held.now();
      for (int i = 1; i < CALLS; i++) {
        calls.add(new Tone());
      }
      TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
      ProcessorTime time = ProcessorTime.now();
      TimeUnit.SECONDS.sleep(MEASURE_SECONDS);
      double cores = time.coresSince();
      Held many = Held.now();
      FreshProcess.say(CPU, 100 * cores / CALLS);
      many.sayGrowth(one, CALLS - 1);
    }
  }

  /** Two ends of a call. */
  private record Pair(MediaPeer near, MediaPeer far) {}

  /** Calls of which both ends are here. */
  private static final class Pairs implements AutoCloseable {
    private final MediaStack nearStack;
    private final MediaStack farStack;

    Pairs(MediaStackProvider provider) {
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
