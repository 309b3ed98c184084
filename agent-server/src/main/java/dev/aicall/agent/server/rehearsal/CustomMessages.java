package dev.aicall.agent.server.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.agent.server.rehearsal.AgentScript.Rule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reacts to messages for the server of the agent's owner (1112). Used on the call's loop only. */
final class CustomMessages {
  private static final JsonMapper JSON = new JsonMapper();

  private final AgentScript script;
  private final StepRunner steps;
  private final Situation situation;

  CustomMessages(AgentScript script, StepRunner steps, Situation situation) {
    this.script = script;
    this.steps = steps;
    this.situation = situation;
  }

  /** The first rule that fits acts, beside what the agent is saying; nothing else happens. */
  void arrived(String message) {
    Map<String, @Nullable Object> json = objectOrNull(message);
    for (Rule rule : script.rules()) {
      if (rule.trigger() instanceof Trigger.CustomMessage trigger
          && trigger.matches(message, json)) {
        Question question = new Question(message, situation.sentenceId());
        steps.start(rule.steps(), question, false, spoken -> {});
        return;
      }
    }
  }

  private static @Nullable Map<String, @Nullable Object> objectOrNull(String message) {
    try {
      return JSON.readValue(message, new TypeReference<Map<String, @Nullable Object>>() {});
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
