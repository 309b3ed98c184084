package dev.aicall.cli.speech;

import dev.aicall.agent.server.conversation.ConversationProfile;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.yaml.BadFileException;
import dev.aicall.agent.server.yaml.Fields;
import dev.aicall.agent.server.yaml.Values;
import dev.aicall.agent.server.yaml.YamlNode;
import dev.aicall.agent.server.yaml.YamlNode.Members;
import dev.aicall.agent.server.yaml.YamlNode.Place;
import dev.aicall.agent.server.yaml.YamlTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of {@code --speech}: agents, grammar, rules, engines and their options. {@code
 * docs/cli.md} is its reference. Paths in it count from its folder.
 */
public final class SpeechFile {
  /** Environment variables with the keys of services; they go before the file. */
  static final Map<String, String> KEY_VARIABLES =
      Map.of(
          "llm.apiKey", "AICALL_LLM_API_KEY",
          "stt.apiKey", "AICALL_STT_API_KEY",
          "tts.apiKey", "AICALL_TTS_API_KEY");

  private static final String[] SERVICE = {
    "baseUrl", "insecure", "model", "apiKey", "connectTimeoutMs", "timeoutMs", "query"
  };

  /** The options of the engines that are shipped, by the part of the file that holds them. */
  private static final Map<String, String[]> PARTS =
      Map.of(
          "engine",
          new String[] {"vad", "recognizer", "replier", "synthesizer"},
          "llm",
          with(
              SERVICE,
              "firstTokenTimeoutMs",
              "stallTimeoutMs",
              "temperature",
              "maxTokens",
              "body",
              "hangUp",
              "emotions",
              "allowedExtraKeys"),
          "stt",
          with(SERVICE, "language", "maxSeconds"),
          "tts",
          with(SERVICE, "voices"),
          "pocketsphinx",
          new String[] {"model", "acoustic", "languageModel", "dictionary", "calls", "similarity"},
          "sphinx4",
          new String[] {"outOfGrammar"});

  /** Options that have names of the user's below them. */
  private static final List<String> NAMED = List.of("query", "body");

  private static final List<String> PATHS =
      List.of(
          "pocketsphinx.model",
          "pocketsphinx.acoustic",
          "pocketsphinx.languageModel",
          "pocketsphinx.dictionary");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private final Fields top;
  private final Path folder;
  private final Map<String, String> options = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  private SpeechFile(Fields top, Path folder) {
    this.top = top;
    this.folder = folder;
  }

  /**
   * Reads a file.
   *
   * @param file UTF-8, at most 1 MiB
   * @param environment for keys of services
   * @return what it says
   * @throws BadFileException if it cannot be read, or anything is wrong with it; says file, line,
   *     path, what is wrong and what would be right, and never shows a key
   */
  public static SpeechPlan load(Path file, Map<String, String> environment) {
    YamlNode tree = YamlTree.parse(YamlTree.name(file), YamlNode.FILE, YamlTree.text(file));
    Fields top =
        Fields.of(
            tree,
            with(
                new String[] {"agents", "grammar", "rules"},
                "engine",
                "llm",
                "stt",
                "tts",
                "pocketsphinx",
                "sphinx4",
                "options"));
    Path folder = file.toAbsolutePath().getParent();
    return new SpeechFile(top, folder == null ? Path.of("") : folder).read(environment);
  }

  private static String[] with(String[] first, String... more) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
  }

  private SpeechPlan read(Map<String, String> environment) {
    top.keys().stream().filter(PARTS::containsKey).forEach(this::part);
    if (top.has("options")) {
      members(top.node("options")).forEach(this::put);
    }
    KEY_VARIABLES.forEach(
        (option, variable) -> {
          String key = environment.get(variable);
          if (key != null && !key.isBlank()) {
            options.put(option, key);
          }
        });
    SpeechSettings settings = new SpeechSettings(file("grammar"), file("rules"), options);
    return new SpeechPlan(settings, profiles(), places);
  }

  private void part(String name) {
    String[] allowed = PARTS.getOrDefault(name, new String[0]);
    Fields fields = Fields.of(top.node(name), allowed);
    for (String key : fields.keys()) {
      YamlNode node = fields.node(key);
      String option = name + "." + key;
      if (NAMED.contains(key)) {
        members(node).forEach((parameter, value) -> put(option + "." + parameter, value));
      } else if (PATHS.contains(option)) {
        set(option, existing(node).toString(), node);
      } else {
        put(option, node);
      }
    }
  }

  /** A list stands for its values with commas between, as engines take them. */
  private void put(String option, YamlNode node) {
    set(option, String.join(",", Values.texts(node)), node);
  }

  private void set(String option, String value, YamlNode node) {
    options.put(option, value);
    places.put(option, node.place());
  }

  private static Map<String, YamlNode> members(YamlNode node) {
    if (node instanceof Members map) {
      return map.members();
    }
    throw node.place().error("must be a map of values by their names, got another value");
  }

  private @Nullable Path file(String key) {
    return top.has(key) ? existing(top.node(key)) : null;
  }

  private Path existing(YamlNode node) {
    Path file = folder.resolve(Values.text(node));
    if (!Files.isReadable(file)) {
      throw node.place().error(file + " cannot be read. Paths count from this file's folder");
    }
    return file;
  }

  private Map<String, ConversationProfile> profiles() {
    if (!top.has("agents")) {
      return SpeechPlan.robot();
    }
    YamlNode all = top.node("agents");
    Map<String, ConversationProfile> profiles = new LinkedHashMap<>();
    members(all).forEach((id, node) -> profiles.put(id, profile(id, node)));
    if (profiles.isEmpty()) {
      throw all.place().error("at least one agent by its id, got none");
    }
    return profiles;
  }

  private static ConversationProfile profile(String id, YamlNode node) {
    if (!ID.matcher(id).matches()) {
      throw node.place()
          .error("an agent's id has 1 to 64 letters, digits, _, . or -, got \"" + id + "\"");
    }
    Fields fields =
        Fields.of(node, "name", "greeting", "systemPrompt", "notUnderstood", "noAnswer");
    ConversationProfile plain =
        ConversationProfile.of(or(fields, "name", id), or(fields, "greeting", ""));
    return new ConversationProfile(
        plain.name(),
        plain.greeting(),
        or(fields, "systemPrompt", plain.systemPrompt()),
        or(fields, "notUnderstood", plain.notUnderstood()),
        or(fields, "noAnswer", plain.noAnswer()));
  }

  private static String or(Fields fields, String key, String otherwise) {
    String text = fields.textOrNull(key);
    return text == null ? otherwise : text;
  }
}
