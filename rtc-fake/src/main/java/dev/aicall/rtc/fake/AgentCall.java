package dev.aicall.rtc.fake;

import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.PushToTalkChanged;
import dev.aicall.domain.protocol.AgentMessage.RtcTokenResponse;
import dev.aicall.domain.protocol.AgentMessage.VisionCustomCaptureChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceIdChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceInterruptChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintCleared;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintUsingChanged;
import dev.aicall.domain.protocol.AgentStartResult;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.LatencyStats;
import dev.aicall.domain.protocol.Received;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The agent in one call: it arrives, obeys the caller's messages, leaves. Used on the session's
 * queue only.
 */
final class AgentCall {
  /** The agent finishes its sentence, at most this long: wire.md §7. */
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

  /** Media extension that carries latency statistics: wire.md §6.5. */
  private static final int LATENCY_EXTENSION = 99;

  /** Recognition and synthesis take this long each in the statistics: 100 ms, our choice. */
  private static final int SPEECH_COST_MS = 100;

  private final FakeRtcSession session;
  private final AgentScript script;
  private final AgentSettings settings;
  private final SessionTimers timers;
  private final JoinRequest.@Nullable AgentStart start;
  private final String uid;
  private final AgentLine line;
  private final Conversation conversation;
  private final UserVoice userVoice;
  private final Queue<Runnable> whenArrived = new ArrayDeque<>();
  private boolean arrived;
  private boolean reading;
  private boolean gone;
  private int sentenceId;

  AgentCall(FakeRtcSession session, AgentScript script, JoinRequest request, SessionTimers timers) {
    this.session = session;
    this.script = script;
    this.timers = timers;
    this.start = request.agentStart();
    this.settings = AgentSettings.of(start);
    settings.addInterruptWords(script.interruptWords);
    String asked = settings.agentUid;
    this.uid = asked == null ? script.uid : asked;
    this.line = new AgentLine(uid, request.userId(), bytes -> session.fromParticipant(uid, bytes));
    this.conversation = new Conversation(script, settings, timers, this);
    this.userVoice = new UserVoice(script, settings, timers, this, conversation);
  }

  String uid() {
    return uid;
  }

  ARTCAICallAgentState state() {
    return conversation.state();
  }

  boolean isHeard() {
    return arrived && !gone && conversation.isSpeaking();
  }

  /** Its voice begins or ends at this moment, where the link lets it through. */
  void sounds(boolean speaking) {
    if (!speaking || (session.flows() && !gone)) {
      session.participants().audible(uid, speaking, Duration.ZERO);
    }
  }

  boolean readsMessages() {
    return reading && !gone;
  }

  boolean hearsCaller() {
    return session.media().microphoneIsOn();
  }

  int nextSentenceId() {
    return ++sentenceId;
  }

  void arrive() {
    arriveAt(0);
  }

  private void arriveAt(int index) {
    if (gone) {
      return;
    }
    if (index == script.arrival.size()) {
      settleIn();
      return;
    }
    timers.after(
        script.arrivalPause,
        () -> {
          take(script.arrival.get(index));
          arriveAt(index + 1);
        });
  }

  private void take(AgentArrival step) {
    // A start that fails is told even so; what would come after it does not.
    if (step != AgentArrival.RESULT && start != null && !isStarted()) {
      return;
    }
    switch (step) {
      case RESULT -> tellResult();
      case ONLINE -> session.participants().online(uid);
      case MEDIA -> session.participants().agentMedia(uid, avatarUid());
      case DATA_CHANNEL -> {
        reading = true;
        session.tell(l -> l.onDataChannelReady(uid));
      }
    }
  }

  private boolean isStarted() {
    AgentScript.StartAnswer answer = script.answer;
    return answer == null
        ? script.outcome == StartOutcome.STARTED
        : AgentStartResult.parse(answer.code(), answer.action(), answer.result(), false)
            instanceof AgentStartResult.Started;
  }

  private void tellResult() {
    if (start == null) {
      return;
    }
    AgentScript.StartAnswer own = script.answer;
    AgentScript.StartAnswer answer = own == null ? script.outcome.answer() : own;
    if (answer != null) {
      session.tell(l -> l.onAgentResult(answer.code(), answer.action(), answer.result()));
    } else if (script.outcome == StartOutcome.STARTED) {
      String result =
          new AgentStartResult.Started("request-1", "instance-1", "channel-1", uid).toResultText();
      session.tell(l -> l.onAgentResult(0, AgentStartResult.ACTION, result));
    }
  }

  private @Nullable String avatarUid() {
    if (!session.agentType().hasAgentVideo()) {
      return null;
    }
    String own = script.avatarUid;
    return own == null ? uid + "-avatar" : own;
  }

  private void settleIn() {
    if (start != null && !isStarted()) {
      return;
    }
    arrived = true;
    String scripted = script.greeting;
    String greeting = scripted == null ? settings.greeting : scripted;
    if (greeting != null && !greeting.isEmpty()) {
      conversation.say(greeting, 0);
    }
    while (!whenArrived.isEmpty()) {
      whenArrived.remove().run();
    }
  }

  /** Runs when the agent has arrived; never, if it has gone. */
  void whenArrived(Runnable task) {
    if (gone) {
      return;
    }
    if (arrived) {
      task.run();
    } else {
      whenArrived.add(task);
    }
  }

  void userSays(String text, @Nullable ARTCAICallVoiceprintResult voiceprint) {
    userVoice.say(text, voiceprint);
  }

  void say(String text) {
    conversation.say(text, sentenceId);
  }

  void send(AgentMessage message) {
    if (!gone) {
      line.send(message);
    }
  }

  void sendRaw(byte[] bytes) {
    if (!gone) {
      line.sendRaw(bytes);
    }
  }

  void tellLatency(int ofSentence, Duration thinking) {
    int llmCostMs = (int) thinking.toMillis();
    Map<String, Number> parts =
        Map.of(
            "aiasrcost", SPEECH_COST_MS,
            "aillmcost", llmCostMs,
            "aittscost", SPEECH_COST_MS,
            "aiagenttotalcost", llmCostMs + 2 * SPEECH_COST_MS);
    sendLatency(new LatencyStats(parts, Map.of(), Map.of()));
    long answerStartMs = Duration.ofNanos(timers.nanoTime()).toMillis();
    session.tell(
        l -> l.onAudioDelay(ofSentence, answerStartMs - thinking.toMillis(), answerStartMs));
  }

  void sendLatency(LatencyStats stats) {
    session.mediaExtension(uid, LATENCY_EXTENSION, stats.toBytes());
  }

  void leave() {
    if (!gone) {
      gone = true;
      session.participants().agentGone(uid, avatarUid());
    }
  }

  /** Takes a message of the caller. */
  Received<ClientReading> receive(byte[] bytes) {
    Received<ClientReading> received = line.read(bytes);
    if (received.message() instanceof ClientMessage message) {
      obey(message);
    }
    return received;
  }

  // Pattern matching for switch is not in Java 17.
  private void obey(ClientMessage message) {
    if (message instanceof ClientMessage.StopAgent) {
      stop();
    } else if (message instanceof ClientMessage.InterruptSpeaking) {
      conversation.interrupt(ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking);
    } else if (message instanceof ClientMessage.SendTextToAgent text) {
      conversation.interrupt(ARTCAICallSpeakingInterruptedReason.byLlmQuery);
      conversation.ask(text.text(), nextSentenceId());
    } else if (message instanceof ClientMessage.StartPushToTalk) {
      userVoice.startTalk();
    } else if (message instanceof ClientMessage.FinishPushToTalk) {
      userVoice.finishTalk();
    } else if (message instanceof ClientMessage.CancelPushToTalk) {
      userVoice.cancelTalk();
    } else if (message instanceof ClientMessage.UpdateTtsSpeechRate rate && rate.speechRate() > 0) {
      settings.speechRate = rate.speechRate();
    } else {
      obeyAndAcknowledge(message);
    }
  }

  private void obeyAndAcknowledge(ClientMessage message) {
    if (message instanceof ClientMessage.EnableVoiceInterrupt asked) {
      settings.voiceInterrupt = asked.enable();
      acknowledge(new VoiceInterruptChanged(asked.enable()));
    } else if (message instanceof ClientMessage.SwitchVoiceId asked) {
      acknowledge(new VoiceIdChanged(asked.voiceId()));
    } else if (message instanceof ClientMessage.RequestRtcToken) {
      String token = script.token;
      if (token != null) {
        acknowledge(new RtcTokenResponse(token));
      }
    } else if (message instanceof ClientMessage.EnablePushToTalk asked) {
      settings.pushToTalk = asked.enable();
      userVoice.cancelTalk();
      acknowledge(new PushToTalkChanged(asked.enable()));
    } else if (message instanceof ClientMessage.UseVoiceprint asked) {
      settings.voiceprint = asked.enable();
      acknowledge(new VoiceprintUsingChanged(asked.enable()));
    } else if (message instanceof ClientMessage.ClearVoiceprint) {
      acknowledge(new VoiceprintCleared());
    } else if (message instanceof ClientMessage.StartVisionCustomCapture) {
      acknowledge(new VisionCustomCaptureChanged(true));
    } else if (message instanceof ClientMessage.StopVisionCustomCapture) {
      acknowledge(new VisionCustomCaptureChanged(false));
    } else if (message instanceof ClientMessage.QueryAgentState) {
      acknowledge(new AgentStateChanged(conversation.state().value()));
    }
  }

  private void acknowledge(AgentMessage message) {
    if (script.acknowledges) {
      send(message);
    }
  }

  private void stop() {
    if (settings.gracefulShutdown) {
      timers.after(LONGEST_FAREWELL, this::leave);
      conversation.whenSilent(this::leave);
    } else {
      leave();
    }
  }
}
