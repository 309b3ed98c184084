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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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

  /** The engines that take time. */
  private static final Set<String> SHOWN = Set.of("recognizer", "synthesizer");

  /** Nothing of it sounds like a command, so all that is heard is heard freely. */
  private static final String OTHER_GRAMMAR =
      "#JSGF V1.0;\ngrammar other;\npublic <other> = hippopotamus orchestra symphony;\n";

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Table answers =
      new Table(
          "voice",
          "engines",
          "silence",
          "median",
          "90th percentile",
          "most",
          "goal",
          "understood exactly",
          "unmeasured");
  private final Table segments = segmentTable();
  private final Table interruptions =
      new Table("interruptions", "engines", "way", "median", "90th percentile", "goal");
  private final Table gaps = new Table("gaps", "engines", "in an answer", "median", "most", "goal");
  private final Table cpu =
      new Table("recognition", "engines", "processor time for a second of sound", "goal");

  private VoiceBenchmark() {}

  private static Table segmentTable() {
    List<String> columns = new ArrayList<>(List.of("engines", "silence"));
    columns.addAll(VoiceTurns.SEGMENT_ORDER);
    return new Table("segments", columns.toArray(String[]::new));
  }

  static void run() throws IOException {
    new VoiceBenchmark().measure();
  }

  private void measure() throws IOException {
    // The agent hangs up after it.
    List<Commands.Recording> commands =
        Commands.all().stream().filter(command -> !command.text().equals("goodbye")).toList();
    for (Map<String, String> options : List.of(Map.<String, String>of(), EMBEDDED)) {
      SpeechSettings settings = new SpeechSettings(null, null, options);
      String engines = engines(settings);
      System.out.println("  " + engines);
      cpu.row(engines, realTimeFactor(settings), "at most " + GOAL_REAL_TIME_FACTOR + " s");
      try (VoiceWorld world = new VoiceWorld(settings, UnaryOperator.identity())) {
        turns(world, engines, commands, -1, DEFAULT_SILENCE_MS);
        turns(world, engines, commands, SHORTEST_SILENCE_MS, SHORTEST_SILENCE_MS);
      }
      try (VoiceWorld tones = new VoiceWorld(settings, ToneVoice::new)) {
        VoiceInterruptions cuts = new VoiceInterruptions();
        cuts.run(tones, commands);
        cuts.addTo(interruptions, engines);
        VoiceCrowd crowd = new VoiceCrowd();
        crowd.run(tones, commands, CALLS_AT_ONCE);
        crowd
            .turns()
            .addTo(
                answers,
                engines,
                DEFAULT_SILENCE_MS + " ms, " + CALLS_AT_ONCE + " calls at once",
                DEFAULT_SILENCE_MS + GOAL_MS);
        crowd.addTo(gaps, engines);
      }
    }
    System.out.println("  freely, the same commands: " + free(commands));
    for (Table table : List.of(answers, segments, interruptions, gaps, cpu)) {
      Figures.publish(table);
    }
  }

  /** Names recogniser and synthesiser. */
  private static String engines(SpeechSettings settings) {
    return new SpeechEngines(settings)
        .describe().stream()
            .filter(report -> report.chosen() && SHOWN.contains(report.kind()))
            .map(report -> report.name())
            .collect(Collectors.joining(", "));
  }

  private void turns(
      VoiceWorld world,
      String engines,
      List<Commands.Recording> commands,
      int setting,
      int silenceMs) {
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
    turns.addTo(answers, engines, silenceMs + " ms", silenceMs + GOAL_MS);
    turns.addSegmentsTo(segments, engines, silenceMs + " ms");
  }

  private static String realTimeFactor(SpeechSettings settings) throws IOException {
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
      return String.format(Locale.ROOT, "%.2f s", seconds / sound);
    }
  }

  /** Without the grammar, if there is an engine that can do without. */
  private static String free(List<Commands.Recording> commands) throws IOException {
    boolean canDoWithout =
        new SpeechEngines(SpeechSettings.DEFAULT)
            .describe().stream()
                .anyMatch(report -> report.name().equals("pocketsphinx") && report.chosen());
    if (!canDoWithout) {
      return "no engine for it here";
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
        return turns.understood();
      }
    } finally {
      Files.deleteIfExists(grammar);
    }
  }
}
