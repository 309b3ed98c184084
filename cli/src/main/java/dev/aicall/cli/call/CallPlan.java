package dev.aicall.cli.call;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.cli.view.CallStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a call is to be.
 *
 * @param start what is known before
 * @param join starts it on the engine; must not block
 * @param lines texts to say; may be none
 * @param readsLines whether standard input has more texts to say
 * @param duration when to hang up in any case; null = never
 * @param linger how long the agent is listened to after the last input
 * @param endless true: input does not end the call, a person does
 * @param transcript where the transcript is saved, or null
 */
public record CallPlan(
    CallStart start,
    Consumer<ARTCAICallEngineInterface> join,
    List<ScriptLine> lines,
    boolean readsLines,
    @Nullable Duration duration,
    Duration linger,
    boolean endless,
    @Nullable TranscriptFile transcript) {
  /** Copies the lines. */
  public CallPlan {
    lines = List.copyOf(lines);
  }

  /**
   * Where a transcript goes.
   *
   * @param path the file
   * @param format how it is written
   */
  public record TranscriptFile(Path path, TranscriptFormat format) {}
}
