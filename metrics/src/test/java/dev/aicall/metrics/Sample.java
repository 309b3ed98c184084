package dev.aicall.metrics;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The sample of docs/timings.md, word for word. */
final class Sample {
  private Sample() {}

  static MeterRegistry measure(
      ARTCAICallEngineInterface engine, ARTCAICallEngineDelegate myDelegate) {
    MeterRegistry registry = new SimpleMeterRegistry(); // or yours: Prometheus, OTLP, ...
    AiCallMetrics metrics = new AiCallMetrics(registry, "webrtc"); // for all engines of a backend
    engine.setDelegate(metrics.around(myDelegate)); // once for each engine, before its first call
    return registry;
  }
}
