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

  /**
   * What may wait to be sent before more is refused: 1 MiB, as our server has it, and far from the
   * 16 MiB at which libwebrtc closes a channel.
   */
  static final long MAX_WAITING_BYTES = 1L << 20;

  /** What a message without an application's text counts. */
  private static final int SMALL_MESSAGE = 256;

  private Limits() {}

  static boolean isAsrMaxSilence(int ms) {
    return ms >= ASR_SILENCE_MIN_MS && ms <= ASR_SILENCE_MAX_MS;
  }

  static boolean isSpeechRate(double rate) {
    return rate >= SPEECH_RATE_MIN && rate <= SPEECH_RATE_MAX;
  }

  /** About how long a message is, without writing it. */
  static int weight(ClientMessage message) {
    if (message instanceof ClientMessage.SendTextToAgent m) {
      return SMALL_MESSAGE + m.text().length();
    } else if (message instanceof ClientMessage.SendCustomMessageToServer m) {
      return SMALL_MESSAGE + m.message().length();
    } else if (message instanceof ClientMessage.UpdateLlmSystemPrompt m) {
      return SMALL_MESSAGE + m.prompt().length();
    }
    return SMALL_MESSAGE;
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
