package dev.aicall.cli.load;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes all calls of a plan and measures. It ends when the last call has, and in any case not long
 * after the plan says.
 */
public final class LoadRun {
  /** Tokens are asked for so long before the call is due, so that they are no part of set-up. */
  static final Duration LEAD = Duration.ofSeconds(1);

  /** The engine's own limit for hanging up is 5 s; what takes longer is given up. */
  private static final Duration HANG_UP = Duration.ofSeconds(8);

  private final LoadPlan plan;
  private final CallTarget target;
  private final Supplier<ARTCAICallEngineInterface> engines;
  private final TimeSource time;
  private final Executor work;
  private final Ledger ledger;
  private final ProcessSampler sampler;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Set<OneCall> calls = ConcurrentHashMap.newKeySet();
  private final AtomicInteger busyCallers = new AtomicInteger();
  private volatile Instant startedAt;
  private volatile boolean stopped;

  /**
   * Prepares a load.
   *
   * @param plan what it is to be
   * @param target whom it calls
   * @param engines makes an engine for each call, which closes it
   * @param time of the engines
   * @param work begins and closes calls, which may take a moment; a few threads
   */
  public LoadRun(
      LoadPlan plan,
      CallTarget target,
      Supplier<ARTCAICallEngineInterface> engines,
      TimeSource time,
      Executor work) {
    this.plan = plan;
    this.target = target;
    this.engines = engines;
    this.time = time;
    this.work = work;
    this.ledger = new Ledger(plan, time);
    this.sampler = new ProcessSampler(time, ledger, new ProcessProbe());
    this.startedAt = time.now();
  }

  /**
   * Begins. Once.
   *
   * @param progress is told every second how it goes, on the timer thread
   * @return completes when all is over; never fails
   */
  public CompletableFuture<Void> start(Consumer<LoadProgress> progress) {
    startedAt = time.now().plus(LEAD);
    ledger.zero(time.nanoTime() + LEAD.toNanos());
    sampler.start(now -> progress.accept(LoadProgress.of(now, plan)));
    busyCallers.set(plan.schedule().callers());
    for (int caller = 0; caller < plan.schedule().callers(); caller++) {
      new CallerLine(caller).next();
    }
    Duration last = LEAD.plus(plan.load()).plus(plan.patience().multipliedBy(2)).plus(HANG_UP);
    TimeSource.Timer guard =
        time.schedule(
            last.plus(longestLine()),
            () -> {
              calls.forEach(OneCall::abandon);
              finish();
            });
    return done.thenRun(guard::cancel);
  }

  private Duration longestLine() {
    return plan.lines().stream().map(Line::length).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** Breaks off: no call begins any more, all hang up. What was measured until then counts. */
  public void stop() {
    stopped = true;
    calls.forEach(OneCall::stop);
    finishIfStopped();
  }

  /** Callers who wait for their next call need not wake up for the end. */
  private void finishIfStopped() {
    if (stopped && calls.isEmpty()) {
      finish();
    }
  }

  /**
   * Returns what was measured; after the end.
   *
   * @return for the report
   */
  public LoadResult result() {
    return new LoadResult(plan, startedAt, ledger, sampler);
  }

  private void finish() {
    sampler.stop();
    done.complete(null);
  }

  /** One caller with its calls, one after the other. */
  private final class CallerLine {
    private final List<Schedule.Start> starts;
    private int at;

    CallerLine(int caller) {
      this.starts = new ArrayList<>(plan.schedule().of(caller));
    }

    private synchronized Schedule.Start take() {
      return starts.get(at++);
    }

    private synchronized boolean hasMore() {
      return at < starts.size();
    }

    void next() {
      if (stopped || !hasMore()) {
        if (busyCallers.decrementAndGet() == 0) {
          finish();
        }
        return;
      }
      Schedule.Start start = take();
      Duration wait = start.due().minus(LEAD).minus(ledger.now());
      later(wait, () -> askForToken(start));
    }

    private void later(Duration wait, Runnable task) {
      TimeSource.Timer unused = time.schedule(wait, () -> work.execute(task));
    }

    private void askForToken(Schedule.Start start) {
      if (stopped) {
        next();
        return;
      }
      if (ledger.now().compareTo(start.until()) >= 0) {
        ledger.error(
            "CallerBusy",
            "The caller's last call took so long that this one never began.",
            "Look at what the last calls waited for.");
        ledger.notBegun();
        next();
        return;
      }
      String user = "load-" + start.number();
      CompletableFuture<?> unused =
          target
              .token(user)
              .whenComplete(
                  (token, failure) -> {
                    if (failure == null) {
                      later(start.due().minus(ledger.now()), () -> begin(start, user, token));
                    } else {
                      later(start.due().minus(ledger.now()), () -> noToken(failure));
                    }
                  });
    }

    private void noToken(Throwable failure) {
      if (!stopped) {
        Failures.note(failure, ledger);
        ledger.notBegun();
      }
      next();
    }

    private void begin(Schedule.Start start, String user, String token) {
      if (stopped) {
        next();
        return;
      }
      ARTCAICallEngineInterface engine = engines.get();
      OneCall[] own = new OneCall[1];
      OneCall call =
          new OneCall(
              plan,
              start,
              engine,
              time,
              ledger,
              () ->
                  work.execute(
                      () -> {
                        calls.remove(own[0]);
                        engine.close();
                        finishIfStopped();
                        next();
                      }));
      own[0] = call;
      calls.add(call);
      call.begin(target.config(user, token));
      if (stopped) {
        call.stop();
      }
    }
  }
}
