package dev.aicall.rtc.peer;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import org.jspecify.annotations.Nullable;

/**
 * A camera with two lookers: the preview and the media stack, which sees it as a source of its own.
 * The stack starts and stops looking; the camera itself is started and stopped by the session, once
 * each.
 */
final class CameraTap implements VideoFrameSource {
  private final VideoFrameSource camera;
  private final Guarded guardedCamera = new Guarded("camera");
  private final Guarded guardedView = new Guarded("local view");
  private final Guarded guardedStack = new Guarded("sending a picture");
  private volatile @Nullable VideoFrameSink stack;
  private volatile @Nullable VideoFrameSink preview;
  private volatile boolean running;

  CameraTap(VideoFrameSource camera, @Nullable VideoFrameSink preview) {
    this.camera = camera;
    this.preview = preview;
  }

  /** Returns whether the camera started. */
  boolean open() {
    running = true;
    return guardedCamera.run(() -> camera.start(this::film));
  }

  void close() {
    running = false;
    guardedCamera.run(camera::stop);
  }

  void preview(@Nullable VideoFrameSink view) {
    preview = view;
  }

  private void film(VideoFrame frame) {
    if (!running) {
      return;
    }
    VideoFrameSink sending = stack;
    if (sending != null) {
      guardedStack.run(() -> sending.onFrame(frame));
    }
    VideoFrameSink view = preview;
    if (view != null) {
      guardedView.run(() -> view.onFrame(frame));
    }
  }

  @Override
  public void start(VideoFrameSink sink) {
    stack = sink;
  }

  @Override
  public void stop() {
    stack = null;
  }
}
