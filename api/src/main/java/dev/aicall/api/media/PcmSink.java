package dev.aicall.api.media;

/** Is the loudspeaker of a call, or listens beside it: receives the remote side as 16-bit PCM. */
@FunctionalInterface
public interface PcmSink {
  /**
   * Receives the next piece of audio, about every 10 ms, on the backend's media thread: return
   * quickly. A thrown exception is logged and the call goes on.
   *
   * @param frame the audio, valid only inside this call; copy what you keep
   */
  void onPcm(PcmFrame frame);
}
