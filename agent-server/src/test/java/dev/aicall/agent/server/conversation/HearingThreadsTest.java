package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SerialExecutor;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.exec.VirtualTime;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Media thread, loop and worker as in a call; and what the media thread pays. */
class HearingThreadsTest {
  private static final int CALLS = 30;
  private static final int PIECES = 3_000;

  /** Checks the order of events on the loop. */
  private static final class OrderedEvents implements Hearing.Listener {
    final List<String> mistakes = new CopyOnWriteArrayList<>();
    int turns;
    boolean inTurn;
    boolean over;

    private void require(boolean condition, String what) {
      if (!condition) {
        mistakes.add(what);
      }
    }

    private void end() {
      require(inTurn && !over, "end without a turn");
      inTurn = false;
      turns++;
    }

    @Override
    public void onSpeech() {
      require(!inTurn && !over, "speech in a turn");
      inTurn = true;
    }

    @Override
    public void onPartial(String text) {
      require(inTurn && !over, "partial outside of a turn");
    }

    @Override
    public void onPause() {
      require(inTurn && !over, "pause outside of a turn");
    }

    @Override
    public void onTurn(SpokenTurn turn) {
      require(
          turn.saidNanos() <= turn.endedNanos() && turn.endedNanos() <= turn.recognisedNanos(),
          "times out of order");
      end();
    }

    @Override
    public void onNotUnderstood() {
      end();
    }
  }

  @Test
  @Timeout(60)
  void anyOrderOfSoundForgettingAndClosingIsBorne() throws Exception {
    Executor threads = DaemonThreads.executor("hearing-test", 4);
    SystemTime time = new SystemTime();
    ScriptedEngines engines = new ScriptedEngines();
    int turns = 0;
    for (int call = 0; call < CALLS; call++) {
      Random random = new Random(call);
      Executor loop = new SerialExecutor(threads);
      AgentCall agentCall = LoopCall.of(time, loop);
      OrderedEvents events = new OrderedEvents();
      Executor worker = new SerialExecutor(threads);
      Hearing hearing =
          new Hearing(
              agentCall,
              worker,
              new Hearing.Engines(
                  () -> engines.vad().newDetector(11),
                  0,
                  () -> engines.recognizer().newRecognizer("", List.of())),
              new TurnRules(),
              new WordsCompletion(),
              events);
      Thread media = new Thread(() -> push(hearing, engines));
      media.start();
      int commands = random.nextInt(200);
      for (int i = 0; i < commands; i++) {
        int kind = random.nextInt(8);
        loop.execute(
            () -> {
              switch (kind) {
                case 0 -> {
                  hearing.forget();
                  events.inTurn = false;
                }
                case 1 -> {
                  hearing.byHand(random.nextBoolean());
                  events.inTurn = false;
                }
                default -> Thread.onSpinWait();
              }
            });
      }
      boolean early = random.nextBoolean();
      if (!early) {
        media.join();
      }
      settle(worker);
      settle(loop);
      loop.execute(
          () -> {
            hearing.close();
            events.over = true;
          });
      media.join();
      settle(loop);
      settle(worker);
      settle(loop);
      turns += events.turns;
      assertThat(events.mistakes).isEmpty();
    }

    assertThat(turns).isPositive();
    assertThat(engines.mistakes).isEmpty();
    assertThat(engines.recognizersOpen()).isZero();
    assertThat(engines.detectorsOpen()).isZero();
  }

  /** Waits for what an executor has to do now, and what that gives it to do. */
  private static void settle(Executor executor) throws Exception {
    for (int i = 0; i < 2 * PieceQueue.CAPACITY / 50; i++) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      executor.execute(() -> done.complete(null));
      done.get(30, TimeUnit.SECONDS);
    }
  }

  private static void push(Hearing hearing, ScriptedEngines engines) {
    short[] word = new short[480];
    Arrays.fill(word, engines.value("go"));
    short[] silence = new short[480];
    for (int i = 0; i < PIECES; i++) {
      short[] samples = i % 100 < 40 ? word : silence;
      hearing.ears().onPcm(new PcmFrame(samples, 0, 480, 48_000, 1, 0));
    }
  }

  private static final int ROUNDS = 20_000;

  @Test
  void theMediaThreadAllocatesNextToNothing() {
    HearingWorld world = new HearingWorld();
    PcmFrame frame = new PcmFrame(new short[960], 0, 960, 48_000, 2, 0);
    VirtualTime time = world.time;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int i = 0; i < 2 * ROUNDS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      world.hearing().ears().onPcm(frame);
      if (i >= ROUNDS) {
        allocated += threads.getCurrentThreadAllocatedBytes() - before;
      }
      time.runReady();
    }

    // A place in the queue of the worker's tasks.
    assertThat(allocated / ROUNDS).isLessThan(64);
    world.hearing().close();
    time.runReady();
  }
}
