package dev.aicall.cli.audio;

import java.io.IOException;

/** A file that is no WAV file of 16-bit PCM; the message says what it is instead. */
public final class WavFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  WavFormatException(String message) {
    super(message);
  }
}
