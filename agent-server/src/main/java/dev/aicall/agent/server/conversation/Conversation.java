package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.agent.server.speech.Replier;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.model.ARTCAICallLeaveReason;
import dev.aicall.domain.exec.SerialExecutor;
import dev.aicall.domain.protocol.AgentMessage.AgentWillLeave;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Received;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * The agent of one call: puts its parts together, greets, and hands what arrives to who obeys it.
 * Used on the call's loop only.
 *
 * <p>Sound of the caller → {@link Hearing} → turns → {@link TurnTaking} → questions → {@link
 * Dialogue} → text → {@link Speaking} → sound of the agent.
 */
final class Conversation implements Agent {
  /** The reason of 1010 that stands for none of the others: wire.md §2.1. */
  private static final int SAID_GOODBYE = 0;

  /** VadLevel of a server that was told none: api.md §4.4. */
  private static final int STRICTEST_VAD = 11;

  private final AgentCall call;
  private final ConversationProfile profile;
  private final CallState state;
  private final Replier replier;
  private final Hearing hearing;
  private final Dialogue dialogue;
  private final IdleWatch idle;
  private final Commands commands;

  /**
   * Opens a conversation.
   *
   * @param workers where the engines run; may be slow
   * @param random chooses among words
   */
  Conversation(
      AgentCall call,
      ConversationProfile profile,
      ConversationEngines engines,
      Executor workers,
      RandomGenerator random) {
    this.call = call;
    this.profile = profile;
    ARTCAICallAgentConfig config = call.params().agentConfig();
    state = new CallState(config);
    replier = engines.replier().newReplier();
    History history = CallRules.history(config, profile);
    ClientExtras extras = new ClientExtras(engines.replier()::takesExtra, call.instanceId());
    extras.query(config.getLlmConfig().getOpenAIExtraQuery());
    extras.params(config.getLlmConfig().getBailianAppParams());
    TurnRules turnRules = CallRules.turns(config);
    VoiceRules voiceRules = CallRules.voice(config, engines.synthesizer().voices());
    dialogue =
        new Dialogue(
            call,
            state,
            profile,
            history,
            replier,
            extras,
            random,
            listener ->
                new Speaking(
                    call, new SerialExecutor(workers), engines.synthesizer(), voiceRules, listener),
            () -> leave(SAID_GOODBYE, "the conversation is over"));
    idle =
        new IdleWatch(
            call, state, dialogue, random, () -> leave(ARTCAICallLeaveReason.IDLE, "idle"));
    TurnTaking turns = new TurnTaking(call, state, profile, dialogue, random, idle::callerActed);
    ARTCAICallAgentAsrConfig asr = config.getAsrConfig();
    List<String> hotWords = asr.getAsrHotWords();
    String language = asr.getAsrLanguageId();
    int vadLevel = asr.getVadLevel();
    hearing =
        new Hearing(
            call,
            new SerialExecutor(workers),
            new Hearing.Engines(
                () -> engines.vad().newDetector(vadLevel < 0 ? STRICTEST_VAD : vadLevel),
                engines.vad().hangOverMs(),
                () ->
                    engines
                        .recognizer()
                        .newRecognizer(
                            language == null ? "" : language,
                            hotWords == null ? List.of() : hotWords)),
            turnRules,
            new WordsCompletion(),
            turns);
    commands =
        new Commands(
            call,
            state,
            dialogue,
            hearing,
            turns,
            turnRules,
            voiceRules,
            history,
            extras,
            engines.synthesizer(),
            this::leave);
    hearing.byHand(state.isPushToTalk());
    call.voice(dialogue.speaking().voice());
    call.ears(hearing.ears());
  }

  @Override
  public void onCallerReady() {
    idle.callerActed();
    String own = state.config().getAgentGreeting();
    String greeting = own == null ? profile.greeting() : own;
    if (!greeting.isBlank()) {
      dialogue.say(greeting, 0, () -> {});
    }
    String wakeUp = state.config().getWakeUpQuery();
    if (wakeUp != null && !wakeUp.isBlank()) {
      dialogue.ask(Question.typed(wakeUp.strip(), state.nextSentenceId()));
    }
  }

  @Override
  public void onMessage(Received<ClientReading> message) {
    if (message.message() instanceof ClientMessage known && !state.isOver()) {
      idle.callerActed();
      commands.obey(known);
    }
  }

  /** Says why before it leaves. */
  private void leave(int reason, String message) {
    if (!state.isOver()) {
      call.send(new AgentWillLeave(reason, message));
      leave();
    }
  }

  private void leave() {
    if (!state.isOver()) {
      close();
      call.end();
    }
  }

  @Override
  public void onEnd(CallEnd end) {
    close();
  }

  private void close() {
    if (!state.isOver()) {
      state.end();
      call.ears(null);
      hearing.close();
      dialogue.close();
      replier.close();
    }
  }
}
