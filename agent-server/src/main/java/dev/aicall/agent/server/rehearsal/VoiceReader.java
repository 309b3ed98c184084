package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.yaml.BadFileException;
import dev.aicall.agent.server.yaml.Fields;
import dev.aicall.agent.server.yaml.Values;
import dev.aicall.agent.server.yaml.YamlNode;
import dev.aicall.agent.server.yaml.YamlNode.Scalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a voice of a script sounds like. */
final class VoiceReader {
  /** What a voice sounds like unless the script says so; within every telephone's band. */
  static final double DEFAULT_HERTZ = 440;

  /** Clearly no silence, far from clipping; our choice. */
  static final double DEFAULT_LEVEL_DBFS = -12;

  private static final double LOWEST_LEVEL_DBFS = -60;
  private static final double LOWEST_HERTZ = 20;

  /** Below half of the tone's sample rate. */
  private static final double HIGHEST_HERTZ = 7_000;

  private static final Duration DEFAULT_ECHO = Duration.ofMillis(500);
  private static final Duration LONGEST_ECHO = Duration.ofSeconds(10);

  private final @Nullable Path folder;

  /** Takes where recordings are looked for; null if there can be none. */
  VoiceReader(@Nullable Path folder) {
    this.folder = folder;
  }

  VoiceSpec read(@Nullable YamlNode node) {
    return read(node, DEFAULT_HERTZ);
  }

  VoiceSpec read(@Nullable YamlNode node, double defaultHertz) {
    if (node == null) {
      return new VoiceSpec.Tone(defaultHertz, DEFAULT_LEVEL_DBFS, false);
    }
    if (node instanceof Scalar scalar) {
      return switch (scalar.text()) {
        case "silence" -> new VoiceSpec.Silent();
        case "echo" -> new VoiceSpec.Echo(DEFAULT_ECHO);
        default ->
            throw node.place()
                .error(
                    "must be silence, echo, or a map such as {tone: 440}, {file: hello.wav} or"
                        + " {echo: 1s}, got "
                        + node.kind());
      };
    }
    Fields fields = Fields.of(node, "tone", "file", "echo", "level", "always");
    return switch (fields.one("tone", "file", "echo")) {
      case "tone" ->
          new VoiceSpec.Tone(
              fields.number("tone", LOWEST_HERTZ, HIGHEST_HERTZ, DEFAULT_HERTZ),
              fields.number("level", LOWEST_LEVEL_DBFS, 0, DEFAULT_LEVEL_DBFS),
              fields.bool("always", false));
      case "file" ->
          new VoiceSpec.Recording(
              recording(fields.node("file")),
              fields.number("level", LOWEST_LEVEL_DBFS, 0, 0),
              fields.bool("always", false));
      default -> echo(fields);
    };
  }

  private static VoiceSpec echo(Fields fields) {
    Duration delay = fields.duration("echo");
    if (delay.compareTo(LONGEST_ECHO) > 0) {
      throw fields
          .node("echo")
          .place()
          .error("must be at most 10s, got " + delay.toMillis() + "ms");
    }
    for (String key : fields.keys()) {
      if (!key.equals("echo")) {
        throw fields.node(key).place().error("means nothing for an echo. Remove it");
      }
    }
    return new VoiceSpec.Echo(delay);
  }

  private WavFile recording(YamlNode node) {
    String name = Values.text(node);
    if (folder == null) {
      throw node.place().error("recordings need a script in a file. Use a tone");
    }
    try {
      return WavFile.read(folder.resolve(name));
    } catch (InvalidPathException e) {
      throw node.place().error("must be a file's name, got " + node.kind());
    } catch (BadFileException e) {
      throw node.place().error(Objects.toString(e.getMessage(), ""));
    }
  }
}
