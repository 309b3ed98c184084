package dev.aicall.cli;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.speech.demo.DemoRecording;
import dev.aicall.cli.audio.Recording;
import dev.aicall.cli.audio.WavFormatException;
import dev.aicall.cli.audio.WavInput;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.load.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the callers of a load say. */
final class LoadSpeechOptions {
  /** Longest file that is said in a turn: our choice. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** What the shipped agents take for "Go forward" and what is easy to hear in an echo. */
  private static final int TONE_HZ = 880;

  /** They understand it after 300 ms; the rest is for gaps on busy machines. */
  private static final Duration TONE = Duration.ofMillis(500);

  private static final String ECHO = "echo";

  /** Shipped agents that have no ears for words. */
  private static final Set<String> HEAR_TONES =
      Set.of("robot", "avatar", "vision", "video", ECHO, "everything");

  enum Say {
    tone,
    speech
  }

  @Option(
      names = "--say",
      paramLabel = "WHAT",
      description =
          "${COMPLETION-CANDIDATES}: 500 ms of 880 Hz, which the scripted agents take for \"Go"
              + " forward\"; two recordings in turn, \"go forward ten meters\" and \"what can you"
              + " do\". Default: tone for the scripted agents that are shipped, else speech.")
  private @Nullable Say say;

  @Option(
      names = "--wav",
      paramLabel = "FILE",
      description = "Say a WAV file in every turn: 16-bit PCM, any rate and channels, up to 60 s.")
  private @Nullable Path wav;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description =
          "Say it in writing. May be repeated: one a turn, over and over. The only way on the fake"
              + " backend, which says \"Go forward\" unless told.")
  private List<String> texts = new ArrayList<>();

  @Option(
      names = "--echo",
      description =
          "The agent gives back what it hears: measure the round trip of sound instead of answers."
              + " Default: yes for the agent '"
              + ECHO
              + "'.")
  private boolean echo;

  void check(String agent, boolean fake) {
    int kinds = (say == null ? 0 : 1) + (wav == null ? 0 : 1) + (texts.isEmpty() ? 0 : 1);
    if (kinds > 1) {
      throw wrong("--say, --wav, --text: at most one of them, got " + kinds);
    }
    if (texts.stream().anyMatch(String::isBlank)) {
      throw wrong("--text: some words, got nothing");
    }
    if (fake && (say != null || wav != null || isEcho(agent))) {
      throw wrong("--say, --wav, --echo: not on the fake backend, which hears texts only");
    }
    if (isEcho(agent) && !texts.isEmpty()) {
      throw wrong("--text: something that sounds, since an echo is measured");
    }
  }

  private static CliException wrong(String message) {
    return new CliException(ExitCode.USAGE, message, "");
  }

  boolean isEcho(String agent) {
    return echo || agent.equals(ECHO);
  }

  /** What is said and how it is called. */
  record Words(List<Line> lines, String name) {}

  Words words(String agent, boolean fake) {
    if (wav != null) {
      Path name = wav.getFileName();
      return new Words(List.of(read(wav)), "the file " + name);
    }
    if (!texts.isEmpty() || fake) {
      List<String> typed = texts.isEmpty() ? List.of("Go forward") : texts;
      return new Words(
          typed.stream().map(Line::typed).toList(),
          "\"" + String.join("\", \"", typed) + "\" in writing");
    }
    Say chosen = say != null ? say : HEAR_TONES.contains(agent) ? Say.tone : Say.speech;
    return switch (chosen) {
      case tone ->
          new Words(
              List.of(Line.tone(TONE_HZ, TONE)), TONE.toMillis() + " ms of " + TONE_HZ + " Hz");
      case speech ->
          new Words(
              List.of(
                  recorded(DemoRecording.GO_FORWARD_TEN_METERS),
                  recorded(DemoRecording.WHAT_CAN_YOU_DO)),
              "\"go forward ten meters\" and \"what can you do\" in turn");
    };
  }

  private static Line recorded(DemoRecording recording) {
    return Line.spoken(recording.samples(), SpeechFormat.SAMPLE_RATE_HZ);
  }

  private static Line read(Path file) {
    try {
      Recording sound = Recording.read(WavInput.open(file), LONGEST);
      return Line.spoken(sound.samples(), sound.rateHz());
    } catch (WavFormatException e) {
      throw new CliException(
          ExitCode.FILE,
          file + ": " + e.getMessage(),
          "Convert it: ffmpeg -i " + file + " -c:a pcm_s16le -t 60 new.wav",
          e);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.FILE, file + " cannot be read", "Check the name and the rights.", e);
    }
  }
}
