package dev.aicall.cli.load;

import com.google.inject.Guice;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.cli.load.report.Limit;
import dev.aicall.cli.load.report.LoadReport;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.rtc.fake.FakeRtc;
import dev.aicall.rtc.fake.FakeRtcModule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A load on the fake and on virtual time. */
public final class FakeLoad {
  private final VirtualTime time = new VirtualTime();
  private final Consumer<FakeRtc> script;
  private final List<FakeRtc> calls = new ArrayList<>();
  private final List<LoadProgress> progress = new ArrayList<>();
  private boolean serverIsThere = true;

  /** Each call has a fake of its own, set up by the script. */
  public FakeLoad(Consumer<FakeRtc> script) {
    this.script = script;
  }

  /** A load that says one text every 3 s. */
  static LoadPlan plan(LoadMode mode, Schedule schedule, Duration load) {
    return new LoadPlan(
        mode,
        schedule,
        load,
        List.of(Line.typed("Go forward")),
        false,
        Duration.ofSeconds(3),
        Duration.ofSeconds(10));
  }

  VirtualTime time() {
    return time;
  }

  List<FakeRtc> calls() {
    return calls;
  }

  List<LoadProgress> progress() {
    return progress;
  }

  void serverIsThere(boolean there) {
    serverIsThere = there;
  }

  LoadRun run(LoadPlan plan) {
    return new LoadRun(plan, new Target(), this::engine, time, time);
  }

  /** A report of ten seconds with two callers. */
  public static LoadReport report(Consumer<FakeRtc> script, Limit... limits) {
    FakeLoad fake = new FakeLoad(script);
    Duration load = Duration.ofSeconds(10);
    LoadRun run = fake.run(plan(LoadMode.ramp, Schedule.ramp(2, load, load.dividedBy(2)), load));
    CompletableFuture<Void> done = run.start(progress -> {});
    fake.time.advance(Duration.ofSeconds(60));
    done.join();
    return report(run, limits);
  }

  static LoadReport report(LoadRun run, Limit... limits) {
    return run.result()
        .report(
            new LoadResult.Labels(
                "aicall load --text '<b>&'",
                null,
                5.0,
                "\"Go forward\" in writing",
                "robot",
                "",
                false,
                "fake",
                "aicall 1",
                false),
            List.of(limits));
  }

  private ARTCAICallEngineInterface engine() {
    FakeRtc fake = new FakeRtc(time);
    fake.agent().greets("Hello.");
    fake.agent().otherwise().replies("Yes.");
    script.accept(fake);
    calls.add(fake);
    return Guice.createInjector(new AiCallModule(), new FakeRtcModule(fake))
        .getInstance(ARTCAICallEngineInterface.class);
  }

  private final class Target implements CallTarget {
    @Override
    public CompletableFuture<String> token(String userId) {
      return serverIsThere
          ? CompletableFuture.completedFuture("token")
          : CompletableFuture.failedFuture(new IllegalStateException("no server"));
    }

    @Override
    public ARTCAICallConfig config(String userId, String token) {
      return ARTCAICallConfig.builder()
          .agentId("robot")
          .region("local")
          .userId(userId)
          .userJoinToken(token)
          .build();
    }
  }
}
