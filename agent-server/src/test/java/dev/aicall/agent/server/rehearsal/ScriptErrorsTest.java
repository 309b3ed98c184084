package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.agent.server.yaml.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptErrorsTest {
  private static final String HEAD = "agents:\n  a:\n    ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          tpye: voice                    | t.yaml:3: agents.a.tpye: unknown key. Did you mean "type"? Allowed: name, type, like, phoneNumbers,
          nonsense: 1                    | t.yaml:3: agents.a.nonsense: unknown key. Allowed: name,
          type: radio                    | t.yaml:3: agents.a.type: got "radio". Allowed: voice, avatar, vision, video
          type: avatr                    | t.yaml:3: agents.a.type: got "avatr". Did you mean "avatar"? Allowed: voice, avatar, vision, video
          thinking: 300                  | t.yaml:3: agents.a.thinking: must be a time with its unit, such as 500ms, 2s or 1m, got "300"
          thinking: 25h                  | must be a time with its unit
          thinking: 99999m               | must be a time with its unit
          wordsPerSecond: 0              | t.yaml:3: agents.a.wordsPerSecond: must be a number, 0.1 to 1000, got "0"
          wordsPerSecond: fast           | must be a number, 0.1 to 1000, got "fast"
          greeting: [a]                  | t.yaml:3: agents.a.greeting: must be a text, got a list
          greeting:                      | agents.a.greeting: must be a text, got nothing
          voice: loud                    | agents.a.voice: must be silence, echo, or a map such as {tone: 440}
          voice: {level: -3}             | agents.a.voice: needs exactly one of tone, file, echo, got none
          voice: {tone: 1, file: x}      | agents.a.voice: needs exactly one of tone, file, echo, got tone, file
          voice: {tone: 9000}            | agents.a.voice.tone: must be a number, 20 to 7000, got "9000"
          voice: {file: x.wav}           | agents.a.voice.file: recordings need a script in a file. Use a tone
          voice: {echo: 11s}             | agents.a.voice.echo: must be at most 10s, got 11000ms
          voice: {echo: 1s, level: 0}    | agents.a.voice.level: means nothing for an echo. Remove it
          voices: [a]                    | agents.a.voices: must be a map of voices by their ids
          picture: {width: 321}          | agents.a.picture.width: must be even, got 321
          picture: {fps: 61}             | agents.a.picture.fps: must be a whole number, 1 to 60, got "61"
          rules: [{do: x}]               | agents.a.rules[0]: needs exactly one of keyword, text, regex, custom, hears, got none
          rules: [{text: x}]             | agents.a.rules[0]: the key do is missing. Add it
          rules: [{text: ' ', do: x}]    | agents.a.rules[0].text: must not be blank. Use otherwise: for all the rest
          rules: [{text: [], do: x}]     | agents.a.rules[0].text: must be a text or a list of texts, got an empty list
          rules: [{regex: '(', do: x}]   | agents.a.rules[0].regex: is no regular expression: Unclosed group at 1
          rules: [{hears: voices, do: x}] | agents.a.rules[0].hears: must be sound, or a map such as {tone: 440}, got "voices"
          rules: [{hears: {tone: 20}}]   | agents.a.rules[0].hears.tone: must be a number, 100 to 3400, got "20"
          rules: [{hears: {tone: 440}}]  | agents.a.rules[0]: the key do is missing. Add it
          otherwise: [{emotoin: x}]      | agents.a.otherwise[0].emotoin: unknown key. Did you mean "emotion"? Allowed: say, emotion, custom,
          otherwise: [{say: x, wait: 1s}] | agents.a.otherwise[0]: needs exactly one of say, emotion,
          otherwise: [{}]                | agents.a.otherwise[0]: needs exactly one of say,
          otherwise: [{state: asleep}]   | agents.a.otherwise[0].state: got "asleep". Allowed: listening, thinking, speaking
          otherwise: [{bye: 4}]          | agents.a.otherwise[0].bye: must be a whole number, 1 to 3, got "4"
          otherwise: [{end: false}]      | agents.a.otherwise[0].end: can only be true. Remove the step instead
          otherwise: [{interrupt: byWord}] | got "byWord". Did you mean "byWords"? Allowed: unknown, byWords, byVoice,
          otherwise: [{takeover: {mode: 1}}] | agents.a.otherwise[0].takeover: the key uid is missing. Add it
          otherwise: [{takeover: {uid: h, mode: 2}}] | takeover.mode: must be a whole number, 0 to 1, got "2"
          otherwise: [{online: {uid: h, voice: echo}}] | online.voice: only the agent itself can be an echo. Use a tone
          otherwise: [{vcr: {peopleCont: {}}}] | vcr.peopleCont: unknown key. Did you mean "peopleCount"?
          otherwise: [{vcr: {}}]         | vcr: must have at least one part, such as {peopleCount: {count: 1}}
          otherwise: [{vcr: {headMotion: {nodDetected: 1}}}] | headMotion.nodDetected: must be true or false, got "1"
          otherwise: [{send: {type: 1100}}] | send.type: must be 1000 to 1018 or ready_resp, got "1100". For others use raw:
          otherwise: [{send: {type: 1001, data: {state: 9}}}] | send: is no message that a client takes: OUT_OF_RANGE at data.state. For bad messages use raw:
          otherwise: [{track: {kind: smell, available: true}}] | track.kind: got "smell". Allowed:
          events: [{do: x}]              | agents.a.events[0]: the key at is missing. Add it
          idle: {after: 0s}              | agents.a.idle.after: must be more than 0, got 0
          vcr: [{times: 2, result: {peopleCount: {count: 1}}}] | agents.a.vcr[0]: the key every is missing. Add it
          like: b                        | agents.a.like: no agent "b" in this file. Allowed: a
          like: a                        | t.yaml:3: agents.a.like: agents are like each other in a circle
          name: *x                       | t.yaml:3
          name: x\tname                  | ok
          """)
  void saysFileLinePathProblemAndRemedy(String line, String problem) {
    if (problem.equals("ok")) {
      assertThat(RehearsalAgents.parse("t.yaml", HEAD + line + "\n").ids()).containsExactly("a");
      return;
    }
    assertThatThrownBy(() -> RehearsalAgents.parse("t.yaml", HEAD + line + "\n"))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining(problem)
        .hasMessageStartingWith("t.yaml:3: ");
  }

  @Test
  void saysWhatIsWrongWithAWholeFile() {
    assertProblem("", "t.yaml:1: script: the file is empty");
    assertProblem("agents: {}", "agents: must be a map of agents by their ids, at least one");
    assertProblem("agent: {}", "agent: unknown key. Did you mean \"agents\"?");
    assertProblem("[1]", "t.yaml:1: script: must be a map with keys of agents, got a list");
    assertProblem("agents: {a b: {}}", "an agent's id has 1 to 64 letters, digits, _, . or -");
    assertProblem("agents: {a: 1}", "agents.a: must be a map that describes an agent, got \"1\"");
    assertProblem("agents:\n  a: {}\n  a: {}", "t.yaml:3: agents.a: the key is there twice");
    assertProblem(
        "agents:\n  a: {name: [}",
        "t.yaml:2: script: not readable as YAML: while parsing a flow node, expected the node content");
    assertProblem("agents: {a: {}}\n---\nx: 1", "one document is allowed, got a second one");
    assertProblem(
        "agents: {a: {name: &x y, greeting: *x}}",
        "agents.a.greeting: aliases (*name) are not supported");
  }

  private static void assertProblem(String yaml, String problem) {
    assertThatThrownBy(() -> RehearsalAgents.parse("t.yaml", yaml))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void saysWhichFileCannotBeRead(@TempDir Path folder) throws IOException {
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {(byte) 0xE9});
    Path script = folder.resolve("s.yaml");
    Files.writeString(script, HEAD + "voice: {file: none.wav}\n");

    assertThatThrownBy(() -> RehearsalAgents.load(folder.resolve("no.yaml")))
        .hasMessage("no.yaml: cannot be read (NoSuchFileException). Check path and rights");
    assertThatThrownBy(() -> RehearsalAgents.load(latin))
        .hasMessage("latin.yaml: is not UTF-8. Save it as UTF-8");
    assertThatThrownBy(() -> RehearsalAgents.load(script))
        .hasMessage(
            "s.yaml:3: agents.a.voice.file: none.wav cannot be read (NoSuchFileException)."
                + " Check path and rights");
  }

  @Test
  void takesOverWhatAnotherAgentSays() {
    RehearsalAgents agents =
        RehearsalAgents.parse(
            "t.yaml",
            "agents: {c: {like: b, name: C}, b: {like: a, type: video}, a: {name: A, phoneNumbers:"
                + " ['+1']}}");

    assertThat(agents.find("c"))
        .hasValueSatisfying(
            profile -> {
              assertThat(profile.name()).isEqualTo("C");
              assertThat(profile.type().name()).isEqualTo("VideoAgent");
              assertThat(profile.phoneNumbers()).containsExactly("+1");
            });
    assertThat(agents.find("d")).isEmpty();
  }
}
