package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;

import dev.aicall.api.model.ARTCAICallConnectionStatus;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The caller of the fault rig. Arguments: origin of the signalling, origin of the server, key file.
 * Makes a first call that nothing happens to and says {@code warm}; on {@code call} makes the call,
 * and while it lasts sends a numbered message every 100 ms and says what it is told. Other orders:
 * {@code quiet}, {@code flood COUNT LENGTH}, {@code hangup}, {@code end}.
 */
final class FaultCaller {
  private final NearSide near;
  private final Thread talk = new Thread(this::talk, "talk");
  private final Thread report = new Thread(this::report, "report");
  private final Object sending = new Object();
  private volatile boolean quiet;
  private volatile boolean over;
  private int sent;

  private FaultCaller(NearSide near) {
    this.near = near;
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Child.body(() -> run(URI.create(args[0]), URI.create(args[1]), Path.of(args[2])));
  }

  private static void run(URI signalling, URI server, Path keyFile) throws Exception {
    ServerAccess access = new ServerAccess(server, keyFile);
    NearSide.Setup setup = new NearSide.Setup(signalling);
    ServerAccess.Grant grant = access.grant("caller");
    warmUp(setup, access.grant("warm-up"));
    Set<String> before = threads();
    Child.say("warm " + before.size());
    expect("call");
    try (NearSide near = setup.open()) {
      new FaultCaller(near).call(grant);
    }
    Waiting.until(
        "the end of the call's threads, of which there are " + leftOver(before),
        LIMIT,
        () -> leftOver(before).isEmpty());
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

  /** Pools have as many as they need at a time: their numbers do not count. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
        .collect(Collectors.toSet());
  }

  private static List<String> leftOver(Set<String> before) {
    return threads().stream().filter(name -> !before.contains(name)).toList();
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
