package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.rehearsal.AgentScript.VcrSpec;
import dev.aicall.agent.server.rehearsal.VcrResults.Part;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.AgentMessage.VcrResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recognition in the caller's picture: sends the script's results on their schedule, of each only
 * the parts that the caller has switched on. Used on the call's loop only.
 */
final class VcrWatch {
  private static final String ENABLED = "Enabled";
  private static final String CALLBACK_DELAY = "CallbackDelay";

  /** api.md §4.11. */
  private static final int SHORTEST_DELAY_MS = 200;

  private static final int LONGEST_DELAY_MS = 5_000;

  private final AgentCall call;
  private final List<VcrSpec> script;
  private final List<Timer> timers = new ArrayList<>();

  VcrWatch(AgentCall call, List<VcrSpec> script) {
    this.call = call;
    this.script = script;
  }

  /**
   * Says what is wrong with settings.
   *
   * @return null if nothing is; unknown keys are nothing wrong
   */
  static @Nullable String problem(Map<String, @Nullable Object> config) {
    for (Part part : VcrResults.PARTS) {
      Object setting = config.get(part.setting());
      if (setting == null) {
        continue;
      }
      if (!(setting instanceof Map<?, ?> map)) {
        return part.setting() + ": an object, got " + setting;
      }
      Object enabled = map.get(ENABLED);
      if (enabled != null && !(enabled instanceof Boolean)) {
        return part.setting() + "." + ENABLED + ": true or false, got " + enabled;
      }
      Object delay = map.get(CALLBACK_DELAY);
      if (delay != null && !isDelay(delay)) {
        return part.setting()
            + "."
            + CALLBACK_DELAY
            + ": "
            + SHORTEST_DELAY_MS
            + " to "
            + LONGEST_DELAY_MS
            + ", got "
            + delay;
      }
    }
    return null;
  }

  private static boolean isDelay(Object value) {
    return value instanceof Number number
        && number.doubleValue() >= SHORTEST_DELAY_MS
        && number.doubleValue() <= LONGEST_DELAY_MS;
  }

  /** Begins anew with these settings. */
  void use(Map<String, @Nullable Object> config) {
    timers.forEach(Timer::cancel);
    timers.clear();
    for (VcrSpec spec : script) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      Duration delay = spec.after();
      for (Part part : VcrResults.PARTS) {
        if (spec.result().containsKey(part.key())
            && config.get(part.setting()) instanceof Map<?, ?> setting
            && Boolean.TRUE.equals(setting.get(ENABLED))) {
          result.put(part.key(), spec.result().get(part.key()));
          delay = later(delay, setting.get(CALLBACK_DELAY));
        }
      }
      if (!result.isEmpty()) {
        send(spec, delay, new VcrResult(result), spec.times());
      }
    }
  }

  /** A picture must be still, or unusable, for so long before that is told. */
  private static Duration later(Duration delay, @Nullable Object callbackDelay) {
    if (callbackDelay instanceof Number number) {
      Duration least = Duration.ofMillis(number.longValue());
      return least.compareTo(delay) > 0 ? least : delay;
    }
    return delay;
  }

  private void send(VcrSpec spec, Duration delay, VcrResult result, int times) {
    timers.add(
        call.schedule(
            delay,
            () -> {
              call.send(result);
              if (times > 1) {
                send(spec, spec.every(), result, times - 1);
              }
            }));
  }
}
