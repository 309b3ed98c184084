package dev.aicall.cli.call;

import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmQueue;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.cli.audio.Levels;
import dev.aicall.cli.audio.PcmInput;
import dev.aicall.cli.audio.StreamedSource;
import dev.aicall.cli.audio.WavRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Microphone, loudspeaker and camera of one call, and what is heard in it. */
public final class Sound implements AutoCloseable {
  private static final int SILENT_RATE_HZ = 16_000;

  private final @Nullable StreamedSource file;
  private final @Nullable Path recording;
  private final @Nullable WavRecorder recorder;
  private final Levels levels = new Levels();
  private final MediaTaps taps;

  /**
   * Plugs things together.
   *
   * @param input what the user says; null = nothing, or the microphone
   * @param device whether the machine's devices are used where nothing else is
   * @param recording where the agent is recorded, or null
   * @param camera the user's picture; null = none, or the camera
   */
  public Sound(
      @Nullable PcmInput input,
      boolean device,
      @Nullable Path recording,
      @Nullable VideoFrameSource camera) {
    this.file = input == null ? null : new StreamedSource(input);
    this.recording = recording;
    this.recorder = recording == null ? null : new WavRecorder(recording);
    MediaTaps.Builder builder = MediaTaps.builder().camera(camera);
    PcmSource silence = new PcmQueue(SILENT_RATE_HZ, 1, 10);
    builder.microphone(file != null ? file : device ? null : silence);
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

  private void heard(PcmFrame frame) {
    levels.onPcm(frame);
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
