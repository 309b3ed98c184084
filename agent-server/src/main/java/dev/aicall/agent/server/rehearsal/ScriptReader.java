package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.yaml.BadFileException;
import dev.aicall.agent.server.yaml.Fields;
import dev.aicall.agent.server.yaml.Spelling;
import dev.aicall.agent.server.yaml.Values;
import dev.aicall.agent.server.yaml.YamlNode;
import dev.aicall.agent.server.yaml.YamlNode.Members;
import dev.aicall.agent.server.yaml.YamlTree;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a script: the agents by their ids. */
final class ScriptReader {
  /** As user ids of the server; our choice. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private static final String LIKE = "like";

  private final Map<String, YamlNode> agents;
  private final AgentReader reader;

  private ScriptReader(Map<String, YamlNode> agents, @Nullable Path folder) {
    this.agents = agents;
    this.reader = new AgentReader(new VoiceReader(folder));
  }

  /**
   * Reads a script.
   *
   * @param file its name, for messages
   * @param text its text
   * @param folder where its recordings are looked for; null if it may name none
   * @throws BadFileException if anything is wrong with it
   */
  static Map<String, AgentScript> read(String file, String text, @Nullable Path folder) {
    YamlNode top = YamlTree.parse(file, YamlNode.SCRIPT, text);
    YamlNode all = Fields.of(top, "agents").node("agents");
    if (!(all instanceof Members map) || map.members().isEmpty()) {
      throw all.place()
          .error("must be a map of agents by their ids, at least one, got " + all.kind());
    }
    return new ScriptReader(map.members(), folder).read();
  }

  private Map<String, AgentScript> read() {
    Map<String, AgentScript> scripts = new LinkedHashMap<>();
    agents.forEach(
        (id, node) -> {
          if (!ID.matcher(id).matches()) {
            throw node.place()
                .error("an agent's id has 1 to 64 letters, digits, _, . or -, got \"" + id + "\"");
          }
          scripts.put(id, reader.read(id, withInherited(node, new ArrayDeque<>())));
        });
    return scripts;
  }

  /** An agent with all that it takes over from another, whose own keys count less. */
  private Members withInherited(YamlNode node, Deque<String> heirs) {
    if (!(node instanceof Members own)) {
      throw node.place().error("must be a map that describes an agent, got " + node.kind());
    }
    YamlNode like = own.members().get(LIKE);
    if (like == null) {
      return own;
    }
    String id = Values.text(like);
    YamlNode other = agents.get(id);
    if (other == null) {
      throw like.place()
          .error("no agent \"" + id + "\" in this file. " + Spelling.advice(id, agents.keySet()));
    }
    if (heirs.contains(id)) {
      throw like.place().error("agents are like each other in a circle: " + heirs + ". Break it");
    }
    heirs.add(id);
    Map<String, YamlNode> all = new LinkedHashMap<>(withInherited(other, heirs).members());
    all.putAll(own.members());
    all.remove(LIKE);
    return new Members(own.place(), all);
  }
}
