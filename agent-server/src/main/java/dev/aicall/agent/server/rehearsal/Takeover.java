package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.domain.protocol.AgentMessage.AgentWillLeave;
import dev.aicall.domain.protocol.AgentMessage.HumanTakeoverConnected;
import dev.aicall.domain.protocol.AgentMessage.HumanTakeoverWillStart;

/**
 * A human who takes over (wire.md §9): announced, online and connected, in the end gone with the
 * agent, since a call cannot go back to it. With mode 0 the agent's voice sounds for the human's,
 * which the client must not let be heard; with mode 1 only the human sounds. Used on the call's
 * loop only.
 */
final class Takeover {
  /** Why the agent leaves when the human is done: wire.md §2.1. */
  private static final int TAKEOVER_ENDED = 2002;

  private final AgentCall call;
  private final Talk talk;
  private final Mouth mouth;
  private final Situation situation;

  Takeover(AgentCall call, Talk talk, Mouth mouth, Situation situation) {
    this.call = call;
    this.talk = talk;
    this.mouth = mouth;
    this.situation = situation;
  }

  void begin(Step.TakeOver human) {
    if (situation.isTakenOver()) {
      return;
    }
    situation.takeOver();
    call.send(new HumanTakeoverWillStart(human.uid(), human.mode()));
    call.schedule(human.after(), () -> connect(human));
  }

  private void connect(Step.TakeOver human) {
    if (situation.isOver()) {
      return;
    }
    talk.stop();
    talk.turnTo(ARTCAICallAgentState.Listening);
    situation.humanComes();
    call.participantOnline(human.uid(), SpokenVoice.sounding(human.voice(), call.time()));
    call.send(new HumanTakeoverConnected(human.uid()));
    boolean agentsVoice = human.mode() == HumanTakeoverWillStart.AGENT_VOICE;
    if (!agentsVoice) {
      call.voice(null);
    }
    String words = human.say();
    if (words != null) {
      talk.speak(words, situation.sentenceId(), null, () -> humanHasSaid(agentsVoice));
    } else if (agentsVoice) {
      mouth.open();
    }
    call.schedule(human.lasts(), () -> end(human));
  }

  private void humanHasSaid(boolean agentsVoice) {
    talk.turnTo(ARTCAICallAgentState.Listening);
    if (agentsVoice) {
      mouth.open();
    }
  }

  private void end(Step.TakeOver human) {
    if (situation.isOver()) {
      return;
    }
    talk.stop();
    call.send(new AgentWillLeave(TAKEOVER_ENDED, "the human has left"));
    situation.end();
    call.participantOffline(human.uid());
    call.end();
  }
}
