package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.rehearsal.Eyes.Still;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.AgentMessage.CustomMessage;
import dev.aicall.domain.protocol.AgentMessage.VisionCustomCaptureChanged;
import dev.aicall.domain.protocol.ClientMessage.StartVisionCustomCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Custom frame capture: takes as many stills as asked, evenly over each round, tells each round in
 * a custom message, and answers its text. Used on the call's loop only.
 */
final class StillCapture {
  /** More stills a round are no capture but a video; our choice. */
  private static final int MOST_STILLS = 100;

  /** A day; our choice. */
  private static final int LONGEST_SECONDS = 86_400;

  private final AgentCall call;
  private final Replies replies;
  private final Situation situation;
  private final Eyes eyes = new Eyes(still -> takenOnMediaThread(still));
  private final List<Timer> timers = new ArrayList<>();
  private final List<Still> stills = new ArrayList<>();
  private @Nullable StartVisionCustomCapture request;
  private int round;

  StillCapture(AgentCall call, Replies replies, Situation situation) {
    this.call = call;
    this.replies = replies;
    this.situation = situation;
  }

  Eyes eyes() {
    return eyes;
  }

  /** Whether the caller is not to speak now. */
  boolean silencesCaller() {
    return request != null && !request.enableAsr();
  }

  /**
   * Says what is wrong with a request.
   *
   * @return null if nothing is
   */
  @Nullable String problem(StartVisionCustomCapture wanted) {
    if (!call.agentType().hasLocalVideo()) {
      return "startVisionCustomCapture: only vision and video agents see, this is "
          + call.agentType();
    }
    if (wanted.num() < 1 || wanted.num() > MOST_STILLS) {
      return "num: 1 to " + MOST_STILLS + ", got " + wanted.num();
    }
    if (wanted.eachDuration() < 1 || wanted.eachDuration() > LONGEST_SECONDS) {
      return "eachDuration: 1 to " + LONGEST_SECONDS + ", got " + wanted.eachDuration();
    }
    if (!wanted.single() && (wanted.duration() < 1 || wanted.duration() > LONGEST_SECONDS)) {
      return "duration: 1 to " + LONGEST_SECONDS + ", got " + wanted.duration();
    }
    return null;
  }

  void start(StartVisionCustomCapture wanted) {
    clear();
    request = wanted;
    round = 0;
    call.send(new VisionCustomCaptureChanged(true));
    beginRound(wanted);
  }

  void stop() {
    clear();
    call.send(new VisionCustomCaptureChanged(false));
  }

  private void beginRound(StartVisionCustomCapture wanted) {
    round++;
    stills.clear();
    timers.clear();
    Duration window = Duration.ofSeconds(wanted.eachDuration());
    eyes.want();
    for (int i = 1; i < wanted.num(); i++) {
      timers.add(call.schedule(window.multipliedBy(i).dividedBy(wanted.num()), eyes::want));
    }
    timers.add(call.schedule(window, () -> endRound(wanted)));
  }

  private void takenOnMediaThread(Still still) {
    call.execute(
        () -> {
          if (request != null) {
            stills.add(still);
          }
        });
  }

  private void endRound(StartVisionCustomCapture wanted) {
    eyes.forget();
    call.send(new CustomMessage(Template.json(Map.of("capture", report(wanted)))));
    boolean last =
        wanted.single() || (round + 1) * (long) wanted.eachDuration() > wanted.duration();
    if (last) {
      stop();
    } else {
      beginRound(wanted);
    }
    if (!wanted.text().isBlank()) {
      replies.ask(wanted.text(), situation.nextSentenceId());
    }
  }

  private Map<String, Object> report(StartVisionCustomCapture wanted) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("text", wanted.text());
    report.put("userData", wanted.userData());
    report.put("round", round);
    report.put("asked", wanted.num());
    report.put("taken", stills.size());
    report.put("stills", stills.stream().map(StillCapture::describe).toList());
    return report;
  }

  private static Map<String, Object> describe(Still still) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("width", still.width());
    json.put("height", still.height());
    json.put("meanLuma", still.meanLuma());
    return json;
  }

  private void clear() {
    request = null;
    eyes.forget();
    timers.forEach(Timer::cancel);
    timers.clear();
  }
}
