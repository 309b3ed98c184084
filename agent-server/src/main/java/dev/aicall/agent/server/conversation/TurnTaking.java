package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.api.config.ARTCAICallAgentBackChanneling;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.AgentMessage.UserSubtitle;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Who may speak: what the caller says interrupts the agent, waits for it, or is forgotten, and
 * becomes a question. Tells the caller's subtitles. Used on the call's loop only.
 */
final class TurnTaking implements Hearing.Listener {
  /** So long a noise without words keeps the agent from its answer; our choice. */
  private static final Duration LONGEST_NOISE = Duration.ofSeconds(2);

  private final AgentCall call;
  private final CallState state;
  private final ConversationProfile profile;
  private final Dialogue dialogue;
  private final Runnable onActivity;
  private final RandomGenerator random;
  private final List<ARTCAICallAgentBackChanneling> backChannels;
  private @Nullable Timer noise;

  /** The sentence of the running turn, 0 until it has words. */
  private int sentenceId;

  private boolean duringSpeech;

  /**
   * Takes what it needs.
   *
   * @param onActivity runs when the caller says something
   */
  TurnTaking(
      AgentCall call,
      CallState state,
      ConversationProfile profile,
      Dialogue dialogue,
      RandomGenerator random,
      Runnable onActivity) {
    this.call = call;
    this.state = state;
    this.profile = profile;
    this.dialogue = dialogue;
    this.random = random;
    this.onActivity = onActivity;
    this.backChannels =
        state.config().getBackChannelingConfigs().stream()
            .filter(config -> config.isEnable() && !config.getWords().isEmpty())
            .toList();
  }

  @Override
  public void onSpeech() {
    if (state.isOver()) {
      return;
    }
    onActivity.run();
    sentenceId = 0;
    duringSpeech = false;
    if (dialogue.isSpeaking()) {
      if (state.isVoiceInterrupt() || state.isPushToTalk()) {
        dialogue.interrupt(ARTCAICallSpeakingInterruptedReason.byVoice);
      } else {
        duringSpeech = true;
      }
    }
    if (!duringSpeech) {
      dialogue.hold(true);
      // Who holds a button down means it, and may think before the first word.
      if (!state.isPushToTalk()) {
        noise = call.schedule(LONGEST_NOISE, () -> dialogue.hold(false));
      }
    }
  }

  @Override
  public void onPartial(String text) {
    if (state.isOver() || text.isEmpty()) {
      return;
    }
    cancelNoise();
    tell(text, false);
    if (dialogue.isSpeaking() && state.hasInterruptWord(text)) {
      duringSpeech = false;
      dialogue.interrupt(ARTCAICallSpeakingInterruptedReason.byWords);
    }
  }

  @Override
  public void onPause() {
    if (dialogue.isIdle()) {
      for (ARTCAICallAgentBackChanneling config : backChannels) {
        if (random.nextDouble() < config.getProbability()) {
          dialogue.speaking().interject(new AutoWords(config.getWords(), false, random).next());
          return;
        }
      }
    }
  }

  @Override
  public void onTurn(SpokenTurn turn) {
    if (state.isOver()) {
      return;
    }
    String text = turn.text();
    if (!text.isEmpty() || sentenceId != 0) {
      tell(text, true);
    }
    boolean interrupts = dialogue.isSpeaking() && state.hasInterruptWord(text);
    if (interrupts) {
      duringSpeech = false;
      dialogue.interrupt(ARTCAICallSpeakingInterruptedReason.byWords);
    }
    String question = state.forReplier(text);
    if (!question.isEmpty() && !(duringSpeech && state.discardsMeanwhile())) {
      ask(new Question(question, turn.inGrammar(), sentenceId, turn));
    }
    endOfTurn();
  }

  private void ask(Question question) {
    boolean goesOn = dialogue.isThinking() && state.config().isEnableIntelligentSegment();
    dialogue.ask(goesOn ? question.after(dialogue.takeBack()) : question);
  }

  @Override
  public void onNotUnderstood() {
    if (!state.isOver()) {
      endOfTurn();
      if (dialogue.isIdle()) {
        dialogue.say(profile.notUnderstood(), state.sentenceId(), () -> {});
      }
    }
  }

  /** The running turn is forgotten; no event of it comes any more. */
  void forgotten() {
    if (sentenceId != 0) {
      tell("", true);
    }
    endOfTurn();
  }

  private void endOfTurn() {
    cancelNoise();
    sentenceId = 0;
    dialogue.hold(false);
  }

  private void cancelNoise() {
    if (noise != null) {
      noise.cancel();
      noise = null;
    }
  }

  private void tell(String text, boolean end) {
    if (sentenceId == 0) {
      sentenceId = state.nextSentenceId();
    }
    call.send(new UserSubtitle(text, end, sentenceId, ARTCAICallVoiceprintResult.Off.value()));
  }
}
