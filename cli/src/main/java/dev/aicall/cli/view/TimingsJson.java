package dev.aicall.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.Interruption;
import dev.aicall.api.timing.Reconnect;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.api.timing.TurnTimings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a call went, as JSON; all figures are milliseconds with three digits behind the
 * point, null for what did not happen.
 */
public final class TimingsJson {
  private TimingsJson() {}

  /**
   * Adds the fields of a whole call to an object.
   *
   * @param json where to
   * @param timings what to write
   */
  public static void put(ObjectNode json, CallTimings timings) {
    json.put("result", timings.result()).put("lengthMs", millis(timings.length()));
    ArrayNode setup = json.putArray("setup");
    timings.setup().forEach(stage -> put(setup.addObject(), stage));
    ArrayNode turns = json.putArray("turns");
    timings.turns().forEach(turn -> put(turns.addObject(), turn));
    ArrayNode reconnects = json.putArray("reconnects");
    timings.reconnects().forEach(reconnect -> put(reconnects.addObject(), reconnect));
  }

  static void put(ObjectNode json, StageTiming stage) {
    json.put("stage", stage.stage().name())
        .put("atMs", millis(stage.at()))
        .put("tookMs", millis(stage.took()));
  }

  static void put(ObjectNode json, TurnTimings turn) {
    json.put("sentence", turn.sentenceId())
        .put("questionEnd", turn.questionEnd().name())
        .put("atMs", millis(turn.at()))
        .put("recognisedMs", millis(turn.recognised()))
        .put("thinkingMs", millis(turn.thinking()))
        .put("firstTextMs", millis(turn.firstText()))
        .put("firstSoundMs", millis(turn.firstSound()))
        .put("endMs", millis(turn.end()));
    Interruption cut = turn.interruption();
    if (cut == null) {
      json.putNull("interruption");
    } else {
      json.putObject("interruption")
          .put("reason", cut.reason().name())
          .put("requested", cut.requested())
          .put("atMs", millis(cut.at()))
          .put("confirmedMs", millis(cut.confirmed()))
          .put("silentMs", millis(cut.silent()));
    }
  }

  private static void put(ObjectNode json, Reconnect reconnect) {
    json.put("atMs", millis(reconnect.at()))
        .put("lastedMs", millis(reconnect.lasted()))
        .put("restored", reconnect.restored());
  }

  private static @Nullable Double millis(@Nullable Duration time) {
    return time == null ? null : Math.round(time.toNanos() / 1e3) / 1e3;
  }
}
