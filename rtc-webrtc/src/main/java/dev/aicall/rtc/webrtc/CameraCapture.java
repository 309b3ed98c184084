package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrame.Plane;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.rtc.peer.device.PictureCapture;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoCapture;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A camera, through webrtc-java. */
final class CameraCapture implements PictureCapture {
  private final VideoCapture capture = new VideoCapture();
  private final AtomicBoolean closed = new AtomicBoolean();

  private CameraCapture() {}

  /** Lists the cameras. May hang: on a thread of its own only. */
  static List<VideoDevice> list() {
    NativeLibrary.require();
    return List.copyOf(MediaDevices.getVideoCaptureDevices());
  }

  /**
   * Starts a camera. May take a second.
   *
   * @param pictures size and rate that are wanted; the camera's next better form is taken
   * @throws IllegalStateException if it cannot be started
   */
  static CameraCapture start(VideoDevice device, PictureSettings pictures, VideoFrameSink sink) {
    CameraCapture started = new CameraCapture();
    try {
      started.capture.setVideoCaptureDevice(device);
      VideoCaptureCapability form =
          nearest(MediaDevices.getVideoCaptureCapabilities(device), pictures);
      started.capture.setVideoCaptureCapability(form);
      started.capture.setVideoSink(NativeGuard.pictures(frame -> hand(frame, sink)));
      started.capture.start();
      return started;
    } catch (RuntimeException | Error e) {
      started.close();
      throw new IllegalStateException("the camera does not start: " + e.getMessage(), e);
    }
  }

  /** The smallest form that has the size and rate, or else the largest there is. */
  static VideoCaptureCapability nearest(
      List<VideoCaptureCapability> forms, PictureSettings wanted) {
    Comparator<VideoCaptureCapability> bySize =
        Comparator.comparingInt(form -> form.width * form.height);
    Comparator<VideoCaptureCapability> order = bySize.thenComparingInt(form -> form.frameRate);
    return forms.stream()
        .filter(
            form ->
                Math.max(form.width, form.height) >= wanted.longSide()
                    && Math.min(form.width, form.height) >= wanted.shortSide()
                    && form.frameRate >= wanted.framesPerSecond())
        .min(order)
        .or(() -> forms.stream().max(order))
        .orElseGet(
            () ->
                new VideoCaptureCapability(
                    wanted.longSide(), wanted.shortSide(), wanted.framesPerSecond()));
  }

  private static void hand(
      dev.onvoid.webrtc.media.video.VideoFrame nativeFrame, VideoFrameSink sink) {
    I420Buffer buffer = nativeFrame.buffer.toI420();
    try {
      sink.onFrame(
          new VideoFrame(
              buffer.getWidth(),
              buffer.getHeight(),
              nativeFrame.rotation,
              nativeFrame.timestampNs,
              new Plane(buffer.getDataY(), buffer.getStrideY()),
              new Plane(buffer.getDataU(), buffer.getStrideU()),
              new Plane(buffer.getDataV(), buffer.getStrideV())));
    } finally {
      buffer.release();
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      NativeGuard.run("camera stop", capture::stop);
      NativeGuard.run("camera dispose", capture::dispose);
    }
  }
}
