package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.yaml.Fields;
import dev.aicall.agent.server.yaml.Values;
import dev.aicall.agent.server.yaml.YamlNode;
import dev.aicall.agent.server.yaml.YamlNode.Scalar;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentMessage.AgentError;
import dev.aicall.domain.protocol.AgentMessage.AgentWillLeave;
import dev.aicall.domain.protocol.AgentMessage.VcrResult;
import dev.aicall.domain.protocol.AgentReading;
import dev.aicall.domain.protocol.MessageReader;
import dev.aicall.domain.protocol.RejectedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what an agent shall do. */
final class StepReader {
  /** Steps that are one word. */
  private static final Map<String, Step> WORDS =
      Ordered.of(
          "token", new Step.FreshToken(), "received", new Step.Received(), "end", new Step.End());

  private static final String[] STEPS = {
    "say", "emotion", "custom", "state", "wait", "takeover", "vcr", "error", "willLeave",
    "interrupt", "send", "raw", "extension", "online", "offline", "track", "bye", "token",
    "received", "end"
  };

  private static final Map<String, ARTCAICallAgentState> STATES =
      Ordered.of(
          "listening", ARTCAICallAgentState.Listening,
          "thinking", ARTCAICallAgentState.Thinking,
          "speaking", ARTCAICallAgentState.Speaking);

  /** From a human's announcement to the human's coming; our choice. */
  private static final Duration DEFAULT_TAKEOVER_AFTER = Duration.ofSeconds(1);

  private static final Duration DEFAULT_TAKEOVER_LASTS = Duration.ofSeconds(10);

  /** A human sounds unlike the agent unless the script says so. */
  private static final double HUMAN_HERTZ = 660;

  private final VoiceReader voices;
  private final MessageReader messages = new MessageReader();

  StepReader(VoiceReader voices) {
    this.voices = voices;
  }

  /** The names of all steps. */
  static List<String> names() {
    return List.of(STEPS);
  }

  /** One step or a list of them. */
  List<Step> readAll(YamlNode node) {
    return Values.list(node).stream().map(this::read).toList();
  }

  private Step read(YamlNode node) {
    if (node instanceof Scalar scalar) {
      Step word = WORDS.get(scalar.text());
      return word == null ? new Step.Say(new Template(Values.text(node)), null) : word;
    }
    Fields fields = Fields.of(node, STEPS);
    if (fields.has("say") && fields.keys().size() == 2 && fields.has("emotion")) {
      return new Step.Say(new Template(fields.text("say")), fields.text("emotion"));
    }
    String name = fields.one(STEPS);
    YamlNode value = fields.node(name);
    return switch (name) {
      case "say" -> new Step.Say(new Template(Values.text(value)), null);
      case "emotion" -> new Step.Emotion(Values.text(value));
      case "custom" -> custom(value);
      case "state" -> new Step.Turn(Values.oneOf(value, STATES));
      case "wait" -> new Step.Wait(Values.duration(value));
      case "takeover" -> takeover(value);
      case "vcr" -> new Step.Send(new VcrResult(VcrResults.read(value)));
      case "error" -> error(value);
      case "willLeave" -> willLeave(value);
      case "interrupt" -> interrupt(value);
      case "send" -> send(value);
      case "raw" -> new Step.Raw(Values.text(value));
      case "extension" -> extension(value);
      case "online" -> online(value);
      case "offline" -> new Step.Offline(Values.text(value));
      case "track" -> track(value);
      case "bye" -> new Step.Bye(Values.integer(value, 1, 3));
      default -> switchedOn(name, value);
    };
  }

  private static Step switchedOn(String name, YamlNode value) {
    if (!Values.bool(value)) {
      throw value.place().error("can only be true. Remove the step instead");
    }
    return Objects.requireNonNull(WORDS.get(name));
  }

  private static Step custom(YamlNode node) {
    Object plain = node.plain();
    if (plain == null) {
      throw node.place().error("must be a map, sent as JSON, or a text, got nothing");
    }
    return new Step.Custom(new Template.Json(plain));
  }

  private Step takeover(YamlNode node) {
    Fields fields = Fields.of(node, "uid", "mode", "after", "for", "voice", "say");
    return new Step.TakeOver(
        fields.text("uid"),
        fields.integer("mode", 0, 1, 1),
        fields.duration("after", DEFAULT_TAKEOVER_AFTER),
        fields.duration("for", DEFAULT_TAKEOVER_LASTS),
        human(fields.nodeOrNull("voice")),
        fields.textOrNull("say"));
  }

  private static Step error(YamlNode node) {
    if (node instanceof Scalar) {
      return new Step.Send(new AgentError(Values.integer(node, 0, Integer.MAX_VALUE), null));
    }
    Fields fields = Fields.of(node, "code", "message");
    return new Step.Send(
        new AgentError(fields.integer("code", 0, Integer.MAX_VALUE), fields.textOrNull("message")));
  }

  private static Step willLeave(YamlNode node) {
    Fields fields = Fields.of(node, "reason", "message");
    String message = fields.textOrNull("message");
    return new Step.Send(
        new AgentWillLeave(
            fields.integer("reason", 0, Integer.MAX_VALUE, 0), message == null ? "" : message));
  }

  private static Step interrupt(YamlNode node) {
    Map<String, ARTCAICallSpeakingInterruptedReason> reasons = new LinkedHashMap<>();
    for (ARTCAICallSpeakingInterruptedReason reason :
        ARTCAICallSpeakingInterruptedReason.values()) {
      reasons.put(reason.name(), reason);
    }
    return new Step.Interrupt(Values.oneOf(node, reasons));
  }

  /** Any message of the protocol, read as a client reads it. */
  private Step send(YamlNode node) {
    Fields fields = Fields.of(node, "type", "data");
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    YamlNode type = fields.node("type");
    json.put("type", type.plain());
    json.put("data", fields.has("data") ? fields.node("data").plain() : Map.of());
    AgentReading reading =
        messages.readAgentMessage(Template.json(json).getBytes(StandardCharsets.UTF_8));
    if (reading instanceof AgentMessage message) {
      return new Step.Send(message);
    }
    if (reading instanceof RejectedMessage rejected) {
      throw fields
          .place()
          .error(
              "is no message that a client takes: "
                  + rejected.reason()
                  + " at "
                  + rejected.detail()
                  + ". For bad messages use raw:");
    }
    throw type.place()
        .error("must be 1000 to 1018 or ready_resp, got " + type.kind() + ". For others use raw:");
  }

  private static Step extension(YamlNode node) {
    Fields fields = Fields.of(node, "type", "payload");
    YamlNode payload = fields.node("payload");
    Object plain = payload.plain();
    return new Step.Extension(
        fields.integer("type", 0, Integer.MAX_VALUE),
        payload instanceof Scalar || plain == null ? Values.text(payload) : Template.json(plain));
  }

  private Step online(YamlNode node) {
    Fields fields = Fields.of(node, "uid", "voice");
    return new Step.Online(fields.text("uid"), human(fields.nodeOrNull("voice")));
  }

  private VoiceSpec human(@Nullable YamlNode node) {
    VoiceSpec voice = voices.read(node, HUMAN_HERTZ);
    if (node != null && voice instanceof VoiceSpec.Echo) {
      throw node.place().error("only the agent itself can be an echo. Use a tone");
    }
    return voice;
  }

  private static Step track(YamlNode node) {
    Fields fields = Fields.of(node, "kind", "available");
    TrackKind kind =
        fields.oneOf("kind", Map.of("audio", TrackKind.AUDIO, "video", TrackKind.VIDEO));
    return new Step.Track(kind, Values.bool(fields.node("available")));
  }
}
