package dev.aicall.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.fake.FakeAgent;
import dev.aicall.rtc.fake.FakeRtc;
import dev.aicall.testkit.AiCallTest;
import dev.aicall.testkit.RecordingDelegate;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;

class AiCallMetricsTest {
  private static final ARTCAICallConfig CONFIG =
      ARTCAICallConfig.builder()
          .agentId("agent-id")
          .agentType(ARTCAICallAgentType.VoiceAgent)
          .region("cn-shanghai")
          .userId("user-1")
          .userJoinToken("token-1")
          .build();

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final AiCallMetrics metrics = new AiCallMetrics(registry, "fake");

  @BeforeEach
  void measure(ARTCAICallEngineInterface engine, RecordingDelegate delegate) {
    engine.setDelegate(metrics.around(delegate));
  }

  @AiCallTest
  void aCallIsMeasuredAndStillHeard(
      ARTCAICallEngineInterface engine,
      FakeAgent agent,
      RecordingDelegate delegate,
      VirtualTime time) {
    agent.thinks(Duration.ofMillis(250)).speaks(2);
    agent.otherwise().replies("one two three four five six seven");
    engine.call(CONFIG);
    time.advance(Duration.ofSeconds(1));
    assertThat(registry.get("aicall.calls.up").tag("backend", "fake").gauge().value()).isOne();

    engine.sendTextToAgent(ARTCAICallSendTextToAgentRequest.builder().text("go on").build());
    time.advance(Duration.ofSeconds(1));
    engine.interruptSpeaking();
    time.advance(Duration.ofSeconds(1));
    engine.handup(true);
    time.advance(Duration.ofSeconds(1));

    assertThat(registry.get("aicall.calls.up").gauge().value()).isZero();
    assertThat(registry.get("aicall.calls").tag("result", "ok").counter().count()).isOne();
    for (SetupStage stage : SetupStage.values()) {
      String name = stage.name().toLowerCase(Locale.ROOT);
      assertThat(registry.get("aicall.call.setup").tag("stage", name).timer().count())
          .as(name)
          .isOne();
    }
    assertThat(
            registry
                .get("aicall.call.setup")
                .tag("stage", "joined")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isCloseTo(50, within(0.001));
    assertThat(
            registry
                .get("aicall.turn.answer")
                .tag("question", "typed")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isCloseTo(250, within(0.001));
    assertThat(registry.get("aicall.interrupt").tag("requested", "true").timer().count()).isOne();
    assertThat(delegate.texts()).contains("onCallBegin()", "onCallEnd()");
  }

  @AiCallTest
  void aCallThatFailsIsCountedByItsCodeAndWasNeverUp(
      ARTCAICallEngineInterface engine,
      FakeRtc fake,
      RecordingDelegate delegate,
      VirtualTime time) {
    fake.network().refuseJoins(RtcError.Reason.TOKEN_EXPIRED);
    engine.call(CONFIG);
    time.advance(Duration.ofSeconds(1));

    assertThat(registry.get("aicall.calls").tag("result", "TokenExpired").counter().count())
        .isOne();
    assertThat(registry.get("aicall.calls.up").gauge().value()).isZero();
    assertThat(delegate.has("onErrorOccurs")).isTrue();
  }

  @AiCallTest
  void lostLinksAreCounted(ARTCAICallEngineInterface engine, FakeRtc fake, VirtualTime time) {
    engine.call(CONFIG);
    time.advance(Duration.ofSeconds(1));
    fake.channel().loseLink();
    time.advance(Duration.ofSeconds(2));
    fake.channel().restoreLink();
    time.advance(Duration.ofSeconds(10));
    fake.channel().loseLink();
    time.advance(Duration.ofSeconds(1));
    engine.handup(false);
    time.advance(Duration.ofSeconds(1));

    assertThat(registry.get("aicall.reconnects").tag("restored", "true").counter().count()).isOne();
    assertThat(registry.get("aicall.reconnects").tag("restored", "false").counter().count())
        .isOne();
  }

  @AiCallTest
  void noTagHoldsWhatBelongsToOneCall(
      ARTCAICallEngineInterface engine, FakeAgent agent, VirtualTime time) {
    agent.greets("hello");
    engine.call(CONFIG);
    time.advance(Duration.ofSeconds(5));
    engine.handup(true);
    time.advance(Duration.ofSeconds(1));

    for (Meter meter : registry.getMeters()) {
      assertThat(meter.getId().getTags())
          .extracting(Tag::getKey)
          .isSubsetOf(Set.of("backend", "stage", "question", "requested", "result", "restored"));
    }
  }

  @AiCallTest
  void aDelegateForNobodyTakesEverything() {
    ARTCAICallEngineDelegate alone = metrics.around(null);
    alone.onCallBegin();
    alone.onVoiceIdChanged("v");
    assertThat(alone).isNotEqualTo(metrics.around(null));
    assertThat(Set.of(alone)).contains(alone);
    assertThat(alone).hasToString("measured null");
  }
}
