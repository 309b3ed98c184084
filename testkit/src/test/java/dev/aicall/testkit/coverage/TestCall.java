package dev.aicall.testkit.coverage;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.rtc.fake.FakeAgent;
import dev.aicall.rtc.fake.FakeChannel;
import dev.aicall.rtc.fake.FakeRtc;
import dev.aicall.rtc.fake.FakeRtcModule;
import dev.aicall.rtc.fake.FakeRtcSession;
import dev.aicall.rtc.fake.Fault;
import dev.aicall.rtc.fake.RtcCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An engine over the fake on virtual time, with everything that a test looks at. */
final class TestCall {
  static final String USER = "user-1";
  static final String AGENT = "agent-1";

  /** Longer than joining and the agent's arrival take. */
  private static final Duration UNTIL_BEGUN = Duration.ofMillis(200);

  private final VirtualTime time = new VirtualTime();
  private final FakeRtc fake = new FakeRtc(time);
  private final List<Module> modules =
      new ArrayList<>(List.of(new AiCallModule(), new FakeRtcModule(fake)));
  private final Evidence evidence;
  private final CallbackLog heard;
  private Injector injector;
  private ARTCAICallEngineInterface engine;
  private int oldCommands;
  private int oldMessages;

  TestCall(Evidence evidence) {
    this.evidence = evidence;
    this.heard = new CallbackLog(evidence);
  }

  /** Adds a backend, before the engine is there. */
  TestCall with(Module module) {
    modules.add(module);
    return this;
  }

  Injector injector() {
    if (injector == null) {
      injector = Guice.createInjector(modules);
    }
    return injector;
  }

  ARTCAICallEngineInterface engine() {
    if (engine == null) {
      ARTCAICallEngineInterface bare = injector().getInstance(ARTCAICallEngineInterface.class);
      bare.setDelegate(heard.delegate());
      engine = RecordedEngine.of(bare, evidence, this::effects);
    }
    return engine;
  }

  FakeRtc fake() {
    return fake;
  }

  FakeAgent agent() {
    return fake.agent();
  }

  FakeChannel channel() {
    return fake.channel();
  }

  VirtualTime time() {
    return time;
  }

  CallbackLog heard() {
    return heard;
  }

  void strike(Fault fault) {
    evidence.struck(fault);
    fake.strike(fault);
    settle();
  }

  void played(ShareRow row) {
    evidence.played(row);
  }

  // Calls.

  static ARTCAICallConfig.Builder config(ARTCAICallAgentType type) {
    return ARTCAICallConfig.builder()
        .agentId("agent")
        .agentType(type)
        .region("cn-shanghai")
        .userId(USER)
        .userJoinToken("token-1");
  }

  static ARTCAICallAgentInfo runningAgent() {
    return new ARTCAICallAgentInfo(
        ARTCAICallAgentType.VoiceAgent, "channel-1", AGENT, "instance-1");
  }

  /** Starts a voice call and looks only at what comes after its beginning. */
  void begin() {
    begin(ARTCAICallAgentType.VoiceAgent);
  }

  void begin(ARTCAICallAgentType type) {
    begin(config(type).build());
  }

  void begin(ARTCAICallConfig config) {
    if (!engine().call(config)) {
      throw new AssertionError("the call was refused");
    }
    pass(UNTIL_BEGUN);
    forget();
  }

  void settle() {
    time.runReady();
  }

  void pass(Duration duration) {
    time.advance(duration);
  }

  void passMillis(long millis) {
    pass(Duration.ofMillis(millis));
  }

  // What was seen since the test began, or since it forgot.

  void forget() {
    heard.forget();
    oldCommands = fake.commands().size();
    oldMessages = allMessages().size();
  }

  /** The commands that the stack got, without messages. */
  List<String> commands() {
    List<RtcCommand> all = fake.commands();
    return all.subList(oldCommands, all.size()).stream()
        .filter(command -> !(command instanceof RtcCommand.Send))
        .map(RtcCommand::toString)
        .toList();
  }

  /** What the agents understood. */
  List<ClientMessage> messages() {
    List<ClientMessage> all = allMessages();
    return all.subList(oldMessages, all.size());
  }

  /** Messages that were given to the stack, read or not. */
  long sent() {
    List<RtcCommand> all = fake.commands();
    return all.subList(oldCommands, all.size()).stream()
        .filter(RtcCommand.Send.class::isInstance)
        .count();
  }

  private List<ClientMessage> allMessages() {
    return fake.sessions().stream()
        .map(FakeRtcSession::agent)
        .flatMap(agent -> agent.messages().stream())
        .toList();
  }

  private long effects(Class<?> kind) {
    return Stream.concat(fake.commands().stream(), allMessages().stream())
        .filter(kind::isInstance)
        .count();
  }
}
