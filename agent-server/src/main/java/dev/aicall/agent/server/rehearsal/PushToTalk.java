package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.protocol.AgentMessage.PushToTalkChanged;
import java.util.List;

/**
 * Push-to-talk (wire.md §8). There is nobody to recognise what was said, so each press is taken for
 * the next sentence of the script. Used on the call's loop only.
 */
final class PushToTalk {
  private final AgentCall call;
  private final CallSettings settings;
  private final Replies replies;
  private final Utterances utterances;
  private final List<String> sentences;
  private boolean talking;
  private int finished;

  PushToTalk(
      AgentCall call,
      CallSettings settings,
      Replies replies,
      Utterances utterances,
      List<String> sentences) {
    this.call = call;
    this.settings = settings;
    this.replies = replies;
    this.utterances = utterances;
    this.sentences = sentences;
  }

  void enable(boolean enable) {
    settings.pushToTalk = enable;
    talking = false;
    call.send(new PushToTalkChanged(enable));
  }

  /**
   * Pressing is deliberate, so it cuts the agent's speech whatever smart interruption is set to.
   */
  void start() {
    talking = settings.pushToTalk;
    if (talking) {
      replies.interrupt(ARTCAICallSpeakingInterruptedReason.byVoice);
    }
  }

  void finish() {
    if (talking) {
      talking = false;
      utterances.said(sentences.get(finished++ % sentences.size()));
    }
  }

  void cancel() {
    talking = false;
  }
}
