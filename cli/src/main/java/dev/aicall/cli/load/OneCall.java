package dev.aicall.cli.load;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.media.AudioStats;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.media.PcmQueue;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.cli.audio.AnswerClock;
import dev.aicall.cli.audio.EchoClock;
import dev.aicall.cli.audio.SoundClock;
import dev.aicall.cli.call.AgentActivity;
import dev.aicall.cli.call.CallWatch;
import dev.aicall.cli.call.FanOut;
import dev.aicall.domain.port.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One call of a load: begins, has its turns, hangs up, and tells the ledger. Whatever becomes of
 * it, it is over exactly once. Safe from any thread.
 */
final class OneCall implements ARTCAICallEngineDelegate {
  /**
   * A turn begins when the agent is quiet, so whatever sounds after it is an answer; two windows of
   * the clock, our choice.
   */
  private static final Duration SOONEST = Duration.ofMillis(40);

  /** More than the longest line takes. */
  private static final int QUEUE_MS = 65_000;

  private final LoadPlan plan;
  private final Schedule.Start start;
  private final ARTCAICallEngineInterface engine;
  private final TimeSource time;
  private final Ledger ledger;
  private final Runnable whenOver;
  private final CallWatch watch;
  private final PcmQueue mouth;
  private final SoundClock clock;
  private final Turns turns;
  private boolean heard;
  private boolean ending;
  private boolean over;
  private boolean stopped;
  private volatile boolean lost;
  private volatile boolean leaving;

  OneCall(
      LoadPlan plan,
      Schedule.Start start,
      ARTCAICallEngineInterface engine,
      TimeSource time,
      Ledger ledger,
      Runnable whenOver) {
    this.plan = plan;
    this.start = start;
    this.engine = engine;
    this.time = time;
    this.ledger = ledger;
    this.whenOver = whenOver;
    this.watch = new CallWatch(engine, time);
    this.mouth = new PcmQueue(plan.lines().get(0).rateHz(), 1, QUEUE_MS);
    AgentActivity agent = new AgentActivity(time);
    this.turns = new Turns(plan, agent, this::say, time, ledger);
    this.clock = plan.echo() ? new EchoClock(time) : new AnswerClock(time, SOONEST);
    clock.onAnswer(turns::answered);
    engine.setDelegate(FanOut.to(agent, this, watch));
    engine.setMediaTaps(
        MediaTaps.builder()
            .microphone(new MeteredSource(clock.beside(mouth), time, ledger.frames()))
            .loudspeaker(clock)
            .build());
  }

  /** Begins the call. What it is given is checked already. */
  void begin(ARTCAICallConfig config) {
    ledger.began();
    after(watch.begun(), this::nowHeard);
    after(CompletableFuture.allOf(watch.begun(), watch.readable()), turns::begin);
    after(watch.ended(), this::nowOver);
    watch.start();
    if (!engine.call(config)) {
      ledger.error("NotBegun", "The engine did not take the call.", "-v shows why.");
      nowOver();
      return;
    }
    in(start.until().minus(ledger.now()), this::end);
  }

  private static void after(CompletableFuture<?> event, Runnable task) {
    CompletableFuture<?> unused = event.thenRun(task);
  }

  private void in(Duration delay, Runnable task) {
    TimeSource.Timer unused = time.schedule(delay, task);
  }

  private void nowHeard() {
    boolean late;
    synchronized (this) {
      if (over) {
        return;
      }
      heard = true;
      late = ending;
    }
    Duration setUp = watch.setUp();
    ledger.heard(ledger.now().minus(start.due()), setUp == null ? Duration.ZERO : setUp);
    if (late) {
      engine.handup(true);
    }
  }

  private boolean say(Line line) {
    if (line.isSpoken()) {
      return mouth.write(line.samples(), 0, line.samples().length) == line.samples().length;
    }
    clock.typed();
    return engine.sendTextToAgent(
        ARTCAICallSendTextToAgentRequest.builder().text(line.text()).build());
  }

  /** Its time is up: an answer, or the set-up, is still waited for. */
  private void end() {
    boolean wasHeard;
    synchronized (this) {
      if (over || ending) {
        return;
      }
      ending = true;
      wasHeard = heard;
    }
    if (wasHeard) {
      turns.end(() -> engine.handup(true));
    } else {
      in(plan.patience(), () -> engine.handup(true));
    }
  }

  /** The load is broken off: hangs up at once, and nothing of it counts as a failure. */
  void stop() {
    synchronized (this) {
      stopped = true;
      ending = true;
    }
    engine.handup(true);
  }

  /** It should have ended long ago. */
  void abandon() {
    synchronized (this) {
      if (over) {
        return;
      }
    }
    ledger.error(
        "NotEnded", "The call did not end when it was hung up.", "Report it; -v shows more.");
    nowOver();
  }

  private void nowOver() {
    boolean wasHeard;
    boolean broken;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      wasHeard = heard;
      broken = stopped;
    }
    if (broken) {
      turns.end(() -> {});
    } else {
      turns.cut();
    }
    ledger.over(wasHeard, !broken && failed(wasHeard), watch.isEndedByAgent());
    whenOver.run();
  }

  private boolean failed(boolean wasHeard) {
    if (watch.error() != null) {
      return true;
    }
    if (!wasHeard) {
      ledger.error(
          "NotHeard",
          "The agent was not heard before the call's time was up.",
          "Look at the server: is it overloaded? Give calls more time with --patience.");
      return true;
    }
    if (lost) {
      ledger.error(
          "LinkDown",
          "The link to the server was down when the call was to end.",
          "Look at the server and the network.");
      return true;
    }
    return false;
  }

  @Override
  public void onConnectionStatusChange(ARTCAICallConnectionStatus status, int reason) {
    if (status == ARTCAICallConnectionStatus.Reconnecting) {
      lost = true;
      ledger.linkLost();
    } else if (status == ARTCAICallConnectionStatus.Connected && lost) {
      lost = false;
      ledger.linkBack();
    }
  }

  @Override
  public void onSpeakingInterrupted(ARTCAICallSpeakingInterruptedReason reason) {
    ledger.interrupted();
  }

  @Override
  public void onAgentWillLeave(int reason, String message) {
    leaving = true;
  }

  @Override
  public void onErrorOccurs(ARTCAICallErrorCode code, CallError error) {
    if (!leaving || code != ARTCAICallErrorCode.AgentLeaveChannel) {
      ledger.error(error);
    }
  }

  @Override
  public void onAgentAudioStats(AudioStats stats) {
    ledger.incoming(stats);
  }

  @Override
  public void onLocalAudioStats(AudioStats stats) {
    ledger.outgoing(stats);
  }
}
