package dev.aicall.cli;

import dev.aicall.cli.audio.PcmFormat;
import dev.aicall.cli.audio.PcmInput;
import dev.aicall.cli.audio.RawPcmInput;
import dev.aicall.cli.audio.WavFormatException;
import dev.aicall.cli.audio.WavInput;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the user says. */
final class InputOptions {
  @Option(
      names = "--wav",
      paramLabel = "FILE",
      description = "Say a WAV file: 16-bit PCM, any rate and channels.")
  private @Nullable Path wav;

  @Option(
      names = "--pcm",
      paramLabel = "FILE",
      description = "Say bare 16-bit little-endian PCM, laid out as --rate and --channels say.")
  private @Nullable Path pcm;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      defaultValue = "16000",
      description = "Sample rate of --pcm. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "1",
      description = "Channels of --pcm. Default: ${DEFAULT-VALUE}.")
  private int channels;

  @Option(names = "--device", description = "Talk through the machine's microphone.")
  private boolean device;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "Say it in writing. May be repeated: one after each answer.")
  private List<String> texts = new ArrayList<>();

  void check() {
    int kinds = (wav == null ? 0 : 1) + (pcm == null ? 0 : 1) + (device ? 1 : 0);
    if (kinds > 1) {
      throw new CliException(
          ExitCode.USAGE, "--wav, --pcm, --device: at most one of them, got " + kinds, "");
    }
    if (texts.stream().anyMatch(String::isBlank)) {
      throw new CliException(ExitCode.USAGE, "--text: some words, got nothing", "");
    }
    try {
      PcmFormat unused = format();
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()), "", e);
    }
  }

  void checkWith(OutputOptions output) {
    if (device && output.record() != null) {
      // Said before the call: who expects to hear the agent would wait for nothing.
      System.err.println("aicall: with --record the agent is recorded and not played");
    }
  }

  boolean isDevice() {
    return device;
  }

  /** Whether the arguments say all that is to be said. */
  boolean isFixed() {
    return wav != null || pcm != null || !texts.isEmpty();
  }

  List<String> texts() {
    return texts;
  }

  @Nullable PcmInput open() {
    Path file = wav != null ? wav : pcm;
    if (file == null) {
      return null;
    }
    try {
      return wav != null
          ? WavInput.open(file)
          : new RawPcmInput(Files.newInputStream(file), format());
    } catch (WavFormatException e) {
      throw new CliException(
          ExitCode.FILE,
          file + ": " + e.getMessage(),
          "Convert it: ffmpeg -i " + file + " -c:a pcm_s16le new.wav",
          e);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.FILE, file + " cannot be read", "Check the name and the rights.", e);
    }
  }

  private PcmFormat format() {
    return new PcmFormat(rate, channels);
  }
}
