package dev.aicall.cli.call;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.Turn;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.view.CallSummary;
import dev.aicall.cli.view.Console;
import dev.aicall.cli.view.Typed;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes one call from start to saved files. Hangs up when its input has come to an end and the
 * agent has been quiet for a while, when its time is up, or when the user asks for it.
 */
public final class CallRun {
  private final ARTCAICallEngineInterface engine;
  private final CallPlan plan;
  private final Sound sound;
  private final Console console;
  private final TimeSource time;
  private final InputStream lines;
  private final CallWatch watch;
  private final AgentActivity agent;
  private final CallScript script;
  private final List<Duration> delays = new CopyOnWriteArrayList<>();

  /**
   * Prepares a call.
   *
   * @param engine makes it; closed by the caller
   * @param plan what it is to be
   * @param sound microphone and loudspeaker; closed by the caller
   * @param console what the user sees
   * @param time delays and stamps
   * @param lines standard input
   */
  public CallRun(
      ARTCAICallEngineInterface engine,
      CallPlan plan,
      Sound sound,
      Console console,
      TimeSource time,
      InputStream lines) {
    this.engine = engine;
    this.plan = plan;
    this.sound = sound;
    this.console = console;
    this.time = time;
    this.lines = lines;
    this.watch = new CallWatch(engine, time);
    this.agent = new AgentActivity(time);
    this.script = new CallScript(agent, time, this::say);
  }

  /**
   * Makes the call and waits for its end.
   *
   * @return what came of it
   * @throws CliException FILE if something could not be saved
   */
  public CallSummary call() {
    // The watch is last: what it wakes finds everything shown.
    engine.setDelegate(FanOut.to(console.view(), agent, watch));
    engine.setMediaTaps(sound.taps());
    sound.clock().onAnswer(this::answered);
    console.view().onStart(plan.start());
    watch.start();
    prepareInput();
    console.steer(engine);
    plan.join().accept(engine);
    watch.ended().join();
    return finish();
  }

  /**
   * Says who ended the call.
   *
   * @return whether the agent had said that it leaves
   */
  public boolean isEndedByAgent() {
    return watch.isEndedByAgent();
  }

  private void prepareInput() {
    if (plan.duration() != null) {
      TimeSource.Timer unused = time.schedule(plan.duration(), () -> engine.handup(true));
    }
    after(CompletableFuture.allOf(watch.readable(), watch.begun()), script::start);
    if (sound.file() != null) {
      after(watch.begun(), sound.file()::begin);
    }
    if (plan.readsLines()) {
      DaemonThreads.named("aicall-input").newThread(this::readLines).start();
    } else {
      sayAll();
      script.end();
    }
    if (plan.endless()) {
      return;
    }
    if (sound.file() == null) {
      after(script.done(), this::hangUpSoon);
    } else {
      // The answer to what was said last is still to come, however long the agent was quiet.
      after(sound.file().ended(), agent::reset);
      after(CompletableFuture.allOf(sound.file().ended(), script.done()), this::hangUpSoon);
    }
  }

  private static void after(CompletableFuture<?> event, Runnable task) {
    CompletableFuture<?> unused = event.thenRun(task);
  }

  private void hangUpSoon() {
    agent.onceQuiet(plan.linger(), () -> engine.handup(true));
  }

  private void sayAll() {
    try {
      for (ScriptLine line : plan.lines()) {
        script.add(line);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean say(ScriptLine line) {
    return line.isSpoken()
        ? sound.say(line.recording())
        : Typed.send(engine, console.view(), line.text());
  }

  private void answered(Duration delay) {
    delays.add(delay);
    console.view().onAnswerHeard(delay);
  }

  private void readLines() {
    sayAll();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          script.add(ScriptLine.typed(line.strip(), false));
        }
      }
    } catch (IOException e) {
      console.view().onNote("input", "cannot be read on");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    script.end();
  }

  private CallSummary finish() {
    List<Path> files = new ArrayList<>();
    try {
      files.addAll(sound.finish());
      CallPlan.TranscriptFile transcript = plan.transcript();
      if (transcript != null) {
        Files.writeString(transcript.path(), engine.exportTranscript(transcript.format()));
        files.add(transcript.path());
      }
    } catch (IOException e) {
      throw new CliException(
          ExitCode.FILE,
          "cannot be saved: " + e.getMessage(),
          "Check folder, rights and space.",
          e);
    }
    Transcript said = engine.getTranscript();
    return new CallSummary(
        watch.exitCode(),
        watch.length(),
        watch.setUp(),
        turns(said, Turn.Speaker.USER),
        turns(said, Turn.Speaker.AGENT),
        watch.interruptions(),
        delays,
        sound.levels().reading(),
        files,
        watch.error());
  }

  private static int turns(Transcript said, Turn.Speaker speaker) {
    return (int) said.turns().stream().filter(turn -> turn.speaker() == speaker).count();
  }
}
