package dev.aicall.api.media;

/** Is the screen of a call: receives the frames of one side. */
@FunctionalInterface
public interface VideoFrameSink {
  /**
   * Receives the next frame, on the backend's media thread: return quickly. A thrown exception is
   * logged and the call goes on.
   *
   * @param frame the picture, valid only inside this call; {@link VideoFrame#copy()} what you keep
   */
  void onFrame(VideoFrame frame);
}
