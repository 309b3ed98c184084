package dev.aicall.cli.audio;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import java.time.Duration;
import java.util.function.Consumer;

/** Measures at the caller, from the sound itself, how long an agent lets wait. */
public interface SoundClock extends PcmSink {
  /**
   * Listens to a microphone.
   *
   * @param microphone any
   * @return the same, heard by this
   */
  PcmSource beside(PcmSource microphone);

  /**
   * Tells who wants to know.
   *
   * @param listener gets what was measured, on the timer thread, once an answer
   */
  void onAnswer(Consumer<Duration> listener);

  /** The caller says something without a sound, at this moment: in writing. */
  void typed();
}
