package dev.aicall.cli.e2e;

import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.rtc.peer.media.MediaStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The agent server of the fault rig. Arguments: host, port or 0, key file. Says {@code front
 * ORIGIN}, which leads to the same by a {@link BadFront}, {@code listening ORIGIN}, and what
 * happens to its agents. Orders: {@code calm} waits for the end of all calls, {@code calls} asks
 * for their number and for the threads that were not there when it was calm; {@code quiet} and
 * {@code flood COUNT LENGTH} are for the newest agent, {@code slow MILLIS} and {@code fail STATUS
 * COUNT} for the front, {@code jump SECONDS} for the clock. Ends with its input.
 */
final class FaultServer {
  private static final int LOOPS = 2;

  private FaultServer() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Child.body(() -> serve(args[0], Integer.parseInt(args[1]), Path.of(args[2])));
  }

  private static void serve(String host, int port, Path keyFile) throws Exception {
    AgentServerConfig config =
        AgentServerConfig.builder()
            .host(host)
            .port(port)
            .keyFile(keyFile)
            .behindProxy(true)
            .apiKeyRequired(true)
            .build();
    Agents agents = new Agents();
    JumpingTime time = new JumpingTime();
    Executor loops = DaemonThreads.executor("aicall-agent-call", LOOPS);
    try (MediaStack stack = Pairing.farStack().open();
        AgentServer server = AgentServer.start(config, stack, agents, time, loops);
        BadFront front = new BadFront(host, server.baseUri())) {
      Child.say("front " + front.origin());
      Child.say("listening " + server.baseUri());
      ThreadNames before = new ThreadNames();
      while (true) {
        List<String> words = FaultLines.words(Child.order());
        switch (words.get(0)) {
          case "calm" -> {
            Waiting.until("the end of the calls", NearSide.LIMIT, () -> server.calls() == 0);
            before = new ThreadNames();
            Child.say("calm " + before);
          }
          case "calls" -> Child.say("calls " + server.calls() + " " + before.leftOver());
          case "jump" -> {
            time.jump(Duration.ofSeconds(Long.parseLong(words.get(1))));
            Child.say("jumped " + time.now());
          }
          case "slow" -> {
            front.slow(Duration.ofMillis(Long.parseLong(words.get(1))));
            Child.say("slow " + words.get(1));
          }
          case "fail" -> {
            front.fail(Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)));
            Child.say("fail " + words.get(1));
          }
          case "quiet" -> agents.newest().quiet();
          case "flood" ->
              agents.newest().flood(Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)));
          default -> throw new IllegalArgumentException("unknown order: " + words);
        }
      }
    }
  }

  /** Makes agents and keeps the newest. */
  private static final class Agents implements AgentFactory {
    private final AtomicReference<CountingAgent> newest = new AtomicReference<>();

    CountingAgent newest() {
      return Objects.requireNonNull(newest.get(), "no agent yet");
    }

    @Override
    public Optional<AgentProfile> find(String agentId) {
      return Optional.of(new AgentProfile("counting", ARTCAICallAgentType.VoiceAgent, List.of()));
    }

    @Override
    public Agent newAgent(String agentId, AgentCall call) {
      CountingAgent agent = new CountingAgent(call);
      newest.set(agent);
      return agent;
    }
  }
}
