package dev.aicall.api.media;

/** Is the camera or screen of a call: pushes frames while the call wants them. */
public interface VideoFrameSource {
  /**
   * Starts: from now on frames may be given to the sink, from any one thread at a time. Called when
   * the camera is switched on, on a thread of the SDK: return at once.
   *
   * @param sink where to put frames; it copies what it needs before it returns
   */
  void start(VideoFrameSink sink);

  /** Stops: no frame may be given to the sink after this returns. Called once for each start. */
  void stop();
}
