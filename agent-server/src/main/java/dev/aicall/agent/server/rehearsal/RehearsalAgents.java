package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.agent.server.yaml.BadFileException;
import dev.aicall.agent.server.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The agents of a script, each under its id. Immutable and safe from any thread. {@code
 * docs/rehearsal.md} is the script's reference.
 */
public final class RehearsalAgents implements AgentFactory {
  /** The demo agent's id among those of {@link #builtIn()}. */
  public static final String DEFAULT_AGENT_ID = "robot";

  private static final String BUILT_IN = "rehearsal.yaml";

  private final Map<String, AgentScript> scripts;

  private RehearsalAgents(Map<String, AgentScript> scripts) {
    this.scripts = Collections.unmodifiableMap(scripts);
  }

  /**
   * Reads the agents that come with the server: robot, avatar, vision, video, echo and everything.
   *
   * @return its agents
   */
  public static RehearsalAgents builtIn() {
    try (InputStream in = RehearsalAgents.class.getResourceAsStream(BUILT_IN)) {
      byte[] bytes = Objects.requireNonNull(in, "the jar must hold " + BUILT_IN).readAllBytes();
      return parse(BUILT_IN, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a script, UTF-8, at most 1 MiB. Recordings that it names are looked for from its folder
   * on.
   *
   * @param file where it is
   * @return its agents, at least one
   * @throws BadFileException if it cannot be read, or anything is wrong with it; says file, line,
   *     path, what is wrong and what would be right
   */
  public static RehearsalAgents load(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return new RehearsalAgents(ScriptReader.read(YamlTree.name(file), YamlTree.text(file), folder));
  }

  /**
   * Reads a script from its text; it may name no recordings.
   *
   * @param name of the script, for messages
   * @param yaml its text
   * @return its agents, at least one
   * @throws BadFileException if anything is wrong with it
   */
  public static RehearsalAgents parse(String name, String yaml) {
    return new RehearsalAgents(ScriptReader.read(name, yaml, null));
  }

  /**
   * Adds the agents of another script; of an id that both have, the other's counts.
   *
   * @param more the other agents
   * @return all of them
   */
  public RehearsalAgents plus(RehearsalAgents more) {
    Map<String, AgentScript> all = new LinkedHashMap<>(scripts);
    all.putAll(more.scripts);
    return new RehearsalAgents(all);
  }

  /**
   * Names the agents.
   *
   * @return their ids, in the script's order
   */
  public Set<String> ids() {
    return scripts.keySet();
  }

  @Override
  public Optional<AgentProfile> find(String agentId) {
    return Optional.ofNullable(scripts.get(agentId))
        .map(script -> new AgentProfile(script.name(), script.type(), script.phoneNumbers()));
  }

  @Override
  public Agent newAgent(String agentId, AgentCall call) {
    AgentScript script = scripts.get(agentId);
    if (script == null) {
      throw new IllegalArgumentException("agentId: one of " + ids() + ", got " + agentId);
    }
    return new RehearsalAgent(script, call);
  }
}
