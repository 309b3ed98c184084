package dev.aicall.benchmarks;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * In a process of its own: what each call more takes, and how many there can be at once before
 * sound comes late or the next call does not begin. Agents send bursts, callers a tone.
 */
final class CrowdFigures {
  static final String BARE = "bare webrtc-java";
  static final String WEBRTC = "aicall, rtc-webrtc";
  static final String JITSI = "aicall, rtc-jitsi";

  /** How the names of figures begin that count calls. */
  static final String CALLS = "calls ";

  static final String FIRST_LATE = CALLS + "at once at the first late sound";
  static final String TOO_MANY = CALLS + "at once when 0.1 % is late, or no more begin";

  private static final Map<String, Supplier<Calls>> KINDS =
      Map.of(BARE, BareCalls::new, WEBRTC, EngineCalls::onWebRtc, JITSI, EngineCalls::onJitsi);

  private static final String CPU = "% of a core a call, both ends";

  /** The first ones bring code and tables that all later ones share. */
  private static final int FIRST = 5;

  private static final int FEW = 20;
  private static final int LEAST_STEP = 5;

  /** Steps are a tenth of what there is. */
  private static final int STEP_SHARE = 10;

  /** A bound in time: a machine of two cores ends far below. */
  private static final int MOST = 300;

  private static final int SETTLE_SECONDS = 8;
  private static final int LISTEN_SECONDS = 4;
  private static final double TOO_LATE = 0.001;

  private final Punctuality punctuality = new Punctuality();
  private final Calls calls;
  private int count;

  private CrowdFigures(Calls calls) {
    this.calls = calls;
  }

  /**
   * Measures one kind of calls.
   *
   * @param args its name
   * @throws InterruptedException if this thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    int exit = 1;
    try {
      new CrowdFigures(Objects.requireNonNull(KINDS.get(args[0])).get()).measure();
      exit = 0;
    } catch (RuntimeException e) {
      System.out.println("  " + e);
    }
    // The calls end with the process.
    System.exit(exit);
  }

  private void measure() throws InterruptedException {
    addUpTo(FIRST);
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    Held first = Held.now();
    addUpTo(FEW);
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    ProcessorTime time = ProcessorTime.now();
    TimeUnit.SECONDS.sleep(LISTEN_SECONDS);
    FreshProcess.say(CPU, time.coresSince() * 100 / count);
    Held.now().sayGrowth(first, FEW - FIRST);
    crowd();
  }

  private void addUpTo(int wanted) {
    for (; count < wanted; count++) {
      calls.add(Punctuality.voice(), punctuality.ear());
    }
  }

  /** A disturbance from outside passes: only what is late twice in a row counts as too many. */
  private void crowd() throws InterruptedException {
    boolean first = true;
    do {
      TimeUnit.SECONDS.sleep(1);
      double share = lateShare();
      if (first && share > 0) {
        first = false;
        FreshProcess.say(FIRST_LATE, count);
      }
      if (share > TOO_LATE && lateShare() > TOO_LATE) {
        break;
      }
    } while (count < MOST && moreBegin());
    if (first) {
      FreshProcess.say(FIRST_LATE, count);
    }
    FreshProcess.say(TOO_MANY, count);
  }

  /** The library's threads of sound go before all others, so a full machine still sounds well. */
  private boolean moreBegin() {
    try {
      addUpTo(count + Math.max(LEAST_STEP, count / STEP_SHARE));
      return true;
    } catch (IllegalStateException | CompletionException e) {
      System.out.printf("  no more than %d calls begin: %s%n", count, e.getMessage());
      return false;
    }
  }

  private double lateShare() throws InterruptedException {
    Punctuality.Count before = punctuality.count();
    TimeUnit.SECONDS.sleep(LISTEN_SECONDS);
    Punctuality.Count listened = punctuality.count().since(before);
    System.out.printf(
        "  %d calls: %d of %d bursts late%n", count, listened.late(), listened.bursts());
    return (double) listened.late() / Math.max(1, listened.bursts());
  }
}
