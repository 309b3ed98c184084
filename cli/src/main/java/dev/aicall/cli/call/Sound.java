package dev.aicall.cli.call;

import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmQueue;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.cli.audio.AnswerClock;
import dev.aicall.cli.audio.Levels;
import dev.aicall.cli.audio.PcmInput;
import dev.aicall.cli.audio.StreamedSource;
import dev.aicall.cli.audio.WavRecorder;
import dev.aicall.domain.port.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Microphone, loudspeaker and camera of one call, and what is heard in it. */
public final class Sound implements AutoCloseable {
  /** Longest recording that a script's line may be: our choice. */
  private static final int LONGEST_LINE_MS = 20_000;

  private final @Nullable StreamedSource file;
  private final @Nullable Path recording;
  private final @Nullable WavRecorder recorder;
  private final Levels levels = new Levels();
  private final PcmQueue lines = new PcmQueue(ScriptLine.RATE_HZ, 1, LONGEST_LINE_MS);
  private final AnswerClock clock;
  private final MediaTaps taps;

  /**
   * Plugs things together.
   *
   * @param input what the user says; null = what {@link #say} is given, or the microphone
   * @param device whether the machine's devices are used where nothing else is
   * @param recording where the agent is recorded, or null
   * @param camera the user's picture; null = none, or the camera
   * @param time the call's
   */
  public Sound(
      @Nullable PcmInput input,
      boolean device,
      @Nullable Path recording,
      @Nullable VideoFrameSource camera,
      TimeSource time) {
    this.clock = new AnswerClock(time);
    this.file = input == null ? null : new StreamedSource(input);
    this.recording = recording;
    this.recorder = recording == null ? null : new WavRecorder(recording);
    MediaTaps.Builder builder = MediaTaps.builder().camera(camera);
    builder.microphone(device ? null : clock.beside(file != null ? file : lines));
    builder.loudspeaker(device && recorder == null ? null : this::heard);
    this.taps = builder.build();
  }

  MediaTaps taps() {
    return taps;
  }

  Levels levels() {
    return levels;
  }

  @Nullable StreamedSource file() {
    return file;
  }

  AnswerClock clock() {
    return clock;
  }

  /** Says a recording, 16 kHz mono, after what is being said. False if there is no room for it. */
  boolean say(short[] recording) {
    return lines.write(recording, 0, recording.length) == recording.length;
  }

  private void heard(PcmFrame frame) {
    levels.onPcm(frame);
    clock.onPcm(frame);
    if (recorder != null) {
      recorder.onPcm(frame);
    }
  }

  /**
   * Finishes the recording.
   *
   * @return the files that were written
   * @throws IOException if the recording could not be written
   */
  List<Path> finish() throws IOException {
    List<Path> files = new ArrayList<>();
    if (recorder != null && recording != null) {
      recorder.close();
      files.add(recording);
    }
    return files;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    if (recorder != null) {
      recorder.close();
    }
  }
}
