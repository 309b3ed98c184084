package dev.aicall.rtc.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import dev.aicall.api.ARTCAICallEngineFactory;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.ClientMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FakeRtcTest {
  private static final long TEN_MINUTES_MS = 600_000;

  @Test
  void commandsAreReadable() {
    CallerWorld world = new CallerWorld();

    world.session.muteMicrophone(true);
    world.engine.useSpeaker(false);
    world.session.setRemoteView("agent-1", null);
    world.session.refreshToken("secret");
    world.join();
    world.send(new ClientMessage.StopAgent());
    world.session.leave();

    assertThat(world.fake.commands())
        .extracting(RtcCommand::toString)
        .containsExactly(
            "muteMicrophone(true)",
            "useSpeaker(false)",
            "setRemoteView(agent-1, null)",
            "refreshToken(***)",
            "join(JoinRequest[userId=user-1, token=***, agentType=VoiceAgent])",
            "send({\"type\":1100,\"seqId\":1,\"senderId\":\"user-1\",\"receiverId\":\"agent-1\"})",
            "leave()");
    assertThat(world.fake.sessions().get(0).commands())
        .doesNotContain(new RtcCommand.UseSpeaker(false))
        .startsWith(new RtcCommand.MuteMicrophone(true))
        .endsWith(new RtcCommand.Leave());
  }

  @Test
  void sameSeedSameRun() {
    assertThat(conversation(5)).isEqualTo(conversation(5)).isNotEqualTo(conversation(6));
  }

  @Test
  @Timeout(5)
  void tenMinutesTakeNoTime() {
    CallerWorld world = new CallerWorld();
    world.agent().greets("Hello").otherwise().replies(said -> "You said " + said);
    world.join();

    long spoken = 0;
    while (world.time.nanoTime() < TimeUnit.MILLISECONDS.toNanos(TEN_MINUTES_MS)) {
      world.agent().userSays("Sentence number " + spoken++);
      world.advance(6_000);
    }

    assertThat(spoken).isBetween(95L, 101L);
    assertThat(world.messages.stream().filter(AgentMessage.AgentSubtitle.class::isInstance))
        .hasSizeGreaterThan(450);
  }

  private static List<Object> conversation(long seed) {
    CallerWorld world = new CallerWorld(seed);
    world.agent().greets("Hello there").otherwise().replies("One two three");
    for (Direction way : Direction.values()) {
      world.fake.network().lose(way, 0.2).duplicate(way, 0.2).reorder(way, 0.2);
    }
    world.join();
    for (int i = 0; i < 20; i++) {
      world.agent().userSays("Number " + i);
      world.send(new ClientMessage.QueryAgentState());
      world.advance(3_000);
    }
    List<Object> trace = new ArrayList<>(world.events);
    trace.addAll(world.messages);
    return trace;
  }

  @Test
  void controlsMayComeFromAnyThread() throws Exception {
    CallerWorld world = new CallerWorld();
    world.join().forget();
    int threads = 8;
    int each = 500;
    CountDownLatch done = new CountDownLatch(threads);
    for (int t = 0; t < threads; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  world.agent().send(new AgentMessage.CustomMessage("hello"));
                }
                done.countDown();
              });
      thread.start();
    }

    while (!done.await(1, TimeUnit.MILLISECONDS)) {
      world.advance(1);
    }
    world.advance(0);

    assertThat(world.messages).hasSize(threads * each);
  }

  @Test
  @Timeout(20)
  void tenThousandCallsAtOnce() {
    int calls = 10_000;
    VirtualTime time = new VirtualTime();
    FakeRtc fake = new FakeRtc(time).records(false);
    fake.agent().greets("Hello").whenUserSays("weather").replies("It is sunny");
    List<CallerWorld> callers = new ArrayList<>();

    for (int i = 0; i < calls; i++) {
      callers.add(new CallerWorld(time, fake).startJoin());
    }
    time.advance(Duration.ofSeconds(2));
    callers.forEach(c -> c.send(new ClientMessage.SendTextToAgent("weather")));
    time.advance(Duration.ofSeconds(20));

    assertThat(callers).allMatch(c -> c.messages.size() >= 9);
    assertThat(time.pendingTimers()).isZero();
    callers.forEach(c -> c.session.leave());
    time.runReady();
    assertThat(fake.sessions()).isEmpty();
  }

  @Test
  void moduleBindsTheFakeAndItsTime() {
    VirtualTime time = new VirtualTime();
    FakeRtc fake = new FakeRtc(time);

    try (ARTCAICallEngineInterface engine =
        Guice.createInjector(new AiCallModule(), new FakeRtcModule(fake))
            .getInstance(ARTCAICallEngineInterface.class)) {
      engine.createRTCEngine();
      time.runReady();
      assertThat(engine.getRTCInstance()).isSameAs(fake);
    }
  }

  @Test
  void classPathFindsTheFakeByItsName() {
    try (ARTCAICallEngineInterface engine = ARTCAICallEngineFactory.createEngine("fake")) {
      assertThat(engine.getAudioDevices()).isInstanceOf(FakeAudioDevices.class);
    }
  }
}
