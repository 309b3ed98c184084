package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.rehearsal.AgentScript.Rule;
import dev.aicall.agent.server.yaml.Fields;
import dev.aicall.agent.server.yaml.Values;
import dev.aicall.agent.server.yaml.YamlNode;
import dev.aicall.agent.server.yaml.YamlNode.Members;
import dev.aicall.agent.server.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads one rule of a script. */
final class RuleReader {
  private static final String[] TRIGGERS = {"keyword", "text", "regex", "custom", "hears"};

  /** Long enough to be no click; our choice. */
  private static final Duration DEFAULT_SOUND = Duration.ofMillis(300);

  /** What a telephone carries; a tone beyond is none that a call brings over safely. */
  private static final double LOWEST_HERTZ = 100;

  private static final double HIGHEST_HERTZ = 3_400;

  private final StepReader steps;

  RuleReader(StepReader steps) {
    this.steps = steps;
  }

  Rule read(YamlNode node) {
    Fields fields =
        Fields.of(node, "keyword", "text", "regex", "custom", "hears", "thinking", "do");
    String by = fields.one(TRIGGERS);
    Trigger trigger = trigger(by, fields);
    boolean taken = trigger instanceof Trigger.Hears hears && hears.as() != null;
    List<Step> todo = fields.has("do") || !taken ? steps.readAll(fields.node("do")) : List.of();
    return new Rule(trigger, fields.has("thinking") ? fields.duration("thinking") : null, todo);
  }

  private static Trigger trigger(String by, Fields fields) {
    return switch (by) {
      case "keyword" -> Trigger.Keywords.of(notBlank(fields, by));
      case "text" -> new Trigger.Exactly(notBlank(fields, by));
      case "regex" -> new Trigger.Regex(pattern(fields.node(by)));
      case "custom" -> custom(fields.node(by));
      default -> hears(fields.node(by));
    };
  }

  private static List<String> notBlank(Fields fields, String key) {
    List<String> texts = fields.texts(key);
    if (texts.stream().anyMatch(String::isBlank)) {
      throw fields.node(key).place().error("must not be blank. Use otherwise: for all the rest");
    }
    return texts;
  }

  private static Pattern pattern(YamlNode node) {
    try {
      return Pattern.compile(Values.text(node), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    } catch (PatternSyntaxException e) {
      throw node.place()
          .error("is no regular expression: " + e.getDescription() + " at " + e.getIndex());
    }
  }

  private static Trigger custom(YamlNode node) {
    if (node instanceof Members map) {
      return new Trigger.CustomMessage(null, map.plain());
    }
    String text = Values.text(node);
    return text.equals("any")
        ? new Trigger.CustomMessage(null, null)
        : new Trigger.CustomMessage(text, null);
  }

  private static Trigger hears(YamlNode node) {
    if (node instanceof Scalar scalar) {
      if (!scalar.text().equals("sound")) {
        throw node.place().error("must be sound, or a map such as {tone: 440}, got " + node.kind());
      }
      return new Trigger.Hears(0, DEFAULT_SOUND, null);
    }
    Fields fields = Fields.of(node, "tone", "for", "as");
    return new Trigger.Hears(
        fields.number("tone", LOWEST_HERTZ, HIGHEST_HERTZ, 0),
        fields.duration("for", DEFAULT_SOUND),
        fields.textOrNull("as"));
  }
}
