package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.speech.testing.CallerMouth;
import dev.aicall.agent.speech.testing.Commands;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentTurnDetectionConfig;
import dev.aicall.api.model.ARTCAICallTurnDetectionMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said over a real call is what the agent understands. */
@Tag("undisturbed")
class SpokenCommandsTest {
  @Test
  void recordedCommandsAreUnderstoodExactly() {
    Child.run(FortyCommands.class, Duration.ofMinutes(2));
  }

  /** Four calls at once, ten recordings in each. */
  static final class FortyCommands {
    private static final int CALLS = 4;

    /** 95 in a hundred. */
    private static final int LEAST_EXACT = 38;

    private static final int SILENCE_MS = 300;

    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

    private FortyCommands() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(() -> new FortyCommands().run());
    }

    private void run() throws Exception {
      List<Commands.Recording> all = Commands.all();
      assertThat(all).hasSize(40);
      int each = all.size() / CALLS;
      List<SpokenFarSide.Scene> scenes = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        List<Commands.Recording> mine = new ArrayList<>(all.subList(i * each, (i + 1) * each));
        // The agent hangs up after it.
        mine.sort((a, b) -> Boolean.compare(isGoodbye(a), isGoodbye(b)));
        String user = "u" + i;
        scenes.add(far -> sayAll(far, user, mine));
      }
      try (SpokenFarSide far = SpokenFarSide.start(Map.of())) {
        far.playAtOnce(scenes);
      }
      System.out.println("not exact: " + wrong);
      assertThat(all.size() - wrong.size()).as("%s", wrong).isGreaterThanOrEqualTo(LEAST_EXACT);
    }

    private static boolean isGoodbye(Commands.Recording recording) {
      return recording.text().equals("goodbye");
    }

    private void sayAll(SpokenFarSide far, String user, List<Commands.Recording> recordings) {
      ARTCAICallAgentConfig config =
          ARTCAICallAgentConfig.builder()
              .asrConfig(ARTCAICallAgentAsrConfig.builder().asrMaxSilence(SILENCE_MS).build())
              .turnDetectionConfig(
                  ARTCAICallAgentTurnDetectionConfig.builder()
                      .mode(ARTCAICallTurnDetectionMode.Normal)
                      .build())
              .build();
      try (TalkingSide side = far.call(user, config)) {
        for (Commands.Recording recording : recordings) {
          CallerMouth.Said said = side.say(recording.samples());
          String understood = side.awaitSentence(said.awaitEnded(TalkingSide.LIMIT));
          if (!understood.equals(recording.text())) {
            wrong.add(recording.file() + ": " + understood);
          }
        }
        // Nothing was heard that was not said, and every answer was begun or given up for the next.
        assertThat(side.sentences()).hasSameSizeAs(recordings);
      }
    }
  }
}
