package dev.aicall.domain.call;

import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.Envelope;
import dev.aicall.domain.protocol.MessageWriter;

/** What is refused at once because no agent would take it. */
final class Limits {
  private static final int ASR_SILENCE_MIN_MS = 200;
  private static final int ASR_SILENCE_MAX_MS = 1_200;
  private static final double SPEECH_RATE_MIN = 0.5;
  private static final double SPEECH_RATE_MAX = 2.0;

  /** Room for the envelope: a number and two user ids of at most 64 characters. */
  private static final int ENVELOPE_BYTES = 512;

  private Limits() {}

  static boolean isAsrMaxSilence(int ms) {
    return ms >= ASR_SILENCE_MIN_MS && ms <= ASR_SILENCE_MAX_MS;
  }

  static boolean isSpeechRate(double rate) {
    return rate >= SPEECH_RATE_MIN && rate <= SPEECH_RATE_MAX;
  }

  /** Whether a message fits into one message of the transport. */
  static boolean fits(ClientMessage message) {
    // A char takes at most 6 bytes on the wire (an escaped control character).
    if (message instanceof ClientMessage.SendTextToAgent m && m.text().length() < 10_000) {
      return true;
    }
    byte[] bytes = new MessageWriter().write(message, new Envelope(Integer.MAX_VALUE, null, null));
    return bytes.length + ENVELOPE_BYTES <= RtcSession.MAX_MESSAGE_BYTES;
  }
}
