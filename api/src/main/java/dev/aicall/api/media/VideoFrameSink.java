package dev.aicall.api.media;

/** Takes the pictures of a video track. */
public interface VideoFrameSink {

  /**
   * Takes the next picture.
   *
   * @param frame the picture
   */
  void onFrame(VideoFrame frame);
}
