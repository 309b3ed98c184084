package dev.aicall.testkit;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.ReconnectSchedule;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.fake.FakeRtc;
import dev.aicall.rtc.fake.FakeRtcSession;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The fake, held to the contract that it lends itself to testing others by. */
class FakeHarness implements RtcSessionHarness, FarSide {
  private final VirtualTime time;
  private final FakeRtc fake;
  private final RtcEngine engine;

  /** On virtual time. */
  FakeHarness() {
    this(new VirtualTime());
  }

  private FakeHarness(VirtualTime time) {
    this(time, new FakeRtc(time));
  }

  /** On the fake's own time; what needs virtual time is overridden. */
  FakeHarness(FakeRtc fake) {
    this(new VirtualTime(), fake);
  }

  private FakeHarness(VirtualTime time, FakeRtc fake) {
    this.time = time;
    this.fake = fake;
    this.engine = fake.engineFactory().create();
  }

  @Override
  public RtcEngineFactory factory() {
    return fake.engineFactory();
  }

  @Override
  public RtcEngine engine() {
    return engine;
  }

  @Override
  public FarSide farSide() {
    return this;
  }

  @Override
  public JoinRequest joinRequest(MediaTaps taps, Duration deadline) {
    return new JoinRequest(
        "user-1",
        "token-1",
        null,
        ARTCAICallAgentType.VoiceAgent,
        ARTCAICallAudioConfig.builder().build(),
        ARTCAICallVideoConfig.builder().build(),
        taps,
        ReconnectSchedule.DEFAULT,
        deadline);
  }

  @Override
  public SpeedProfile speed() {
    return SpeedProfile.VIRTUAL;
  }

  @Override
  public void advance(Duration duration) {
    time.advance(duration);
  }

  @Override
  public boolean handedInStillWorks() {
    AtomicBoolean ran = new AtomicBoolean();
    time.execute(() -> ran.set(true));
    time.runReady();
    return ran.get();
  }

  @Override
  public long resources() {
    return time.pendingTimers() + fake.sessions().stream().filter(s -> !s.isOver()).count();
  }

  @Override
  public void close() {
    engine.close();
    time.runReady();
  }

  // The far side.

  @Override
  public Set<Ability> abilities() {
    return EnumSet.allOf(Ability.class);
  }

  @Override
  public String agentUid() {
    return "agent-1";
  }

  @Override
  public void agentSends(byte[] message) {
    fake.agent().sendRaw(message);
  }

  @Override
  public List<byte[]> agentReceived() {
    List<FakeRtcSession> sessions = fake.sessions();
    return sessions.isEmpty() ? List.of() : sessions.get(sessions.size() - 1).receivedBytes();
  }

  @Override
  public void agentLeaves() {
    fake.agent().leave();
  }

  @Override
  public void agentSounds(boolean on) {
    fake.channel().sounds(agentUid(), on);
  }

  @Override
  public long soundHeard() {
    return fake.agent().senses().heardPieces();
  }

  @Override
  public void sendMediaExtension(int type, byte[] payload) {
    fake.channel().mediaExtension(agentUid(), type, payload);
  }

  @Override
  public void bye(int code) {
    fake.channel().bye(code);
  }

  @Override
  public void cutLink() {
    fake.channel().loseLink();
  }

  @Override
  public void restoreLink() {
    fake.channel().restoreLink();
  }

  @Override
  public void breakDown() {
    fake.channel().breakDown(RtcError.of(RtcError.Reason.INTERNAL, "broke down"));
  }

  @Override
  public void refuseJoins(RtcError.Reason reason) {
    fake.network().refuseJoins(reason);
  }

  @Override
  public void ignoreJoins() {
    fake.network().ignoreJoins();
  }
}
