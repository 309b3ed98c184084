package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.rehearsal.AgentScript.Rule;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.protocol.AgentMessage.UserSubtitle;

/**
 * What the caller is taken to have said: told as subtitles of the caller, then answered. Used on
 * the call's loop only.
 */
final class Utterances {
  private final AgentCall call;
  private final CallSettings settings;
  private final Replies replies;
  private final Situation situation;

  Utterances(AgentCall call, CallSettings settings, Replies replies, Situation situation) {
    this.call = call;
    this.settings = settings;
    this.replies = replies;
    this.situation = situation;
  }

  /** A sentence was said; the rules for texts answer it. */
  void said(String text) {
    int sentenceId = subtitles(text);
    if (settings.answersVoice()) {
      replies.ask(text, sentenceId);
    }
  }

  /** A sentence was said that a rule of its own answers; an empty one has no subtitles. */
  void said(String text, Rule rule) {
    int sentenceId = text.isEmpty() ? situation.nextSentenceId() : subtitles(text);
    if (settings.answersVoice()) {
      replies.reply(rule, new Question(text, sentenceId));
    }
  }

  private int subtitles(String text) {
    int sentenceId = situation.nextSentenceId();
    if (settings.hasInterruptWord(text) && settings.answersVoice()) {
      replies.interrupt(ARTCAICallSpeakingInterruptedReason.byWords);
    }
    String firstWord = text.strip().split("\\s+", 2)[0];
    int checked = settings.checkedVoice().value();
    if (!firstWord.equals(text.strip())) {
      call.send(new UserSubtitle(firstWord, false, sentenceId, checked));
    }
    call.send(new UserSubtitle(text, true, sentenceId, checked));
    return sentenceId;
  }
}
