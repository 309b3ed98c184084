package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;

import dev.aicall.api.model.ARTCAICallConnectionStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The caller of the fault rig. Arguments: origin of the signalling, origin of the server, key file.
 * Makes a first call that nothing happens to and says {@code warm}; on {@code call} makes the call,
 * and while it lasts sends a numbered message every 100 ms and says what it is told. Other orders:
 * {@code quiet}, {@code flood COUNT LENGTH}, {@code jump SECONDS} of the clock, {@code hangup},
 * {@code end}.
 */
final class FaultCaller {
  private final NearSide near;
  private final JumpingTime time;
  private final Thread talk = new Thread(this::talk, "talk");
  private final Thread report = new Thread(this::report, "report");
  private final Object sending = new Object();
  private volatile boolean quiet;
  private volatile boolean over;
  private int sent;

  private FaultCaller(NearSide near, JumpingTime time) {
    this.near = near;
    this.time = time;
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Child.body(() -> run(URI.create(args[0]), URI.create(args[1]), Path.of(args[2])));
  }

  private static void run(URI signalling, URI server, Path keyFile) throws Exception {
    JumpingTime time = new JumpingTime();
    ServerAccess access = new ServerAccess(server, keyFile);
    NearSide.Setup setup = new NearSide.Setup(signalling).time(time);
    ServerAccess.Grant grant = access.grant("caller");
    warmUp(setup, access.grant("warm-up"));
    ThreadNames before = new ThreadNames();
    Child.say("warm " + before);
    expect("call");
    try (NearSide near = setup.open()) {
      new FaultCaller(near, time).call(grant);
    }
    try {
      Waiting.until("the end of its threads", LIMIT, () -> before.leftOver().isEmpty());
    } catch (AssertionError e) {
      throw new AssertionError("left over: " + before.leftOver(), e);
    }
  }

  private static void warmUp(NearSide.Setup setup, ServerAccess.Grant grant) {
    try (NearSide near = setup.open()) {
      near.callAndBegin(ProbeAgents.VOICE, grant);
      near.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);
      near.engine().handup(true);
      near.log().await("onCallEnd", LIMIT);
    }
  }

  private static void expect(String order) throws Exception {
    String got = Child.order();
    if (!got.equals(order)) {
      throw new IllegalStateException("expected " + order + ", got " + got);
    }
  }

  private void call(ServerAccess.Grant grant) throws Exception {
    report.start();
    talk.start();
    FaultLines.say("calling");
    near.call(ProbeAgents.VOICE, grant);
    ToneWatch watch = new ToneWatch(near.ear(), ProbeAgent.TONE_HZ);
    obey();
    watch.close();
    over = true;
    talk.join();
    report.join();
  }

  private void obey() throws Exception {
    while (true) {
      List<String> words = FaultLines.words(Child.order());
      switch (words.get(0)) {
        case "quiet" -> quiet = true;
        case "flood" -> flood(Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)));
        case "jump" -> {
          time.jump(Duration.ofSeconds(Long.parseLong(words.get(1))));
          Child.say("jumped " + time.now());
        }
        case "hangup" -> near.engine().handup(true);
        case "end" -> {
          return;
        }
        default -> throw new IllegalArgumentException("unknown order: " + words);
      }
    }
  }

  private void talk() {
    while (!over) {
      if (!quiet) {
        send("");
      }
      LockSupport.parkNanos(FaultLines.EVERY_NANOS);
    }
  }

  private void flood(int count, int length) {
    String rest = " " + "x".repeat(length);
    for (int i = 0; i < count; i++) {
      send(rest);
    }
    FaultLines.say("flooded");
  }

  private void send(String rest) {
    synchronized (sending) {
      sent++;
      long before = System.nanoTime();
      boolean accepted = near.engine().sendTextToAgent(AllMessages.text(sent + rest));
      FaultLines.sayAt(before, FaultLines.SENT, sent, accepted);
    }
  }

  private void report() {
    int told = 0;
    while (!over) {
      List<CallLog.Event> events = near.log().events();
      for (CallLog.Event event : events.subList(told, events.size())) {
        report(event);
      }
      told = events.size();
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static void report(CallLog.Event event) {
    if (event.name().equals("onVoiceAgentSubtitleNotify")) {
      String text = String.valueOf(event.args().get(0));
      FaultLines.sayAt(event.nanos(), FaultLines.GOT, text.split(" ", 2)[0]);
    } else if (!event.name().endsWith("Stats") && !event.name().endsWith("VolumeChanged")) {
      List<Object> words = new ArrayList<>();
      words.add(event.name());
      if (!event.args().isEmpty()
          && (event.args().get(0) instanceof ARTCAICallConnectionStatus
              || event.name().equals("onErrorOccurs"))) {
        words.add(event.args().get(0));
      }
      FaultLines.sayAt(event.nanos(), FaultLines.EVENT, words.toArray());
    }
  }
}
