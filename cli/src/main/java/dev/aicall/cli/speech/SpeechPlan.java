package dev.aicall.cli.speech;

import dev.aicall.agent.server.conversation.ConversationProfile;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.yaml.YamlNode.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which agents speak, and with which engines.
 *
 * @param settings of the engines; holds secrets
 * @param profiles agents by id, at least one
 * @param places where the settings' options are in the file; none without a file
 */
public record SpeechPlan(
    SpeechSettings settings, Map<String, ConversationProfile> profiles, Map<String, Place> places) {
  /** The agent that a call without an agent is for. */
  public static final String ASSISTANT = "assistant";

  /** What engines call an option that they refuse. */
  private static final Pattern OPTION = Pattern.compile("option ([A-Za-z0-9.]+)");

  private static final ConversationProfile ROBOT =
      ConversationProfile.of("Robot", "Hello. Tell me where to go.");

  /**
   * Copies the maps.
   *
   * @param settings of the engines
   * @param profiles agents by id
   * @param places of the options
   */
  public SpeechPlan {
    profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
    places = Map.copyOf(places);
  }

  /**
   * The shipped robot with the best engines of the machine.
   *
   * @return the plan of a program that was told nothing
   */
  public static SpeechPlan shipped() {
    return new SpeechPlan(SpeechSettings.DEFAULT, robot(), Map.of());
  }

  static Map<String, ConversationProfile> robot() {
    return Map.of(ASSISTANT, ROBOT);
  }

  /** What an engine did not like, with the place in the file if it is about one of its options. */
  String located(String problem) {
    Matcher matcher = OPTION.matcher(problem);
    Place place = matcher.find() ? places.get(matcher.group(1)) : null;
    return place == null ? problem : place.file() + ":" + place.line() + ": " + problem;
  }

  // A record's own would show the settings' options if they ever changed theirs.
  @Override
  public String toString() {
    return "SpeechPlan" + profiles.keySet();
  }
}
