package dev.aicall.agent.server.speech;

/**
 * Tells speech from silence and noise, frame by frame, for one call. It has no memory beyond a few
 * frames: when a turn has ended is the pipeline's decision. Used on one thread at a time.
 */
public interface VoiceActivityDetector extends AutoCloseable {
  /**
   * Judges the next frame; takes well under a millisecond.
   *
   * @param samples {@link SpeechFormat#FRAME_SAMPLES} of them from the offset on
   * @param offset index of the first
   * @return whether somebody speaks
   */
  boolean isSpeech(short[] samples, int offset);

  @Override
  void close();

  /** Makes detectors; for any thread. */
  interface Engine extends AutoCloseable {
    /**
     * Makes the detector of a call.
     *
     * @param level 0 to 11, how sure it must be: {@code VadLevel} of the agent's settings, 11 the
     *     strictest; 0 = off, everything but digital silence is speech
     * @return a new detector
     */
    VoiceActivityDetector newDetector(int level);

    /**
     * Says how long a detector goes on saying "speech" after its true end, so that the pipeline can
     * take it off the silence that it waits for.
     *
     * @return ms, 0 or more, the median at strict levels; 0 unless the engine says more
     */
    default int hangOverMs() {
      return 0;
    }

    @Override
    void close();
  }
}
