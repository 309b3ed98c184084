package dev.aicall.rtc.fake;

import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.domain.protocol.AgentMessage.UserSubtitle;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The caller's voice as the agent recognises it: word after word, each sentence after the one
 * before. A caller who is muted is not heard; with push-to-talk only what is said between start and
 * finish is. Used on the session's queue only.
 */
final class UserVoice {
  private final AgentScript script;
  private final AgentSettings settings;
  private final SessionTimers timers;
  private final AgentCall call;
  private final Conversation conversation;
  private final Queue<Said> sentences = new ArrayDeque<>();
  private final StringBuilder collected = new StringBuilder();
  private boolean talking;
  private int collectedSentenceId;

  private record Said(String text, @Nullable ARTCAICallVoiceprintResult voiceprint) {}

  UserVoice(
      AgentScript script,
      AgentSettings settings,
      SessionTimers timers,
      AgentCall call,
      Conversation conversation) {
    this.script = script;
    this.settings = settings;
    this.timers = timers;
    this.call = call;
    this.conversation = conversation;
  }

  void say(String text, @Nullable ARTCAICallVoiceprintResult voiceprint) {
    sentences.add(new Said(text, voiceprint));
    if (sentences.size() == 1) {
      beginNext();
    }
  }

  boolean isTalking() {
    return talking;
  }

  void startTalk() {
    talking = settings.pushToTalk;
    collected.setLength(0);
  }

  void finishTalk() {
    if (!talking) {
      return;
    }
    talking = false;
    String text = collected.toString();
    collected.setLength(0);
    if (!text.isEmpty()) {
      tell(text, true, collectedSentenceId, checked(null));
      conversation.ask(text, collectedSentenceId);
    }
  }

  void cancelTalk() {
    talking = false;
    collected.setLength(0);
  }

  private void beginNext() {
    Said said = sentences.peek();
    if (said == null) {
      return;
    }
    if (settings.pushToTalk && talking && collected.length() > 0) {
      collected.append(' ');
    } else {
      collectedSentenceId = call.nextSentenceId();
    }
    hearFrom(said, Words.of(said.text()), 1, collectedSentenceId, collected.toString());
  }

  private void hearFrom(Said said, Words words, int count, int sentenceId, String before) {
    boolean heard = call.hearsCaller() && (talking || !settings.pushToTalk);
    boolean last = count == words.count();
    if (heard) {
      hear(said, before + words.firstWords(count), last, sentenceId);
    }
    timers.after(
        Words.timeOfOne(script.wordsPerSecond),
        () -> {
          if (last) {
            sentences.remove();
            beginNext();
          } else {
            hearFrom(said, words, count + 1, sentenceId, before);
          }
        });
  }

  private void hear(Said said, String soFar, boolean last, int sentenceId) {
    ARTCAICallVoiceprintResult voiceprint = checked(said.voiceprint());
    boolean answered = Conversation.isAnswered(voiceprint);
    if (answered) {
      conversation.hear(soFar, settings.pushToTalk);
    }
    if (settings.pushToTalk) {
      collected.setLength(0);
      collected.append(soFar);
      tell(soFar, false, sentenceId, voiceprint);
      return;
    }
    tell(soFar, last, sentenceId, voiceprint);
    if (last && answered) {
      conversation.ask(soFar, sentenceId);
    }
  }

  private void tell(
      String text, boolean end, int sentenceId, ARTCAICallVoiceprintResult voiceprint) {
    call.send(new UserSubtitle(text, end, sentenceId, voiceprint.value()));
  }

  private ARTCAICallVoiceprintResult checked(@Nullable ARTCAICallVoiceprintResult asked) {
    if (asked != null) {
      return asked;
    }
    ARTCAICallVoiceprintResult scripted = script.voiceprint;
    if (scripted != null) {
      return scripted;
    }
    return settings.voiceprint
        ? ARTCAICallVoiceprintResult.DetectedSpeaker
        : ARTCAICallVoiceprintResult.Off;
  }
}
