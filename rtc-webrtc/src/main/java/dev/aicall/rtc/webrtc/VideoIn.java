package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import org.jspecify.annotations.Nullable;

/** The pictures that one section receives, lent to the sink on the decoder's thread. */
final class VideoIn {
  private final VideoTrack track;
  private final VideoTrackSink nativeSink = NativeGuard.pictures(this::onFrame);
  private volatile @Nullable VideoFrameSink sink;
  private boolean attached;

  VideoIn(VideoTrack track) {
    this.track = track;
  }

  /** Sets where pictures go. On the control thread. */
  void receive(@Nullable VideoFrameSink to) {
    sink = to;
    if (!attached && to != null) {
      attached = true;
      track.addSink(nativeSink);
    }
  }

  private void onFrame(dev.onvoid.webrtc.media.video.VideoFrame frame) {
    VideoFrameSink to = sink;
    if (to == null) {
      return;
    }
    I420Buffer buffer = frame.buffer.toI420();
    try {
      to.onFrame(
          new VideoFrame(
              buffer.getWidth(),
              buffer.getHeight(),
              frame.rotation,
              frame.timestampNs,
              new VideoFrame.Plane(buffer.getDataY(), buffer.getStrideY()),
              new VideoFrame.Plane(buffer.getDataU(), buffer.getStrideU()),
              new VideoFrame.Plane(buffer.getDataV(), buffer.getStrideV())));
    } finally {
      buffer.release();
    }
  }

  /** Ends it; before the connection closes. On the control thread. */
  void close() {
    sink = null;
    if (attached) {
      attached = false;
      track.removeSink(nativeSink);
    }
  }
}
