package dev.aicall.domain.call;

import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.model.LatencyStat;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentReading;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.Envelope;
import dev.aicall.domain.protocol.LatencyStats;
import dev.aicall.domain.protocol.MessageReader;
import dev.aicall.domain.protocol.MessageWriter;
import dev.aicall.domain.protocol.RejectedMessage;
import dev.aicall.domain.protocol.UnknownMessage;
import dev.aicall.domain.subtitle.TranscriptRecorder;
import dev.aicall.domain.timing.CallLedger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of a call, both ways, on the loop: filters by sender, holds what is early, decodes,
 * counts and drops what cannot be read, numbers what is sent, and keeps the transcript. A message
 * counts from when it came, or was given to be sent: the clock is read once for each.
 */
final class MessageFlow {
  private static final Logger log = LoggerFactory.getLogger(MessageFlow.class);

  /** Messages kept until the agent's uid is known; our choice, as many as our signalling holds. */
  static final int MAX_HELD = 64;

  /** Number of the media extension that carries latency figures. */
  private static final int LATENCY_EXTENSION = 99;

  private final CallLoop loop;
  private final CallTimes times;
  private final TimeSource time;
  private final MessageReader reader = new MessageReader();
  private final MessageWriter writer = new MessageWriter();
  private final TranscriptRecorder transcript = new TranscriptRecorder();
  private final ArrayDeque<Runnable> held = new ArrayDeque<>();
  private final Map<String, Integer> dropped = new HashMap<>();
  private long startedNanos;
  private long nextSeqId;

  MessageFlow(CallLoop loop, CallTimes times, TimeSource time) {
    this.loop = loop;
    this.times = times;
    this.time = time;
  }

  /** A new call begins: numbers, transcript and what was held start anew. */
  void begin() {
    nextSeqId = 1;
    startedNanos = time.nanoTime();
    transcript.clear(time.now());
    held.clear();
    dropped.clear();
  }

  Transcript snapshot() {
    return transcript.snapshot();
  }

  void send(
      RtcSession session,
      ClientMessage message,
      @Nullable String userId,
      String agentUid,
      long at) {
    Envelope envelope = new Envelope(nextSeqId, userId, agentUid.isEmpty() ? null : agentUid);
    nextSeqId++;
    session.send(writer.write(message, envelope));
    noteSent(message, at);
    if (message instanceof ClientMessage.SendTextToAgent m) {
      transcript.userText(m.text(), sinceStart(at));
    }
  }

  private void noteSent(ClientMessage message, long at) {
    CallLedger ledger = times.ledger();
    if (ledger == null) {
      return;
    }
    if (message instanceof ClientMessage.SendTextToAgent) {
      ledger.typed(at);
      times.tellTurns();
    } else if (message instanceof ClientMessage.FinishPushToTalk) {
      ledger.user(false, at);
    } else if (message instanceof ClientMessage.InterruptSpeaking) {
      ledger.interruptRequested(at);
    }
  }

  void received(long callId, String uid, byte[] bytes, long at) {
    CallState state = loop.state();
    if (callId != state.callId || !state.phase.isActive()) {
      return;
    }
    String agentUid = state.agentUid();
    if (agentUid.isEmpty() && state.agentWanted && !state.agentStarted) {
      hold(() -> received(callId, uid, bytes, at));
    } else if (agentUid.isEmpty() || uid.equals(agentUid)) {
      read(callId, bytes, at);
    } else {
      log.debug("message of {} ignored: it is not the agent", uid);
    }
  }

  private void hold(Runnable message) {
    if (held.size() < MAX_HELD) {
      held.add(message);
    } else {
      log.debug("message dropped: {} wait already for the agent's uid", MAX_HELD);
    }
  }

  void replayHeld() {
    while (!held.isEmpty()) {
      held.remove().run();
    }
  }

  private void read(long callId, byte[] bytes, long at) {
    AgentReading reading = reader.readAgentMessage(bytes);
    if (reading instanceof AgentMessage message) {
      record(message, at);
      noteReceived(message, at);
      loop.react(callId, at, step -> AgentMessages.received(step, message));
      times.tellTurns();
    } else if (reading instanceof RejectedMessage rejected) {
      drop(rejected.reason().name(), rejected.detail());
    } else if (reading instanceof UnknownMessage unknown) {
      drop("UNKNOWN_TYPE", String.valueOf(unknown));
    }
  }

  /** Logged once for each kind: an endless stream of bad messages must not fill a log. */
  private void drop(String kind, String detail) {
    if (dropped.merge(kind, 1, Integer::sum) == 1) {
      log.debug("message ignored: {} ({}); more of this kind are only counted", kind, detail);
    }
  }

  /** How many messages could not be used, by kind. For tests and diagnosis, on the loop. */
  Map<String, Integer> dropped() {
    return Map.copyOf(dropped);
  }

  private void record(AgentMessage message, long nanos) {
    Duration at = sinceStart(nanos);
    if (message instanceof AgentMessage.AgentSubtitle m) {
      transcript.agentSubtitle(m.text(), m.end(), m.sentenceId(), at);
    } else if (message instanceof AgentMessage.UserSubtitle m) {
      transcript.userSubtitle(
          m.text(),
          m.end(),
          m.sentenceId(),
          ARTCAICallVoiceprintResult.fromValue(m.voiceprint()),
          at);
    } else if (message instanceof AgentMessage.SpeakingInterrupted m) {
      transcript.interrupted(ARTCAICallSpeakingInterruptedReason.fromValue(m.reason()), at);
    } else if (message instanceof AgentMessage.AgentEmotion m) {
      transcript.emotion(m.emotion(), m.sentenceId());
    } else if (message instanceof AgentMessage.LlmReplyCompleted m) {
      transcript.replyCompleted(m.text(), m.sentenceId(), at);
    }
  }

  private void noteReceived(AgentMessage message, long at) {
    CallLedger ledger = times.ledger();
    if (ledger == null) {
      return;
    }
    if (message instanceof AgentMessage.AgentSubtitle m) {
      ledger.agentSubtitle(m.sentenceId(), at);
    } else if (message instanceof AgentMessage.UserSubtitle m) {
      if (m.end()) {
        ledger.question(m.sentenceId(), at);
      }
    } else if (message instanceof AgentMessage.AgentStateChanged m) {
      ledger.agentState(ARTCAICallAgentState.fromValue(m.state()), at);
    } else if (message instanceof AgentMessage.SpeakingInterrupted m) {
      ledger.interrupted(ARTCAICallSpeakingInterruptedReason.fromValue(m.reason()), at);
    }
  }

  private Duration sinceStart(long nanos) {
    return Duration.ofNanos(Math.max(0, nanos - startedNanos));
  }

  void mediaExtension(long callId, int type, byte[] payload) {
    if (type != LATENCY_EXTENSION || callId != loop.state().callId) {
      return;
    }
    LatencyStats.parse(payload)
        .map(stats -> LatencyStat.of(stats.agent(), stats.publisher(), stats.subscriber()))
        .ifPresent(stat -> latency(callId, stat));
  }

  private void latency(long callId, LatencyStat stat) {
    CallLedger ledger = times.ledger();
    if (ledger != null) {
      ledger.agentReport(stat);
    }
    loop.react(callId, step -> step.tell(d -> d.onLatencyStats(stat)));
    OptionalLong delayMs = stat.questionToAnswerDelayMs();
    OptionalLong sentenceId = stat.sentenceId();
    if (delayMs.isPresent() && sentenceId.isPresent() && !loop.state().delayMeasuredByRtc) {
      tellDelay(callId, (int) sentenceId.getAsLong(), delayMs.getAsLong(), false);
    }
  }

  /** The stack's own figure; from now on none are derived from latency figures. */
  void audioDelay(long callId, int sentenceId, long delayMs) {
    if (callId == loop.state().callId) {
      tellDelay(callId, sentenceId, delayMs, true);
    }
  }

  private void tellDelay(long callId, int sentenceId, long delayMs, boolean measured) {
    transcript.latency(sentenceId, Duration.ofMillis(delayMs));
    loop.react(
        callId,
        step -> {
          if (measured && !step.before().delayMeasuredByRtc) {
            step.edit().delayMeasuredByRtc = true;
          }
          step.tell(d -> d.onAudioDelayInfo(sentenceId, delayMs));
        });
  }
}
