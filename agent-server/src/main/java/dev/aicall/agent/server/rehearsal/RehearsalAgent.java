package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.agent.server.rehearsal.AgentScript.Event;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.media.PcmSink;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Received;
import java.util.List;

/**
 * The agent of one call: puts its parts together, says its greeting, and hands what arrives to who
 * obeys it. Used on the call's loop only.
 */
final class RehearsalAgent implements Agent {
  private final AgentCall call;
  private final AgentScript script;
  private final CallSettings settings;
  private final Situation situation = new Situation();
  private final Tally tally = new Tally();
  private final Mouth mouth;
  private final Talk talk;
  private final StepRunner steps;
  private final Replies replies;
  private final Hearing hearing;
  private final StillCapture stills;
  private final VcrWatch vcr;
  private final Idle idle;
  private final Obedience obedience;

  RehearsalAgent(AgentScript script, AgentCall call) {
    this.call = call;
    this.script = script;
    ARTCAICallAgentConfig config = call.params().agentConfig();
    settings = new CallSettings(config, script.voiceprint());
    mouth = new Mouth(call, script.voice(), script.voices(), config.getVolume());
    talk = new Talk(call, settings, script.wordsPerSecond(), mouth);
    Takeover takeover = new Takeover(call, talk, mouth, situation);
    steps = new StepRunner(call, talk, settings, situation, takeover, this::report);
    LatencyMeter latency = new LatencyMeter(call, mouth);
    replies = new Replies(call, script, settings, talk, steps, situation, latency);
    Utterances utterances = new Utterances(call, settings, replies, situation);
    idle = new Idle(call, script.idle(), settings, talk, steps, situation);
    stills = new StillCapture(call, replies, situation);
    hearing =
        new Hearing(
            call,
            script,
            settings,
            talk,
            replies,
            utterances,
            () -> situation.isTakenOver() || stills.silencesCaller(),
            idle::callerActed);
    vcr = new VcrWatch(call, script.vcr());
    obedience =
        new Obedience(
            call,
            settings,
            situation,
            talk,
            replies,
            new PushToTalk(call, settings, replies, utterances, script.pretended()),
            stills,
            vcr,
            mouth,
            new CustomMessages(script, steps, situation));
    plugIn();
  }

  private void plugIn() {
    mouth.use(settings.voiceId);
    PcmSink ears = hearing.ears();
    EchoLine echo = mouth.echo();
    call.ears(
        echo == null
            ? ears
            : frame -> {
              ears.onPcm(frame);
              echo.onPcm(frame);
            });
    if (call.agentType().hasAgentVideo()) {
      call.face(new TestPicture(call, script.picture()));
    }
    if (call.agentType().hasLocalVideo()) {
      call.eyes(stills.eyes());
    }
  }

  private String report() {
    return tally.report(settings, stills.eyes().seen());
  }

  @Override
  public void onCallerReady() {
    idle.callerActed();
    for (Event event : script.events()) {
      call.schedule(
          event.at(),
          () ->
              steps.start(
                  event.steps(), new Question("", situation.sentenceId()), false, spoken -> {}));
    }
    vcr.use(settings.config().getVcrConfig().toMap());
    String own = settings.config().getAgentGreeting();
    String greeting = own == null ? script.greeting() : own;
    if (!greeting.isBlank()) {
      List<Step> welcome = List.of(new Step.Say(new Template(greeting), null));
      steps.start(welcome, new Question("", 0), true, spoken -> {});
    }
    String wakeUp = settings.config().getWakeUpQuery();
    if (wakeUp != null && !wakeUp.isBlank()) {
      replies.askLater(wakeUp, situation.nextSentenceId());
    }
  }

  @Override
  public void onMessage(Received<ClientReading> message) {
    tally.count(message.message());
    if (message.message() instanceof ClientMessage known && !situation.isOver()) {
      idle.callerActed();
      obedience.obey(known);
    }
  }

  @Override
  public void onEnd(CallEnd end) {
    situation.end();
    replies.cancel();
    talk.stop();
  }
}
