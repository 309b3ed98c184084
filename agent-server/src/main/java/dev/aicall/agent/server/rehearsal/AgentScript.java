package dev.aicall.agent.server.rehearsal;

import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one agent of a script does. Immutable; shared by its calls.
 *
 * @param name for people
 * @param type which media it uses
 * @param phoneNumbers its inbound phone numbers
 * @param greeting said at the start unless the caller's settings have one; empty for none
 * @param wordsPerSecond speed of speech and of subtitles
 * @param thinking from the end of a question to the first word of the answer
 * @param voice what it sounds like
 * @param voices more voices, by the ids that the caller may switch to
 * @param picture what it looks like
 * @param pretended what a push-to-talk sentence is taken for, in turn
 * @param voiceprint the result of checking the caller's voice, or null for that of the settings
 * @param rules tried in their order
 * @param otherwise what it does when no rule fits a text; may be empty
 * @param idle what it does when nothing happens, or null
 * @param events what it does by itself, after the call began
 * @param vcr what it recognises in the caller's picture, and when
 */
record AgentScript(
    String name,
    ARTCAICallAgentType type,
    List<String> phoneNumbers,
    String greeting,
    double wordsPerSecond,
    Duration thinking,
    VoiceSpec voice,
    Map<String, VoiceSpec> voices,
    PictureSpec picture,
    List<String> pretended,
    @Nullable ARTCAICallVoiceprintResult voiceprint,
    List<Rule> rules,
    List<Step> otherwise,
    @Nullable IdleSpec idle,
    List<Event> events,
    List<VcrSpec> vcr) {

  /**
   * The agent's moving test picture.
   *
   * @param width pixels, even
   * @param height pixels, even
   * @param framesPerSecond how often it moves
   */
  record PictureSpec(int width, int height, int framesPerSecond) {}

  /**
   * What the agent does when the caller does nothing.
   *
   * @param after how long nothing
   * @param times how often; then nothing more
   * @param steps what
   * @param leave whether the agent leaves when it has done it that often
   */
  record IdleSpec(Duration after, int times, List<Step> steps, boolean leave) {}

  /**
   * Something that the agent does by itself.
   *
   * @param at when, counted from the moment the caller is ready
   * @param steps what
   */
  record Event(Duration at, List<Step> steps) {}

  /**
   * Something recognised, sent while the caller has switched on its recognition.
   *
   * @param after how long after it was switched on
   * @param every how long between repetitions
   * @param times how often, at least 1
   * @param result the whole result, by the keys of message 1018
   */
  record VcrSpec(Duration after, Duration every, int times, Map<String, @Nullable Object> result) {}

  /**
   * When the agent does something, and what.
   *
   * @param trigger when
   * @param thinking how long it thinks before, or null for the agent's own time
   * @param steps what
   */
  record Rule(Trigger trigger, @Nullable Duration thinking, List<Step> steps) {}
}
