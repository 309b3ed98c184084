package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pictures that one section sends: copied, scaled into the configured size, and left out where
 * they come too fast. A source runs from when both it and the connection are there. Only the
 * control thread calls it, the frames of a source excepted, which come on its own.
 */
final class VideoOut {
  private static final Logger log = LoggerFactory.getLogger(VideoOut.class);

  private final Object lock = new Object();
  private final PictureSettings settings;
  private final CustomVideoSource native420 = new CustomVideoSource();
  private final VideoTrack track;
  private @Nullable VideoFrameSource source;
  private @Nullable RTCRtpSender sender;
  private boolean started;
  private boolean closed;

  VideoOut(WebRtcRuntime runtime, String label, PictureSettings settings) {
    this.settings = settings;
    this.track = runtime.factory().createVideoTrack(label, native420);
  }

  VideoTrack track() {
    return track;
  }

  /** Sends from a source, or nothing. */
  void send(@Nullable VideoFrameSource next) {
    if (closed || next == source) {
      return;
    }
    stopSource();
    source = next;
    startSource();
  }

  /** The connection is up and the section of this sender sends. Idempotent. */
  void start(RTCRtpSender newSender) {
    if (closed || started) {
      return;
    }
    sender = newSender;
    started = true;
    limit(newSender);
    startSource();
  }

  private void limit(RTCRtpSender limited) {
    RTCRtpSendParameters parameters = limited.getParameters();
    for (RTCRtpEncodingParameters encoding : parameters.encodings) {
      encoding.maxBitrate = settings.bitsPerSecond();
      encoding.maxFramerate = (double) settings.framesPerSecond();
    }
    limited.setParameters(parameters);
  }

  private void startSource() {
    VideoFrameSource from = source;
    RTCRtpSender to = sender;
    if (started && from != null && to != null) {
      to.replaceTrack(track);
      try {
        from.start(new Feed());
      } catch (RuntimeException | Error e) {
        log.warn("a source of pictures does not start", e);
      }
    }
  }

  private void stopSource() {
    VideoFrameSource from = source;
    RTCRtpSender to = sender;
    source = null;
    if (started && from != null && to != null) {
      try {
        from.stop();
      } catch (RuntimeException | Error e) {
        log.warn("a source of pictures does not stop", e);
      }
      to.replaceTrack(null);
    }
  }

  /** Takes the frames of one start of a source; a new start may come from another thread. */
  private final class Feed implements VideoFrameSink {
    private long due = System.nanoTime();

    @Override
    public void onFrame(VideoFrame frame) {
      if (isDue(System.nanoTime())) {
        push(frame);
      }
    }

    /** A source that is just fast enough may be early by a quarter of the interval. */
    private boolean isDue(long now) {
      long interval = settings.frameNanos();
      long late = now - due;
      if (late < -interval / 4) {
        return false;
      }
      due = (late > interval ? now : due) + interval;
      return true;
    }
  }

  private void push(VideoFrame frame) {
    NativeI420Buffer buffer = NativeI420Buffer.allocate(frame.width(), frame.height());
    VideoFrameBuffer scaled = null;
    try {
      int chromaWidth = (frame.width() + 1) / 2;
      int chromaHeight = (frame.height() + 1) / 2;
      copy(frame.y(), buffer.getDataY(), buffer.getStrideY(), frame.width(), frame.height());
      copy(frame.u(), buffer.getDataU(), buffer.getStrideU(), chromaWidth, chromaHeight);
      copy(frame.v(), buffer.getDataV(), buffer.getStrideV(), chromaWidth, chromaHeight);
      PictureSettings.Size size = settings.fit(frame.width(), frame.height());
      if (size.width() != frame.width() || size.height() != frame.height()) {
        scaled =
            buffer.cropAndScale(0, 0, frame.width(), frame.height(), size.width(), size.height());
      }
      // Stamped here: libwebrtc drops what is not newer than the frame before on its own clock.
      dev.onvoid.webrtc.media.video.VideoFrame out =
          new dev.onvoid.webrtc.media.video.VideoFrame(
              scaled == null ? buffer : scaled, frame.rotationDegrees(), System.nanoTime());
      synchronized (lock) {
        if (!closed) {
          native420.pushFrame(out);
        }
      }
    } finally {
      if (scaled != null) {
        scaled.release();
      }
      buffer.release();
    }
  }

  private static void copy(
      VideoFrame.Plane from, ByteBuffer to, int toStride, int width, int height) {
    for (int row = 0; row < height; row++) {
      to.put(row * toStride, from.data(), row * from.stride(), width);
    }
  }

  /** Stops the source; {@link #dispose} follows when the connection is closed. Idempotent. */
  void close() {
    if (closed) {
      return;
    }
    stopSource();
    synchronized (lock) {
      closed = true;
    }
  }

  void dispose() {
    native420.dispose();
  }
}
