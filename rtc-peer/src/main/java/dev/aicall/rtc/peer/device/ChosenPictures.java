package dev.aicall.rtc.peer.device;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import org.jspecify.annotations.Nullable;

/** Pictures of whatever camera or screen is chosen, from start to stop. */
final class ChosenPictures implements VideoFrameSource {
  private final MachineVideoDevices devices;
  private final ARTCAICallVideoConfig video;
  private final Object gate = new Object();
  private @Nullable VideoFrameSink sink;

  /** That of the devices' worker. */
  private @Nullable PictureCapture capture;

  ChosenPictures(MachineVideoDevices devices, ARTCAICallVideoConfig video) {
    this.devices = devices;
    this.video = video;
  }

  ARTCAICallVideoConfig video() {
    return video;
  }

  @Override
  public void start(VideoFrameSink to) {
    synchronized (gate) {
      sink = to;
    }
    devices.started(this);
  }

  @Override
  public void stop() {
    synchronized (gate) {
      sink = null;
    }
    devices.stopped(this);
  }

  /**
   * Opens a device instead of what was open; nothing after the stop. On the worker.
   *
   * @throws IllegalStateException if it cannot be captured
   */
  void open(PictureSystem system, MediaDevice device) {
    closeCapture();
    if (isWanted()) {
      capture = system.open(device, video, this::onFrame);
    }
  }

  /** On the worker. */
  void closeCapture() {
    PictureCapture open = capture;
    capture = null;
    if (open != null) {
      open.close();
    }
  }

  private boolean isWanted() {
    synchronized (gate) {
      return sink != null;
    }
  }

  private void onFrame(VideoFrame frame) {
    synchronized (gate) {
      VideoFrameSink to = sink;
      if (to != null) {
        to.onFrame(frame);
      }
    }
  }
}
