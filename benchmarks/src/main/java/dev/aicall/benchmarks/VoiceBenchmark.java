package dev.aicall.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.SpeechEngines;
import dev.aicall.agent.speech.testing.Commands;
import dev.aicall.agent.speech.testing.Hearing;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The agent that hears, thinks and speaks, over real calls: everything is taken from the sound at
 * the caller, but for the agent's own numbers of its segments.
 */
final class VoiceBenchmark {
  /** On top of the silence that was configured. */
  private static final double GOAL_MS = 350;

  private static final int DEFAULT_SILENCE_MS = 400;
  private static final int SHORTEST_SILENCE_MS = 200;
  private static final int CALLS_AT_ONCE = 5;
  private static final double GOAL_REAL_TIME_FACTOR = 0.3;

  private static final Map<String, String> EMBEDDED =
      Map.of("engine.recognizer", "sphinx4", "engine.synthesizer", "freetts");

  /** Nothing of it sounds like a command, so all that is heard is heard freely. */
  private static final String OTHER_GRAMMAR =
      "#JSGF V1.0;\ngrammar other;\npublic <other> = hippopotamus orchestra symphony;\n";

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private VoiceBenchmark() {}

  static void run() throws IOException {
    // The agent hangs up after it.
    List<Commands.Recording> commands =
        Commands.all().stream().filter(command -> !command.text().equals("goodbye")).toList();
    for (Map<String, String> options : List.of(Map.<String, String>of(), EMBEDDED)) {
      SpeechSettings settings = new SpeechSettings(null, null, options);
      System.out.println("engines   " + (options.isEmpty() ? "the best of this machine" : options));
      realTimeFactor(settings);
      try (VoiceWorld world = new VoiceWorld(settings, UnaryOperator.identity())) {
        turns(world, commands, -1, DEFAULT_SILENCE_MS);
        turns(world, commands, SHORTEST_SILENCE_MS, SHORTEST_SILENCE_MS);
      }
      try (VoiceWorld tones = new VoiceWorld(settings, ToneVoice::new)) {
        load();
        new VoiceInterruptions().run(tones, commands);
        load();
        new VoiceCrowd().run(tones, commands, CALLS_AT_ONCE, DEFAULT_SILENCE_MS + GOAL_MS);
      }
    }
    free(commands);
    load();
  }

  private static void load() {
    System.out.printf("load      %.1f%n", SYSTEM.getSystemLoadAverage());
  }

  private static void turns(
      VoiceWorld world, List<Commands.Recording> commands, int setting, int silenceMs) {
    load();
    VoiceTurns turns = new VoiceTurns();
    try (VoiceCaller caller = world.call(setting)) {
      // Warms up.
      VoiceTurns.ask(commands.get(0), caller);
      caller.hush();
      for (Commands.Recording command : commands) {
        turns.add(command, caller);
        caller.hush();
      }
    }
    turns.print("end of speech to answer, silence " + silenceMs, silenceMs + GOAL_MS);
    turns.printUnderstood("commands, silence " + silenceMs);
  }

  private static void realTimeFactor(SpeechSettings settings) throws IOException {
    try (SpeechRecognizer.Engine engine = new SpeechEngines(settings).openRecognizer();
        SpeechRecognizer recognizer = engine.newRecognizer("", List.of())) {
      Hearing.ofCommands(recognizer);
      long began = SYSTEM.getProcessCpuTime();
      Hearing.ofCommands(recognizer);
      double seconds = (SYSTEM.getProcessCpuTime() - began) / 1e9;
      double sound = 0;
      for (Commands.Recording command : Commands.all()) {
        sound += (double) command.samples().length / SpeechFormat.SAMPLE_RATE_HZ;
      }
      System.out.printf(
          "cpu       %-38s %.3f of the sound's length, goal %.1f%n",
          "recognition", seconds / sound, GOAL_REAL_TIME_FACTOR);
    }
  }

  /** Without the grammar, if there is an engine that can do without. */
  private static void free(List<Commands.Recording> commands) throws IOException {
    boolean canDoWithout =
        new SpeechEngines(SpeechSettings.DEFAULT)
            .describe().stream()
                .anyMatch(report -> report.name().equals("pocketsphinx") && report.chosen());
    if (!canDoWithout) {
      System.out.println("heard     freely: no engine for it here");
      return;
    }
    Path grammar = Files.createTempFile("other", ".gram");
    try {
      Files.writeString(grammar, OTHER_GRAMMAR);
      SpeechSettings settings = new SpeechSettings(grammar, null, Map.of());
      try (VoiceWorld world = new VoiceWorld(settings, UnaryOperator.identity());
          VoiceCaller caller = world.call(-1)) {
        VoiceTurns turns = new VoiceTurns();
        for (Commands.Recording command : commands) {
          turns.add(command, caller);
          caller.hush();
        }
        turns.printUnderstood("freely, the same commands");
      }
    } finally {
      Files.deleteIfExists(grammar);
    }
  }
}
