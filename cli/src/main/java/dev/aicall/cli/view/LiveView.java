package dev.aicall.cli.view;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallAgentVcrResult;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows a call to a person. What is final is a line with its time since the start; what is still
 * changing stands below all lines and is rewritten. Safe from any thread.
 */
public final class LiveView implements CallView {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration NEVER = Duration.ofSeconds(-1);

  private final Screen screen;
  private final TimeSource time;
  private final String hint;
  private long startNanos;
  private Duration setUp = Duration.ZERO;
  private Duration stopped = NEVER;
  private String typed = "";
  private String userPartial = "";
  private final StringBuilder answer = new StringBuilder();
  private Duration answerBegan = NEVER;
  private Duration told = NEVER;
  private Duration measured = NEVER;
  private String reply = "";
  private int answered = -1;
  private boolean leaving;
  private @Nullable String typing;
  private String doing = "connecting";
  private boolean muted;
  private boolean lost;

  /**
   * Creates a view.
   *
   * @param screen where it is drawn
   * @param time where times come from
   * @param hint which keys there are, or empty
   */
  LiveView(Screen screen, TimeSource time, String hint) {
    this.screen = screen;
    this.time = time;
    this.hint = hint;
    this.startNanos = time.nanoTime();
  }

  @Override
  public synchronized void onStart(CallStart start) {
    String server = start.server().isEmpty() ? "none" : start.server();
    screen.add(
        Line.outside(
            "agent server",
            String.format(Locale.ROOT, "%-36s  backend  %s", server, start.backend())));
    startNanos = time.nanoTime();
    redraw();
  }

  @Override
  public synchronized void onSetupStage(StageTiming stage) {
    setUp = stage.at();
  }

  @Override
  public synchronized void onCallBegin() {
    doing = "listening";
    screen.add(Line.event(now(), "connected", "set up in " + setUp.toMillis() + " ms"));
    redraw();
  }

  @Override
  public synchronized void onCallTimings(CallTimings timings) {
    screen.add(Line.event(now(), "set-up", Words.of(timings.setup())));
    screen.add(Line.event(now(), "timings", timings.summary()));
  }

  @Override
  public synchronized void onCallEnd() {
    endAnswer("");
    doing = "";
    screen.status("");
    screen.add(Line.event(now(), "ended", "the call is over"));
  }

  @Override
  public synchronized void onErrorOccurs(ARTCAICallErrorCode code, CallError error) {
    if (leaving && code == ARTCAICallErrorCode.AgentLeaveChannel) {
      screen.add(Line.event(now(), "agent", "has left, as it said"));
      return;
    }
    screen.add(Line.error(now(), Words.of(error)));
    if (!error.getRemedy().isEmpty()) {
      screen.add(Line.event(now(), "to do", error.getRemedy()));
    }
  }

  @Override
  public synchronized void onAgentStateChanged(ARTCAICallAgentState state) {
    doing = state.name().toLowerCase(Locale.ROOT);
    redraw();
  }

  @Override
  public synchronized void onUserSubtitleNotify(String text, boolean isSentenceEnd, int id) {
    userPartial = isSentenceEnd ? "" : text;
    if (isSentenceEnd) {
      stopped = now();
      measured = NEVER;
      // What was typed is shown already; some agents repeat it.
      if (!text.equals(typed)) {
        screen.add(Line.user(stopped, text));
      }
      typed = "";
    }
    redraw();
  }

  @Override
  public synchronized void onVoiceAgentSubtitleNotify(String text, boolean isEnd, int id) {
    if (answer.length() > 0 && id != answered) {
      endAnswer("");
    }
    if (answer.length() == 0) {
      answerBegan = now();
      told = stopped.isNegative() ? NEVER : answerBegan.minus(stopped);
      stopped = NEVER;
    }
    answered = id;
    answer.append(text);
    if (isEnd) {
      endAnswer("");
    }
    redraw();
  }

  @Override
  public synchronized void onSpeakingInterrupted(ARTCAICallSpeakingInterruptedReason reason) {
    if (answer.length() > 0) {
      String rest = unheard();
      answer.setLength(answer.toString().stripTrailing().length());
      answer.append(" —");
      endAnswer(Words.of(reason));
      if (!rest.isEmpty()) {
        screen.add(Line.event(now(), "not heard", rest));
      }
    } else {
      screen.add(Line.event(now(), "agent", Words.of(reason)));
    }
    redraw();
  }

  @Override
  public synchronized void onLLMReplyCompleted(String text, int id) {
    reply = text;
  }

  /** The rest of the reply that is being spoken, as far as it is known. */
  private String unheard() {
    String heard = answer.toString();
    return reply.startsWith(heard) ? reply.substring(heard.length()).strip() : "";
  }

  @Override
  public synchronized void onAnswerHeard(Duration delay) {
    measured = delay;
  }

  private void endAnswer(String why) {
    if (answer.length() == 0) {
      return;
    }
    // What was measured from the sound is truer than when the texts came.
    Duration waited = told.isNegative() || measured.isNegative() ? told : measured;
    String delay = waited.isNegative() ? "" : Words.seconds(waited) + " after you stopped";
    measured = NEVER;
    String note = delay.isEmpty() || why.isEmpty() ? delay + why : delay + ", " + why;
    screen.add(Line.agent(answerBegan, answer.toString(), note));
    answer.setLength(0);
  }

  @Override
  public synchronized void onConnectionStatusChange(ARTCAICallConnectionStatus status, int reason) {
    if (status == ARTCAICallConnectionStatus.Reconnecting) {
      lost = true;
      screen.add(Line.event(now(), "link", "lost, trying to get it back"));
    } else if (status == ARTCAICallConnectionStatus.Connected && lost) {
      lost = false;
      screen.add(Line.event(now(), "link", "back"));
    }
  }

  @Override
  public synchronized void onAgentWillLeave(int reason, String message) {
    leaving = true;
    screen.add(Line.event(now(), "agent", "is about to leave (" + reason + ") " + message));
  }

  @Override
  public synchronized void onHumanTakeoverWillStart(String uid, int mode) {
    screen.add(Line.event(now(), "takeover", uid + " is about to take over"));
  }

  @Override
  public synchronized void onHumanTakeoverConnected(String uid) {
    screen.add(Line.event(now(), "takeover", uid + " has taken over"));
  }

  @Override
  public synchronized void onPushToTalk(boolean enable) {
    screen.add(
        Line.event(now(), "talk", enable ? "only while you hold the floor (space)" : "any time"));
  }

  @Override
  public synchronized void onVoiceInterrupted(boolean enable) {
    screen.add(Line.event(now(), "voice", enable ? "interrupts" : "does not interrupt"));
  }

  @Override
  public synchronized void onVoiceIdChanged(String voiceId) {
    screen.add(Line.event(now(), "voice", "is " + voiceId + " now"));
  }

  @Override
  public synchronized void onAgentEmotionNotify(String emotion, int id) {
    screen.add(Line.event(now(), "mood", emotion));
  }

  @Override
  public synchronized void onReceivedAgentCustomMessage(@Nullable Map<String, Object> data) {
    screen.add(Line.event(now(), "message", JSON.valueToTree(data).toString()));
  }

  @Override
  public synchronized void onReceivedAgentVcrResult(ARTCAICallAgentVcrResult result) {
    screen.add(Line.event(now(), "sees", result.toString()));
  }

  @Override
  public synchronized void onVisionCustomCapture(boolean enable) {
    screen.add(Line.event(now(), "capture", enable ? "on" : "off"));
  }

  @Override
  public synchronized void onAgentAvatarFirstFrameDrawn() {
    screen.add(Line.event(now(), "picture", "of the agent is there"));
  }

  @Override
  public synchronized void onTyped(String text) {
    if (answer.length() > 0) {
      // So that lines are in the order of their times; what is still to come gets one of its own.
      answer.append(" ...");
      endAnswer("");
    }
    typed = text;
    stopped = now();
    screen.add(Line.user(stopped, text));
  }

  @Override
  public synchronized void onNote(String label, String text) {
    if (label.equals("mute")) {
      muted = text.equals("on");
    }
    screen.add(Line.event(now(), label, text));
    redraw();
  }

  @Override
  public synchronized void onTyping(@Nullable String text) {
    typing = text;
    redraw();
  }

  @Override
  public synchronized void onSummary(CallSummary summary) {
    screen.status("");
    if (!summary.files().isEmpty()) {
      String names =
          summary.files().stream().map(Object::toString).collect(Collectors.joining("  "));
      screen.add(Line.outside("saved", names));
    }
  }

  private Duration now() {
    return Duration.ofNanos(time.nanoTime() - startNanos);
  }

  private void redraw() {
    String text = typing;
    if (text != null) {
      screen.status("type> " + Line.printable(text));
    } else if (answer.length() > 0) {
      screen.status(Line.agent(answerBegan, answer.toString(), "").plain());
    } else if (!userPartial.isEmpty()) {
      screen.status(Line.user(now(), userPartial).plain());
    } else if (!doing.isEmpty()) {
      screen.status(" ".repeat(10) + doing + (muted ? ", muted" : "") + "   " + hint);
    }
  }
}
