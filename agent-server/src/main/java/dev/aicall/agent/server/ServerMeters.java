package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.CallEnd;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** What the server counts. No label holds anything of a caller. Safe from any thread. */
final class ServerMeters implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Counter started = registry.counter("aicall.calls.started");
  private final Counter in = registry.counter("aicall.messages", "direction", "in");
  private final Counter out = registry.counter("aicall.messages", "direction", "out");
  private final Counter dropped = registry.counter("aicall.messages.dropped");
  private final Counter lost = registry.counter("aicall.callers.lost");
  private final Counter resumed = registry.counter("aicall.callers.resumed");
  private final Timer joins =
      Timer.builder("aicall.join.duration").publishPercentileHistogram().register(registry);

  ServerMeters() {
    gc.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    for (CallEnd end : CallEnd.values()) {
      endOf(end);
    }
  }

  /** Shows how many calls are up; asked at each scrape. */
  void watchCalls(Supplier<Number> calls) {
    Gauge.builder("aicall.calls.up", calls).register(registry);
  }

  void started() {
    started.increment();
  }

  void ended(CallEnd end) {
    endOf(end).increment();
  }

  private Counter endOf(CallEnd end) {
    return registry.counter("aicall.calls.ended", "end", end.name().toLowerCase(Locale.ROOT));
  }

  /** A join was answered, well or not. */
  void joined(int status, Duration took) {
    registry.counter("aicall.joins", "status", Integer.toString(status)).increment();
    joins.record(took);
  }

  void messageIn() {
    in.increment();
  }

  void messageOut() {
    out.increment();
  }

  void messageDropped() {
    dropped.increment();
  }

  void lost() {
    lost.increment();
  }

  void resumed() {
    resumed.increment();
  }

  /** All meters in the text format of Prometheus. */
  String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
