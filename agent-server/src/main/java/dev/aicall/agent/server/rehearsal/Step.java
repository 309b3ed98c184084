package dev.aicall.agent.server.rehearsal;

import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.protocol.AgentMessage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thing that an agent does. */
sealed interface Step {

  /** Speaks, with subtitles; the next step comes when it is said. */
  record Say(Template text, @Nullable String emotion) implements Step {}

  /** Shows a feeling (1014). */
  record Emotion(String label) implements Step {}

  /** Sends a custom message (1011): JSON, or a text as it is. */
  record Custom(Template.Json message) implements Step {}

  /** Turns to something (1001). */
  record Turn(ARTCAICallAgentState state) implements Step {}

  /** Sends a message of the protocol. */
  record Send(AgentMessage message) implements Step {}

  /** Sends bytes that may be no message at all. */
  record Raw(String text) implements Step {}

  /** Sends a fresh RTC token (1006). */
  record FreshToken() implements Step {}

  /** Sends what the agent received and how it is set, as a custom message. */
  record Received() implements Step {}

  /**
   * Lets a human take over (1012, 1013), which ends the call (1010 with 2002).
   *
   * @param uid who
   * @param mode 0 the agent's voice, 1 the human's
   * @param after from the announcement to the human's coming
   * @param lasts how long the human stays
   * @param voice what the human sounds like
   * @param say what the human says, or null
   */
  record TakeOver(
      String uid, int mode, Duration after, Duration lasts, VoiceSpec voice, @Nullable String say)
      implements Step {}

  /** Brings another participant. */
  record Online(String uid, VoiceSpec voice) implements Step {}

  /** Takes another participant away. */
  record Offline(String uid) implements Step {}

  /** Says that a track came or went. */
  record Track(TrackKind kind, boolean available) implements Step {}

  /** Sends a side message of the media path. */
  record Extension(int type, String payload) implements Step {}

  /** Cuts what is said (1016). */
  record Interrupt(ARTCAICallSpeakingInterruptedReason reason) implements Step {}

  /** Does nothing for some time. */
  record Wait(Duration time) implements Step {}

  /** Throws the caller out. */
  record Bye(int code) implements Step {}

  /** Leaves. */
  record End() implements Step {}
}
