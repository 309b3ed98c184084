package dev.aicall.benchmarks;

import com.google.inject.Guice;
import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.rtc.fake.FakeRtc;
import dev.aicall.rtc.fake.FakeRtcModule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * 10,000 calls at once in one JVM on virtual time, each with a conversation of at least 20 messages
 * over the agent protocol. Ends with an error if a single call does not begin, talk and end once.
 */
final class FakeCalls {
  private static final int CALLS = 10_000;
  private static final int TEXTS = 5;
  private static final int MESSAGES = 20;
  private static final int MEBIBYTE = 1 << 20;

  private FakeCalls() {}

  static void run() throws IOException {
    VirtualTime time = new VirtualTime();
    long before = usedHeap();
    long started = System.nanoTime();

    List<Call> calls = new ArrayList<>(CALLS);
    for (int i = 0; i < CALLS; i++) {
      calls.add(new Call(time, i));
    }
    time.advance(Duration.ofSeconds(2));
    for (int text = 0; text < TEXTS; text++) {
      calls.forEach(Call::sayNext);
      time.advance(Duration.ofSeconds(10));
    }
    long talked = System.nanoTime();
    long atOnce = calls.stream().filter(call -> call.engine.isOnCall()).count();
    long heap = usedHeap() - before;

    calls.forEach(call -> call.engine.handup(true));
    time.advance(Duration.ofSeconds(10));

    calls.forEach(Call::check);
    long messages = calls.stream().mapToLong(call -> call.messages).sum();
    double seconds = (talked - started) / 1e9;
    if (atOnce != CALLS) {
      throw new IllegalStateException("only " + atOnce + " calls were up at once");
    }
    Figures.publish(
        new Table(
                "calls",
                "calls at once",
                "messages",
                "time",
                "messages a second",
                "heap a call",
                "largest heap")
            .row(
                Table.number((double) atOnce),
                Table.number((double) messages),
                Table.number(seconds) + " s",
                Table.number(messages / seconds),
                Table.number(heap / 1024.0 / CALLS) + " KiB",
                Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB"));
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** One caller with an agent of its own. */
  private static final class Call implements ARTCAICallEngineDelegate {
    private final ARTCAICallEngineInterface engine;
    private int begun;
    private int ended;
    private int messages;
    private int said;

    Call(VirtualTime time, int number) {
      FakeRtc fake = new FakeRtc(time).records(false);
      fake.agent().greets("Hello, what can I do for you?");
      fake.agent().otherwise().replies("You said something that I shall think about.");
      engine =
          Guice.createInjector(new AiCallModule(), new FakeRtcModule(fake))
              .getInstance(ARTCAICallEngineInterface.class);
      engine.setDelegate(this);
      boolean accepted =
          engine.call(
              ARTCAICallConfig.builder()
                  .agentId("agent")
                  .region("test")
                  .userId("user-" + number)
                  .userJoinToken("token")
                  .agentConfig(ARTCAICallAgentConfig.builder().build())
                  .build());
      if (!accepted) {
        throw new IllegalStateException("call " + number + " was refused");
      }
    }

    void sayNext() {
      said++;
      messages++;
      if (!engine.sendTextToAgent(
          ARTCAICallSendTextToAgentRequest.builder().text("Sentence " + said).build())) {
        throw new IllegalStateException("a text was refused");
      }
    }

    void check() {
      if (begun != 1 || ended != 1 || messages < MESSAGES) {
        throw new IllegalStateException(
            "a call began " + begun + " times, ended " + ended + ", had " + messages + " messages");
      }
    }

    @Override
    public void onCallBegin() {
      begun++;
    }

    @Override
    public void onCallEnd() {
      ended++;
    }

    @Override
    public void onVoiceAgentSubtitleNotify(String text, boolean isSentenceEnd, int sentenceId) {
      messages++;
    }
  }
}
