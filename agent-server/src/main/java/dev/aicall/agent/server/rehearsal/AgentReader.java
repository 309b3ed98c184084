package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.rehearsal.AgentScript.Event;
import dev.aicall.agent.server.rehearsal.AgentScript.IdleSpec;
import dev.aicall.agent.server.rehearsal.AgentScript.PictureSpec;
import dev.aicall.agent.server.rehearsal.AgentScript.VcrSpec;
import dev.aicall.agent.server.yaml.Fields;
import dev.aicall.agent.server.yaml.Values;
import dev.aicall.agent.server.yaml.YamlNode;
import dev.aicall.agent.server.yaml.YamlNode.Members;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one agent of a script. */
final class AgentReader {
  /** 150 words a minute, a calm reader's speed; our choice. */
  static final double DEFAULT_WORDS_PER_SECOND = 2.5;

  /** From the end of a question to the first word of the answer; our choice. */
  static final Duration DEFAULT_THINKING = Duration.ofMillis(300);

  /** Small, landscape, smooth enough to see it move; our choice. */
  static final PictureSpec DEFAULT_PICTURE = new PictureSpec(320, 240, 15);

  /** What push-to-talk is taken for when the script says nothing. */
  static final List<String> DEFAULT_PRETENDED = List.of("I pressed to talk");

  private static final String[] KEYS = {
    "name",
    "type",
    "like",
    "phoneNumbers",
    "greeting",
    "wordsPerSecond",
    "thinking",
    "voice",
    "voices",
    "picture",
    "pushToTalkSays",
    "voiceprint",
    "rules",
    "otherwise",
    "idle",
    "events",
    "vcr"
  };

  private static final double FASTEST_WORDS_PER_SECOND = 1_000;
  private static final int LARGEST_SIDE = 1_920;
  private static final int HIGHEST_FRAME_RATE = 60;
  private static final int MOST_TIMES = 1_000_000;

  private static final Map<String, ARTCAICallAgentType> TYPES =
      Ordered.of(
          "voice", ARTCAICallAgentType.VoiceAgent,
          "avatar", ARTCAICallAgentType.AvatarAgent,
          "vision", ARTCAICallAgentType.VisionAgent,
          "video", ARTCAICallAgentType.VideoAgent);
  private static final Map<String, ARTCAICallVoiceprintResult> VOICEPRINTS =
      Ordered.of(
          "off", ARTCAICallVoiceprintResult.Off,
          "unregistered", ARTCAICallVoiceprintResult.Unregister,
          "detected", ARTCAICallVoiceprintResult.DetectedSpeaker,
          "undetected", ARTCAICallVoiceprintResult.UndetectedSpeaker);

  private final VoiceReader voices;
  private final StepReader steps;
  private final RuleReader rules;

  AgentReader(VoiceReader voices) {
    this.voices = voices;
    this.steps = new StepReader(voices);
    this.rules = new RuleReader(steps);
  }

  /** All keys that an agent may have. */
  static List<String> keys() {
    return List.of(KEYS);
  }

  AgentScript read(String id, Members node) {
    Fields fields = Fields.of(node, KEYS);
    String name = fields.textOrNull("name");
    String greeting = fields.textOrNull("greeting");
    YamlNode idle = fields.nodeOrNull("idle");
    return new AgentScript(
        name == null ? id : name,
        fields.oneOf("type", TYPES, ARTCAICallAgentType.VoiceAgent),
        fields.has("phoneNumbers") ? fields.texts("phoneNumbers") : List.of(),
        greeting == null ? "" : greeting,
        fields.number("wordsPerSecond", 0.1, FASTEST_WORDS_PER_SECOND, DEFAULT_WORDS_PER_SECOND),
        fields.duration("thinking", DEFAULT_THINKING),
        voices.read(fields.nodeOrNull("voice")),
        voicesById(fields),
        picture(fields.nodeOrNull("picture")),
        fields.has("pushToTalkSays") ? fields.texts("pushToTalkSays") : DEFAULT_PRETENDED,
        fields.has("voiceprint") ? fields.oneOf("voiceprint", VOICEPRINTS) : null,
        list(fields, "rules").stream().map(rules::read).toList(),
        fields.has("otherwise") ? steps.readAll(fields.node("otherwise")) : List.of(),
        idle == null ? null : idle(idle),
        list(fields, "events").stream().map(this::event).toList(),
        list(fields, "vcr").stream().map(AgentReader::vcr).toList());
  }

  private static List<YamlNode> list(Fields fields, String key) {
    return fields.has(key) ? Values.list(fields.node(key)) : List.of();
  }

  private Map<String, VoiceSpec> voicesById(Fields fields) {
    Map<String, VoiceSpec> result = new LinkedHashMap<>();
    if (fields.has("voices")) {
      YamlNode node = fields.node("voices");
      if (!(node instanceof Members map)) {
        throw node.place()
            .error(
                "must be a map of voices by their ids, such as {low: {tone: 220}}, got "
                    + node.kind());
      }
      map.members().forEach((id, voice) -> result.put(id, voices.read(voice)));
    }
    return result;
  }

  private static PictureSpec picture(@Nullable YamlNode node) {
    if (node == null) {
      return DEFAULT_PICTURE;
    }
    Fields fields = Fields.of(node, "width", "height", "fps");
    return new PictureSpec(
        side(fields, "width", DEFAULT_PICTURE.width()),
        side(fields, "height", DEFAULT_PICTURE.height()),
        fields.integer("fps", 1, HIGHEST_FRAME_RATE, DEFAULT_PICTURE.framesPerSecond()));
  }

  private static int side(Fields fields, String key, int otherwise) {
    int side = fields.integer(key, TestPicture.SMALLEST_SIDE, LARGEST_SIDE, otherwise);
    if (side % 2 != 0) {
      throw fields.node(key).place().error("must be even, got " + side);
    }
    return side;
  }

  private IdleSpec idle(YamlNode node) {
    Fields fields = Fields.of(node, "after", "times", "do", "leave");
    return new IdleSpec(
        positive(fields, "after"),
        fields.integer("times", 1, MOST_TIMES, 1),
        fields.has("do") ? steps.readAll(fields.node("do")) : List.of(),
        fields.bool("leave", false));
  }

  private Event event(YamlNode node) {
    Fields fields = Fields.of(node, "at", "do");
    return new Event(fields.duration("at"), steps.readAll(fields.node("do")));
  }

  private static VcrSpec vcr(YamlNode node) {
    Fields fields = Fields.of(node, "after", "every", "times", "result");
    int times = fields.integer("times", 1, MOST_TIMES, 1);
    return new VcrSpec(
        fields.duration("after", Duration.ZERO),
        times > 1 || fields.has("every") ? positive(fields, "every") : Duration.ZERO,
        times,
        VcrResults.read(fields.node("result")));
  }

  private static Duration positive(Fields fields, String key) {
    Duration time = fields.duration(key);
    if (time.isZero()) {
      throw fields.node(key).place().error("must be more than 0, got 0");
    }
    return time;
  }
}
