package dev.aicall.agent.server.rehearsal;

import java.time.Duration;

/** What a voice sounds like. */
sealed interface VoiceSpec {

  /**
   * A steady tone.
   *
   * @param hertz its pitch
   * @param levelDbfs the sine's peak under full scale
   * @param always whether it sounds even when nothing is said
   */
  record Tone(double hertz, double levelDbfs, boolean always) implements VoiceSpec {}

  /**
   * A recording, from its beginning with every sentence, again and again.
   *
   * @param file the sound
   * @param levelDbfs how much louder or softer
   * @param always whether it sounds even when nothing is said
   */
  record Recording(WavFile file, double levelDbfs, boolean always) implements VoiceSpec {}

  /** No sound at all. */
  record Silent() implements VoiceSpec {}

  /**
   * What the caller says, later.
   *
   * @param delay how much later
   */
  record Echo(Duration delay) implements VoiceSpec {}
}
