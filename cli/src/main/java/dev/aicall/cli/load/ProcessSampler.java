package dev.aicall.cli.load;

import dev.aicall.cli.load.report.LoadReport;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the process every second, and every 20 ms at how late its timer is: where that is much,
 * the machine that measures is too slow for what it is to measure. Safe from any thread.
 */
final class ProcessSampler {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration TICK = Duration.ofMillis(20);
  private static final double NANOS_A_MS = 1e6;

  private final TimeSource time;
  private final Ledger ledger;
  private final ProcessProbe probe;
  private final List<LoadReport.Sample> samples = new ArrayList<>();
  private Consumer<Ledger.Now> told = now -> {};
  private boolean running;
  private long nextTickNanos;
  private long lagNanos;
  private long firstNanos;
  private long firstCpuNanos;
  private long lastNanos;
  private long lastCpuNanos;
  private long nextSampleNanos;

  ProcessSampler(TimeSource time, Ledger ledger, ProcessProbe probe) {
    this.time = time;
    this.ledger = ledger;
    this.probe = probe;
  }

  synchronized void start(Consumer<Ledger.Now> whenSampled) {
    told = whenSampled;
    running = true;
    firstNanos = time.nanoTime();
    firstCpuNanos = probe.cpuNanos();
    lastNanos = firstNanos;
    lastCpuNanos = firstCpuNanos;
    nextTickNanos = firstNanos + TICK.toNanos();
    nextSampleNanos = firstNanos + EVERY.toNanos();
    // The system's share counts from the first question.
    Double unused = probe.machinePercent();
    TimeSource.Timer unusedTick = time.schedule(TICK, this::tick);
  }

  synchronized void stop() {
    running = false;
  }

  private void tick() {
    Ledger.Now now = null;
    Consumer<Ledger.Now> whom;
    synchronized (this) {
      if (!running) {
        return;
      }
      long nanos = time.nanoTime();
      lagNanos = Math.max(lagNanos, nanos - nextTickNanos);
      if (nanos >= nextSampleNanos) {
        now = ledger.snapshot();
        sample(now, nanos);
        nextSampleNanos = Math.max(nextSampleNanos + EVERY.toNanos(), nanos);
      }
      whom = told;
    }
    if (now != null) {
      whom.accept(now);
    }
    synchronized (this) {
      nextTickNanos = time.nanoTime() + TICK.toNanos();
      TimeSource.Timer unused = time.schedule(TICK, this::tick);
    }
  }

  private void sample(Ledger.Now now, long nanos) {
    long cpu = probe.cpuNanos();
    Double percent = percent(cpu - lastCpuNanos, nanos - lastNanos, cpu);
    Double machine = probe.machinePercent();
    samples.add(
        new LoadReport.Sample(
            LatencyLog.rounded(now.at().toNanos() / 1e9),
            now.up(),
            now.settingUp(),
            now.failed(),
            percent,
            machine == null ? null : Double.valueOf(LatencyLog.rounded(machine)),
            LatencyLog.rounded(probe.heapMb()),
            rounded(probe.rssMb()),
            probe.threads(),
            LatencyLog.rounded(lagNanos / NANOS_A_MS)));
    lagNanos = 0;
    lastNanos = nanos;
    lastCpuNanos = cpu;
  }

  private @Nullable Double percent(long cpuNanos, long nanos, long known) {
    if (known < 0 || nanos <= 0) {
      return null;
    }
    double share = 100.0 * cpuNanos / nanos / probe.cores();
    return LatencyLog.rounded(Math.max(0, Math.min(100, share)));
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Double.valueOf(LatencyLog.rounded(value));
  }

  synchronized List<LoadReport.Sample> samples() {
    return List.copyOf(samples);
  }

  /** What the process took, all in all. */
  synchronized LoadReport.ProcessUse process(FrameCount frames) {
    double rss =
        samples.stream()
            .map(LoadReport.Sample::rssMb)
            .mapToDouble(ProcessSampler::orNone)
            .max()
            .orElse(-1);
    double cpu =
        samples.stream()
            .map(LoadReport.Sample::cpuPercent)
            .mapToDouble(ProcessSampler::orNone)
            .max()
            .orElse(-1);
    double machine =
        samples.stream()
            .map(LoadReport.Sample::machineCpuPercent)
            .mapToDouble(ProcessSampler::orNone)
            .max()
            .orElse(-1);
    return new LoadReport.ProcessUse(
        percent(lastCpuNanos - firstCpuNanos, lastNanos - firstNanos, lastCpuNanos),
        known(cpu),
        known(machine),
        samples.stream().mapToDouble(LoadReport.Sample::heapMb).max().orElse(0),
        LatencyLog.rounded(probe.heapAfterCollectionMb()),
        known(rss),
        samples.stream().mapToInt(LoadReport.Sample::threads).max().orElse(0),
        samples.stream().mapToDouble(LoadReport.Sample::timerLagMs).max().orElse(0),
        frames.taken(),
        frames.late(),
        Ledger.percent(frames.late(), frames.taken()));
  }

  private static double orNone(@Nullable Double value) {
    return value == null ? -1 : value;
  }

  private static @Nullable Double known(double value) {
    return value < 0 ? null : Double.valueOf(value);
  }
}
