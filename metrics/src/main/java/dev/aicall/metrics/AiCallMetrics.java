package dev.aicall.metrics;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.Interruption;
import dev.aicall.api.timing.Reconnect;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.api.timing.TurnTimings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Meters of all calls of one backend. Put it around the delegate of each engine:
 *
 * <pre>{@code
 * AiCallMetrics metrics = new AiCallMetrics(registry, "webrtc");
 * engine.setDelegate(metrics.around(myDelegate));
 * }</pre>
 *
 * <p>All meters have the tag {@code backend}; the values of all other tags are few:
 *
 * <ul>
 *   <li>Timer {@code aicall.call.setup}, tag {@code stage}: from {@code call} to the stage.
 *   <li>Timer {@code aicall.turn.answer}, tag {@code question}: from the end of a question to the
 *       first sound of its answer; {@code microphone}, {@code subtitle} or {@code typed} says how
 *       that end is known.
 *   <li>Timer {@code aicall.interrupt}, tag {@code requested}: from the decision to silence.
 *   <li>Counter {@code aicall.calls}, tag {@code result}: {@code ok}, {@code hungUpEarly} or the
 *       name of an error code.
 *   <li>Counter {@code aicall.reconnects}, tag {@code restored}: lost links.
 *   <li>Gauge {@code aicall.calls.up}: calls that are joined and not over.
 * </ul>
 *
 * <p>Percentiles and histograms are the registry's to configure. Safe from any thread.
 */
public final class AiCallMetrics {
  private final MeterRegistry registry;
  private final Tags tags;
  private final AtomicInteger up = new AtomicInteger();

  /**
   * Creates the meters; one for each registry and backend is enough for any number of engines.
   *
   * @param registry where they are; not closed
   * @param backend what the tag {@code backend} says, for example {@code webrtc}
   */
  public AiCallMetrics(MeterRegistry registry, String backend) {
    this.registry = registry;
    this.tags = Tags.of("backend", backend);
    Gauge.builder("aicall.calls.up", up, AtomicInteger::get)
        .description("Calls that are joined and not over")
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  /**
   * Returns a delegate that measures, and passes every callback on. Set it before the engine's
   * first call, and use it for that engine only.
   *
   * @param application hears every callback after it was measured; null for nobody
   * @return for {@code setDelegate}
   */
  public ARTCAICallEngineDelegate around(@Nullable ARTCAICallEngineDelegate application) {
    return (ARTCAICallEngineDelegate)
        Proxy.newProxyInstance(
            ARTCAICallEngineDelegate.class.getClassLoader(),
            new Class<?>[] {ARTCAICallEngineDelegate.class},
            new MeasuredDelegate(new MeasuredEngine(this), application));
  }

  void callIsUp() {
    up.incrementAndGet();
  }

  void callIsDown() {
    up.decrementAndGet();
  }

  void stage(StageTiming stage) {
    String name = stage.stage().name().toLowerCase(Locale.ROOT);
    timer("aicall.call.setup", tags.and("stage", name), "From the call to a stage of its set-up")
        .record(stage.at());
  }

  void turn(TurnTimings turn) {
    Duration delay = turn.answerDelay();
    if (delay != null) {
      String question = turn.questionEnd().name().toLowerCase(Locale.ROOT);
      timer(
              "aicall.turn.answer",
              tags.and("question", question),
              "From the end of a question to the first sound of the answer")
          .record(delay);
    }
    Interruption cut = turn.interruption();
    Duration silent = cut == null ? null : cut.silent();
    if (cut != null && silent != null) {
      timer(
              "aicall.interrupt",
              tags.and("requested", String.valueOf(cut.requested())),
              "From the decision to interrupt the agent to its silence")
          .record(silent);
    }
  }

  void call(CallTimings timings) {
    count("aicall.calls", tags.and("result", timings.result()), "Calls that are over");
    for (Reconnect reconnect : timings.reconnects()) {
      String restored = String.valueOf(reconnect.restored());
      count("aicall.reconnects", tags.and("restored", restored), "Lost links of these calls");
    }
  }

  private void count(String name, Tags itsTags, String description) {
    Counter.builder(name).description(description).tags(itsTags).register(registry).increment();
  }

  private Timer timer(String name, Tags itsTags, String description) {
    return Timer.builder(name).description(description).tags(itsTags).register(registry);
  }
}
